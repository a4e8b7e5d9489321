"""What Ctrl+K found is opened where it belongs, or shown to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

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
from tests.conftest import UNIT
from tests.ui.screens.pair import paired
from tests.ui.screens.seeking_all import activity, close_all, first_words, keep, press, seeking
from ui.screens.commendations import Commendations
from ui.screens.desk import Desk
from ui.screens.month import Month
from ui.screens.record_view import RecordView
from ui.screens.register import Register
from ui.screens.safety import Safety
from ui.screens.window import MainWindow

Show = Callable[[QWidget], QWidget]
POST = "ninh-binh/gia-vien/gia-lac"


@pytest.fixture
def window(desk: Desk, shown: Show) -> Iterator[MainWindow]:
    window = MainWindow(desk)
    shown(window)
    yield window
    close_all(window)


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
        register = window.screen_shown.shown
        assert isinstance(register, Register)
        opened = register.shown.record
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


def test_places_are_a_quick_way_around(window: MainWindow) -> None:
    dialog = seeking(window)
    assert "Thiết lập" in first_words(dialog)
    QTest.keyClicks(dialog.line, "thiet lap")
    press(dialog, Qt.Key.Key_Return)
    assert window.screen_shown.accessibleName() == "Thiết lập"


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
