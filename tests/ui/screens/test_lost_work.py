"""What a user has typed is saved, kept, or given up by name: it never goes without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from storage.records import Activity, Hamlet, Member, Nominee, Proposal, Team
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.pair import JANUARY, Pair, close, paired
from ui.screens.activities import Activities
from ui.screens.choice_editors import ChoiceEditor
from ui.screens.commendations import Proposals
from ui.screens.desk import Desk
from ui.screens.hamlets import Hamlets
from ui.screens.quick_nominees import QuickNominees, nominee_of
from ui.screens.receiving import Receiving
from ui.screens.register import Register
from ui.screens.settings import Settings
from ui.screens.sheet import Sheet
from ui.screens.teams import Teams
from ui.screens.window import MainWindow

Show = Callable[[QWidget], QWidget]


def answer(words: str) -> None:
    """Press the button with these words as soon as a question is asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == words).click()

    QTimer.singleShot(30, press)


def type_into(sheet: Sheet, name: str, text: str) -> None:
    line = sheet.form.cells[name].editor.focusProxy()
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, text)


def shown_team(teams: Teams) -> str:
    record = teams.list.record
    assert isinstance(record, Team)
    return record.name


@pytest.fixture
def hamlets(desk: Desk, shown: Show) -> Iterator[Hamlets]:
    for name in ("Thôn Ba", "Thôn Hai"):
        desk.save(Hamlet(unit=UNIT, name=name))
    screen = Hamlets(desk)
    shown(screen)
    yield screen
    screen.sheet.form.is_dirty = False


@pytest.fixture
def teams(desk: Desk, shown: Show) -> Iterator[Teams]:
    first, second = (Team(unit=UNIT, name=f"Tổ {n}", form="mediation") for n in (1, 2))
    desk.save(first)
    desk.save(second)
    desk.save(Member(unit=UNIT, team=first.id, full_name="An"))
    screen = Teams(desk)
    shown(screen)
    screen.show_record(find(desk.ledger, Member)[0].id)
    yield screen
    for sheet in (screen.sheet, screen.members.sheet):
        sheet.form.is_dirty = False


def test_after_saving_on_the_way_list_and_form_stand_on_the_row_that_was_clicked(
    hamlets: Hamlets,
) -> None:
    type_into(hamlets.sheet, "name", " Moi")
    answer("Ghi vào sổ")
    hamlets.list.table.selectRow(1)
    assert hamlets.list.record == hamlets.sheet.record
    assert [one.name for one in find(hamlets.desk.ledger, Hamlet)] == ["Thôn Ba Moi", "Thôn Hai"]
    assert hamlets.sheet.form.values()["name"] == "Thôn Hai"


def test_a_member_that_is_not_left_keeps_its_team_chosen(teams: Teams) -> None:
    type_into(teams.members.sheet, "full_name", " Binh")
    answer("Nhập tiếp")
    teams.list.table.selectRow(1)
    assert shown_team(teams) == "Tổ 1"
    assert teams.members.list.model.rowCount() == 1
    assert teams.shown is teams.members.sheet


def test_a_team_opened_after_its_member_was_saved_says_the_new_count(teams: Teams) -> None:
    teams.members.list.new.click()
    type_into(teams.members.sheet, "full_name", "Binh")
    answer("Ghi vào sổ")
    teams.list.table.clicked.emit(teams.list.model.index(0, 0))
    assert teams.sheet.form.values()["headcount"] == 2


def test_what_was_not_to_be_saved_is_not_in_the_form_any_more(hamlets: Hamlets) -> None:
    type_into(hamlets.sheet, "name", " Moi")
    answer("Không ghi")
    assert hamlets.may_leave()
    assert hamlets.sheet.form.values()["name"] == "Thôn Ba"
    assert hamlets.sheet.state.text() == ""


def test_a_refused_removal_leaves_what_was_typed_to_be_saved(
    hamlets: Hamlets, desk: Desk, qtbot: QtBot
) -> None:
    hamlet = hamlets.sheet.record
    assert hamlet
    desk.save(Team(unit=UNIT, name="Tổ 1", form="other", hamlets=(hamlet.id,)))
    type_into(hamlets.sheet, "name", " Moi")
    answer("Xóa bản ghi")
    with qtbot.waitSignal(desk.refused):
        hamlets.sheet.drop.click()
    assert hamlets.sheet.form.is_dirty


def test_a_draft_that_waits_outlives_what_is_typed_after_it(desk: Desk, shown: Show) -> None:
    desk.keep_draft("hamlet", {"name": "Thôn dở dang"})
    screen = Hamlets(desk)
    shown(screen)
    screen.begin_new()
    type_into(screen.sheet, "name", "Thon Moi")
    screen.sheet.form.typed.emit(screen.sheet.form.entered())
    kept = desk.draft_of("hamlet")
    assert kept
    assert (kept["name"], screen.sheet.draft_bar.isVisible()) == ("Thon Moi", True)
    screen.save()
    again = Hamlets(desk)
    shown(again)
    again.sheet.take_draft()
    assert again.sheet.form.values()["name"] == "Thôn dở dang"
    again.sheet.form.is_dirty = False


def test_a_draft_is_not_brought_back_over_what_is_being_typed(desk: Desk, shown: Show) -> None:
    desk.keep_draft("hamlet", {"name": "Thôn dở dang"})
    screen = Hamlets(desk)
    shown(screen)
    screen.begin_new()
    type_into(screen.sheet, "name", "Thon Moi")
    answer("Nhập tiếp")
    screen.sheet.take_draft()
    assert screen.sheet.form.values()["name"] == "Thon Moi"
    screen.sheet.form.is_dirty = False


