"""A person is found, told, corrected and erased in one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QMessageBox

from storage.privacy.tombstones import NEUTRAL
from storage.records import Erasure, Honoree, Member, Team
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.answering import do_to_next
from ui.screens.desk import Desk
from ui.screens.erasing_dialog import ErasingDialog
from ui.screens.personal_data import PersonalData
from ui.screens.preview import PreviewDialog

NAME = "Đặng <b>Hoài</b> Quỳnh"
Show = Callable[[PersonalData], PersonalData]


@pytest.fixture
def member(desk: Desk) -> Member:
    team = Team(unit=UNIT, name="Tổ 1", form="mediation")
    one = Member(unit=UNIT, team=team.id, full_name=NAME, phone="0912345678")
    desk.save(team, one, Honoree(unit=UNIT, subject="individual", name=NAME, member=one.id))
    return one


@pytest.fixture
def screen(desk: Desk, member: Member, shown: Show) -> PersonalData:
    assert member.full_name == NAME
    screen = PersonalData(desk)
    shown(screen)
    screen.person.line.setText("quynh")
    screen.person.look_up()
    return screen


def shown_papers(seen: list[str]) -> Callable[[PreviewDialog], None]:
    def look(dialog: PreviewDialog) -> None:
        seen.extend(paper.title for paper in dialog.papers)
        dialog.reject()

    return look


def answer_and_look(words: str) -> None:
    """Press the button with these words, then look at the papers that are shown."""

    def press(box: QMessageBox) -> None:
        do_to_next(PreviewDialog, shown_papers([]))
        next(button for button in box.buttons() if button.text() == words).click()

    do_to_next(QMessageBox, press)


def choose_ground(dialog: ErasingDialog, code: str) -> None:
    assert isinstance(dialog.ground, QComboBox)
    dialog.ground.setCurrentIndex(dialog.ground.findData(code))


def test_all_that_is_held_is_listed_and_printed(screen: PersonalData) -> None:
    rows = screen.person.records.words()
    assert [row[0] for row in rows] == ["Thành viên", "Người, tập thể được theo dõi"]
    assert "0912345678" in rows[0][1]
    seen: list[str] = []
    do_to_next(PreviewDialog, shown_papers(seen))
    screen.person.print_person()
    assert seen == [f"Dữ liệu về {NAME}"]


def test_without_a_ground_nothing_is_erased(screen: PersonalData, desk: Desk) -> None:
    said: list[str] = []

    def refuse(dialog: ErasingDialog) -> None:
        dialog._submit()
        said.append(dialog.complaint.text())
        dialog.reject()

    do_to_next(ErasingDialog, refuse)
    screen.person.erase()
    assert said == ["Hãy chọn căn cứ xóa."]
    assert not find(desk.ledger, Erasure)


def test_an_erasure_ends_with_its_certificate_and_cannot_be_undone(
    screen: PersonalData, desk: Desk
) -> None:
    seen: list[str] = []

    def go(dialog: ErasingDialog) -> None:
        choose_ground(dialog, "consent_withdrawn")
        do_to_next(PreviewDialog, shown_papers(seen))
        dialog._submit()

    do_to_next(ErasingDialog, go)
    screen.person.erase()
    assert seen == ["Giấy xác nhận đã xóa số 01/2022"]
    assert [one.full_name for one in find(desk.ledger, Member)] == [NEUTRAL]
    assert desk.undo_words == ""
    screen.tabs.setCurrentWidget(screen.erasures)
    assert screen.erasures.table.words()[0][:2] == ("01/2022", "08/12/2022")


def test_who_may_not_manage_may_not_erase(screen: PersonalData, desk: Desk) -> None:
    desk.ledger.actor.role = "officer"
    screen.person.look_up()
    assert screen.person.print_button.isEnabled()
    assert not screen.person.erase_button.isEnabled()


def test_the_day_of_the_notice_is_noted_when_people_say_so(
    screen: PersonalData, desk: Desk
) -> None:
    screen.tabs.setCurrentWidget(screen.notice)
    assert screen.notice.said.text().startswith("0/1 ")
    answer_and_look("Ghi ngày hôm nay")
    screen.notice.print_for_each()
    assert find(desk.ledger, Member)[0].informed_on == date(2022, 12, 8)


def test_the_words_of_the_notice_are_the_units_own_until_they_are_set_back(
    screen: PersonalData, desk: Desk
) -> None:
    screen.tabs.setCurrentWidget(screen.notice)
    screen.notice.box.setPlainText("Xã {unit} giữ {months} tháng.")
    screen.notice.keep()
    assert desk.settings.privacy_notice == "Xã {unit} giữ {months} tháng."
    screen.notice.set_back()
    assert desk.settings.privacy_notice == ""
    assert "Thực hiện Luật" in screen.notice.box.toPlainText()


def test_what_is_over_is_listed_exactly_and_goes(
    screen: PersonalData, desk: Desk, member: Member
) -> None:
    gone = member.model_copy(update={"id": "a" * 32, "left_on": date(2021, 6, 1)})
    desk.save(gone)
    screen.tabs.setCurrentWidget(screen.retention)
    assert screen.retention.table.words() == []
    screen.retention.months["members_left"].setValue(12)
    screen.retention.months["members_left"].editingFinished.emit()
    assert [row[2] for row in screen.retention.table.words()] == ["01/06/2021"]
    answer_and_look("Xóa hẳn")
    screen.retention.clear()
    assert [one.id for one in find(desk.ledger, Member)] == [member.id]
    assert [one.ground for one in find(desk.ledger, Erasure)] == ["retention_over"]


def test_who_was_only_removed_is_found_by_name_and_erased(
    screen: PersonalData, desk: Desk, member: Member
) -> None:
    other = member.model_copy(update={"id": "b" * 32, "full_name": "Lý Thị Sáu"})
    assert desk.save(other)
    assert desk.remove(other)
    screen.person.line.setText("ly sau")
    screen.person.look_up()
    (row,) = screen.person.records.words()
    assert row[2] == "Đã xóa khỏi sổ, còn trong nhật ký"
    assert not screen.person.notice_button.isEnabled()
    seen: list[str] = []

    def go(dialog: ErasingDialog) -> None:
        choose_ground(dialog, "entered_by_mistake")
        do_to_next(PreviewDialog, shown_papers(seen))
        dialog._submit()

    do_to_next(ErasingDialog, go)
    screen.person.erase()
    assert seen == ["Giấy xác nhận đã xóa số 01/2022"]
    assert screen.person.said.text() == "Không có ai tên như vậy trong sổ."
