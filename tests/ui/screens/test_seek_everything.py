"""Ctrl+K, some letters without marks, Enter: the record stands open at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from storage.adoption import adopt
from storage.months import freeze
from storage.records import (
    Activity,
    Asset,
    Award,
    Hamlet,
    Member,
    ModelSite,
    Nominee,
    Proposal,
    Record,
    SafetyAssessment,
    SafetySubject,
    SecurityModel,
    Task,
    Team,
)
from storage.repository import put
from tests.conftest import UNIT
from tests.ui.screens.pair import paired
from ui.screens.activities import Activities
from ui.screens.commendations import Commendations
from ui.screens.desk import Desk
from ui.screens.month import Month
from ui.screens.record_view import RecordView
from ui.screens.register import Register
from ui.screens.safety import Safety
from ui.screens.seek_everything import SeekEverything
from ui.screens.window import MainWindow

Show = Callable[[QWidget], QWidget]
POST = "ninh-binh/gia-vien/gia-lac"


@pytest.fixture
def window(desk: Desk, shown: Show) -> Iterator[MainWindow]:
    window = MainWindow(desk)
    shown(window)
    yield window
    close_all(window)


def close_all(window: MainWindow) -> None:
    for dialog in window.findChildren(SeekEverything):
        dialog.close()  # before the books are


def keep(desk: Desk, *records: Record) -> None:
    for record in records:
        put(desk.ledger, record)
    desk.changed.emit(frozenset(record.KIND for record in records))


def activity(title: str, on: str = "2022-12-01") -> Activity:
    return Activity(unit=UNIT, kind="talk", title=title, happened_on=date.fromisoformat(on))


def seeking(window: MainWindow, typed: str = "") -> SeekEverything:
    """Press Ctrl+K and type."""
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    (dialog,) = (one for one in window.findChildren(SeekEverything) if one.isVisible())
    QTest.keyClicks(dialog.line, typed)
    return dialog


def press(dialog: SeekEverything, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(dialog.line, key)


def first_words(dialog: SeekEverything) -> list[str]:
    return [words[0] for words in dialog.table.words()]


def test_hits_appear_while_typing_without_any_key_more(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    keep(desk, activity("Tuần tra đêm"))
    dialog = seeking(window, "tuan tr")
    qtbot.waitUntil(lambda: first_words(dialog) == ["Hoạt động", "Tuần tra đêm"])
    assert dialog.said.text().startswith("Thấy 1.")


def test_what_lies_inside_words_appears_when_typing_rests(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    team = Team(unit=UNIT, name="Tổ 1", form="mediation")
    keep(desk, team, Member(unit=UNIT, team=team.id, full_name="Lê Lan", phone="0912345678"))
    dialog = seeking(window, "45678")
    qtbot.waitUntil(lambda: first_words(dialog) == ["Thành viên", "Lê Lan"])


@pytest.mark.parametrize(
    ("record", "typed", "place"),
    [
        (SecurityModel(unit=UNIT, name="Camera an ninh", type="D01"), "camera", "Mô hình"),
        (Hamlet(unit=UNIT, name="Thôn Đoài"), "doai", "Thôn, tổ dân phố"),
        (Team(unit=UNIT, name="Tổ liên gia 3", form="mediation"), "lien gia", "Tổ và thành viên"),
        (activity("Ngày hội toàn dân"), "ngay hoi toan", "Hoạt động"),
    ],
)
def test_enter_opens_the_first_hit_at_its_place(
    window: MainWindow, desk: Desk, record: Record, typed: str, place: str
) -> None:
    keep(desk, record)
    dialog = seeking(window, typed)
    press(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert window.screen_shown.accessibleName() == place
    assert isinstance(window.screen_shown, Register)
    assert window.screen_shown.shown.record == record


def test_what_belongs_to_another_record_is_opened_itself(window: MainWindow, desk: Desk) -> None:
    model = SecurityModel(unit=UNIT, name="Camera an ninh", type="D01")
    site = ModelSite(unit=UNIT, model=model.id, name="Ngã tư chợ")
    team = Team(unit=UNIT, name="Tổ 1", form="mediation")
    person = Member(unit=UNIT, team=team.id, full_name="Nguyễn Thị Lan")
    keep(desk, model, site, team, person)
    for typed, record in (("nga tu", site), ("thi lan", person)):
        press(seeking(window, typed), Qt.Key.Key_Return)
        assert isinstance(window.screen_shown, Register)
        assert window.screen_shown.shown.isVisible()
        opened = window.screen_shown.shown.record
        assert opened is not None
        assert opened.id == record.id


def test_awards_and_nominees_open_in_their_own_lists(window: MainWindow, desk: Desk) -> None:
    merit = {"form": "certificate_of_merit", "authority": "commune", "occasion": "Ngày hội"}
    proposal = Proposal.model_validate({"unit": UNIT} | merit)
    nominee = Nominee(unit=UNIT, proposal=proposal.id, subject="individual", name="Lê Văn Bình")
    given = {"unit": UNIT, "decided_on": "2022-12-01", "subject": "collective", "name": "Đội 5"}
    award = Award.model_validate(given | merit)
    keep(desk, proposal, nominee, award)
    for typed, record in (("van binh", nominee), ("doi 5", award)):
        press(seeking(window, typed), Qt.Key.Key_Return)
        assert isinstance(window.screen_shown, Commendations)
        opened = window.screen_shown.shown.shown.record
        assert opened is not None
        assert opened.id == record.id


def test_a_task_that_is_done_is_found_and_shown(window: MainWindow, desk: Desk) -> None:
    day = date(2022, 12, 1)
    done = Task(unit=UNIT, title="Lắp loa", set_on=day, state="done", done_on=day)
    keep(desk, done, Task(unit=UNIT, title="Họp tổ", set_on=day))
    press(seeking(window, "lap loa"), Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, Register)
    assert window.screen_shown.shown.record == done
    assert window.screen_shown.list.record == done


def test_an_assessment_opens_its_subject_in_its_year(window: MainWindow, desk: Desk) -> None:
    subject = SafetySubject(unit=UNIT, kind="hamlet", name="Thôn Đoài")
    paper = {"unit": UNIT, "subject": subject.id, "year": 2023, "decision_paper": "99/QĐ-UBND"}
    keep(desk, subject, SafetyAssessment.model_validate(paper))
    press(seeking(window, "99/qd"), Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, Safety)
    assert window.screen_shown.list.record == subject
    assert window.screen_shown.year.currentData() == 2023


def test_a_closed_month_is_opened(window: MainWindow, desk: Desk) -> None:
    keep(desk, activity("Họp", on="2022-10-20"))
    freeze(desk.ledger, "2022-11")
    press(seeking(window, "11/2022"), Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, Month)
    assert window.screen_shown.month == "2022-11"


def test_arrows_walk_over_titles_and_enter_opens_where_they_stand(
    window: MainWindow, desk: Desk
) -> None:
    hamlet, newest = Hamlet(unit=UNIT, name="Thôn hội"), activity("Họp hội")
    keep(desk, hamlet, newest)
    dialog = seeking(window, "hoi")
    press(dialog, Qt.Key.Key_Down)
    assert dialog.line.accessibleDescription().startswith("Họp hội")
    press(dialog, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, Activities)
    assert window.screen_shown.shown.record == newest


def test_more_of_one_kind_are_shown_when_asked_for(window: MainWindow, desk: Desk) -> None:
    keep(desk, *(Hamlet(unit=UNIT, name=f"Thôn {number}") for number in range(8)))
    dialog = seeking(window, "thon")
    press(dialog, *[Qt.Key.Key_Down] * 6)  # the place of hamlets stands first
    assert "Còn 3 nữa…" in first_words(dialog)
    press(dialog, Qt.Key.Key_Return)
    assert first_words(dialog)[1:] == [f"Thôn {number}" for number in range(8)]
    press(dialog, Qt.Key.Key_Backspace, Qt.Key.Key_PageDown)
    assert "Còn 3 nữa…" in first_words(dialog)


def test_places_are_a_quick_way_around(window: MainWindow) -> None:
    dialog = seeking(window)
    assert "Thiết lập" in first_words(dialog)
    QTest.keyClicks(dialog.line, "thiet lap")
    press(dialog, Qt.Key.Key_Return)
    assert window.screen_shown.accessibleName() == "Thiết lập"


def test_nothing_found_is_said_in_words_and_enter_does_nothing(window: MainWindow) -> None:
    dialog = seeking(window, "zzz")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.empty.text().startswith("Không thấy “zzz” ở đâu trong sổ.")
    assert dialog.line.accessibleDescription() == dialog.empty.text()


@pytest.mark.parametrize("typed", ["%", "'\"", "*", "😀", "h" * 1000])
def test_strange_words_do_no_harm(window: MainWindow, desk: Desk, typed: str) -> None:
    keep(desk, activity("Họp dân"))
    dialog = seeking(window)
    dialog.line.setText(typed)
    press(dialog, Qt.Key.Key_Down)
    assert len(dialog.empty.text()) < 200


def test_esc_closes_and_the_keyboard_is_back_where_it_was(
    window: MainWindow, qapp: QApplication
) -> None:
    window.show_place("activities")
    window.screen_shown.search()
    before = qapp.focusWidget()
    dialog = seeking(window, "tuan")  # from inside a line that is typed in
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    assert qapp.focusWidget() is before


def test_ctrl_k_works_while_a_note_is_written_and_the_field_opens_it_too(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_place("commendations")
    window.screen_shown.begin_new()
    note = next(one for one in window.findChildren(QPlainTextEdit) if one.isVisible())
    note.setFocus()
    QTest.keySequence(note, QKeySequence("Ctrl+K"))
    (dialog,) = (one for one in window.findChildren(SeekEverything) if one.isVisible())
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    QTest.mouseClick(window.seek, Qt.MouseButton.LeftButton)
    assert [one.isVisible() for one in window.findChildren(SeekEverything)] == [True]


def test_what_was_changed_removed_and_undone_is_found_as_it_stands(
    window: MainWindow, desk: Desk
) -> None:
    done = activity("Tuần tra đêm")
    desk.save(done)
    desk.save(done.model_copy(update={"title": "Họp dân"}))

    def found(typed: str) -> bool:
        dialog = seeking(window, typed)
        press(dialog, Qt.Key.Key_Down)
        seen = "Hoạt động" in first_words(dialog)
        dialog.close()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        return seen

    assert (found("tuan tra"), found("hop dan")) == (False, True)
    desk.undo()
    assert (found("tuan tra"), found("hop dan")) == (True, False)
    desk.remove(done)
    assert not found("tuan tra")
    desk.undo()
    assert found("tuan tra")


def test_what_has_no_place_of_its_own_is_shown_to_be_read(window: MainWindow, desk: Desk) -> None:
    model = SecurityModel(unit=POST, name="Camera an ninh", type="D01")
    keep(desk, model, Asset(unit=POST, kind="camera", name="Ngã tư chợ", model=model.id))
    dialog = seeking(window, "nga tu")
    press(dialog, Qt.Key.Key_Return)
    (view,) = dialog.findChildren(RecordView)
    assert ("Thuộc mô hình", "Camera an ninh") in view.table.words()


def test_a_superior_sees_whose_each_record_is_and_reads_it(
    qapp: QApplication, shown: Show, tmp_path: Path
) -> None:
    del qapp
    with paired(tmp_path) as pair:
        sent = activity("Tuần tra")
        day = sent.happened_on
        adopt(pair.superior.ledger, UNIT, day, day, {Activity: [sent]})
        window = MainWindow(pair.superior)
        shown(window)
        dialog = seeking(window, "tuan tra gia thang")
        press(dialog, Qt.Key.Key_Down)
        assert dialog.table.words()[1][2] == "Công an xã Gia Thắng"
        press(dialog, Qt.Key.Key_Return)
        (view,) = dialog.findChildren(RecordView)
        assert ("Nội dung", "Tuần tra") in view.table.words()
        close_all(window)