def test_another_kind_does_not_replace_a_title_that_was_typed(desk: Desk, shown: Show) -> None:
    for kind, title in (("broadcast", "Bản tin"), ("propaganda", "Tuyên truyền")):
        activity = Activity(unit=UNIT, kind=kind, title=title, happened_on=date(2022, 12, 1))
        desk.save(activity.model_copy(update={"place": f"Nơi {title}"}))
    screen = Activities(desk)
    shown(screen)
    screen.begin_new()
    form = screen.sheet.form
    type_into(screen.sheet, "title", " hai")
    form.cells["kind"].editor.write("broadcast")
    form.cells["kind"].editor.changed.emit()
    said = form.values()
    assert (said["title"], said["place"]) == ("Tuyên truyền hai", "Nơi Bản tin")
    form.is_dirty = False


def test_words_typed_into_a_list_of_choices_count_without_leaving_it(
    desk: Desk, shown: Show
) -> None:
    screen = Activities(desk)
    shown(screen)
    screen.begin_new()
    kind = screen.sheet.form.cells["kind"].editor
    assert isinstance(kind, ChoiceEditor)
    line = kind.box.lineEdit()
    assert line
    line.selectAll()
    QTest.keyClicks(line, "khong co loai nay")
    screen.save()
    assert find(desk.ledger, Activity) == []
    assert "khong co loai nay" in screen.sheet.form.cells["kind"].complaint.text()
    screen.sheet.form.is_dirty = False


@pytest.fixture
def window(desk: Desk, shown: Show) -> MainWindow:
    made = MainWindow(desk)
    shown(made)
    made.show_place("settings")
    return made


def settings_of(window: MainWindow) -> Settings:
    screen = window.screen_shown
    assert isinstance(screen, Settings)
    return screen


def test_settings_that_were_typed_are_asked_about_before_going(
    window: MainWindow, desk: Desk
) -> None:
    line = settings_of(window).unit.editors["signer_name"].focusProxy()
    assert line
    QTest.keyClicks(line, "An")
    answer("Nhập tiếp")
    assert not window.close()
    answer("Ghi vào sổ")
    assert window.show_place("home")
    assert desk.settings.signer_name == "An"


def test_saving_one_page_of_settings_keeps_what_is_typed_on_the_other(
    window: MainWindow, desk: Desk
) -> None:
    screen = settings_of(window)
    line = screen.unit.editors["signer_name"].focusProxy()
    assert line
    QTest.keyClicks(line, "An")
    screen.tabs.setCurrentWidget(screen.months)
    screen.months.editors["deadline_days"].write(3)
    screen.save()
    screen.tabs.setCurrentWidget(screen.unit)
    assert screen.state.text() == "Chưa ghi"
    screen.save()
    assert (desk.settings.signer_name, desk.settings.deadline_days) == ("An", 3)


def test_books_are_not_closed_over_what_was_typed(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    screen = settings_of(window)
    line = screen.unit.editors["signer_name"].focusProxy()
    assert line
    QTest.keyClicks(line, "An")
    answer("Nhập tiếp")
    with qtbot.assertNotEmitted(desk.left):
        desk.leaving.emit()
    answer("Không ghi")
    with qtbot.waitSignal(desk.left):
        desk.leaving.emit()
    assert window.close()


PROPOSAL = Proposal(unit=UNIT, occasion="Năm 2022", form="certificate", authority="commune_chair")


def test_a_list_of_names_that_is_refused_stays_to_be_mended(qtbot: QtBot) -> None:
    heard: list[Nominee] = []

    def refuse(found: object) -> bool:
        heard.extend(found if isinstance(found, list) else [])
        return False

    dialog = QuickNominees(PROPOSAL, refuse)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.box.setPlainText("Nguyễn Văn An")
    dialog.go.click()
    assert [nominee.name for nominee in heard] == ["Nguyễn Văn An"]
    assert dialog.isVisible()
    answer("Nhập tiếp")
    dialog.reject()
    assert dialog.isVisible()
    answer("Bỏ danh sách")
    dialog.reject()
    assert not dialog.isVisible()


def test_nominees_are_listed_collectives_first_then_households_then_people_by_name(
    desk: Desk, shown: Show
) -> None:
    desk.save(PROPOSAL)
    for name, subject in (
        ("Trần Văn Bình", "individual"),
        ("Hộ ông Cường", "household"),
        ("Nguyễn Thị An", "individual"),
        ("Tổ liên gia 3", "collective"),
    ):
        desk.save(nominee_of(name, PROPOSAL, subject))
    screen: Register = Proposals(desk)
    shown(screen)
    model = screen.below[0].list.model
    records = [model.record_at(row) for row in range(model.rowCount())]
    assert [one.name for one in records if isinstance(one, Nominee)] == [
        "Tổ liên gia 3",
        "Hộ ông Cường",
        "Nguyễn Thị An",
        "Trần Văn Bình",
    ]


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        yield pair


def test_receipts_that_were_not_written_are_asked_about_before_closing(
    pair: Pair, shown: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "goi.byb"
    path.write_bytes(close(pair.post, JANUARY))
    window = MainWindow(pair.superior)
    shown(window)
    window.show_place("receiving")
    receiving = window.screen_shown
    assert isinstance(receiving, Receiving)
    receiving.drop.bring([path])
    receiving.drop.bring([path])  # while the first is being read
    qtbot.waitUntil(lambda: not receiving.working.is_busy, timeout=20_000)
    assert [words[0] for words in receiving.verdicts.words()] == ["Đã có"]
    assert window.show_place("units")
    answer("Ở lại")
    assert not window.close()
    answer("Đóng sổ")
    assert window.close()
