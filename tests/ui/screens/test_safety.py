"""The year as a whole: the list of subjects, what is done for many at once, the card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from storage.records import SafetySubject
from storage.repository import count
from storage.safety import AREA, COMMUNE, year_book
from tests.storage.safety_subjects import assess, said_of, subject
from tests.ui.screens.answering import answer
from tests.ui.screens.looking_behind import behind
from tests.ui.screens.safety_books import (
    choose,
    column,
    in_dialog,
    kept,
    stages,
    titles,
    type_in,
    year_of_two_hamlets,
)
from ui.screens.desk import Desk
from ui.screens.safety import Safety
from ui.screens.safety_dialogs import DecideMany, RegisterMany
from ui.screens.safety_standing import Standing

Show = Callable[[QWidget], QWidget]
HELD = date(2022, 11, 5)


@pytest.fixture
def screen(desk: Desk, shown: Show) -> Safety:
    return year_of_two_hamlets(desk, shown)


def test_one_click_takes_the_commune_and_its_hamlets_into_the_list(
    screen: Safety, desk: Desk
) -> None:
    assert stages(screen) == dict.fromkeys(
        ("Xã Gia Thắng", "Thôn Đoài", "Thôn Trung"), "Chưa đăng ký"
    )
    assert desk.undo()
    assert count(desk.ledger, SafetySubject) == 0


def test_taking_again_says_that_nothing_is_left(screen: Safety) -> None:
    answer("Đã hiểu")
    screen.take_hamlets()
    assert len(stages(screen)) == 3


def test_an_empty_list_says_where_to_begin(desk: Desk, shown: Show) -> None:
    screen = Safety(desk)
    shown(screen)
    assert "Lấy từ sổ thôn" in screen.list.empty.text()
    assert not screen.register_button.isEnabled()


def test_all_areas_are_registered_with_one_date(screen: Safety, desk: Desk) -> None:
    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, RegisterMany)
        assert dialog.chosen == [AREA]
        dialog.day.write(date(2022, 2, 15))
        dialog.households.setChecked(True)
        dialog.accept()

    in_dialog(go)
    screen.register_button.click()
    assert stages(screen)["Thôn Đoài"] == stages(screen)["Thôn Trung"] == "Đã đăng ký"
    assert stages(screen)["Xã Gia Thắng"] == "Chưa đăng ký"
    assert column(screen, 3)["Thôn Đoài"] == "15/02/2022"
    assert screen.book.share.registered == 2
    assert desk.undo()
    assert screen.book.share.registered == 0


def test_registering_wants_a_real_day_and_somebody(screen: Safety, desk: Desk) -> None:
    dialog = RegisterMany(screen.book, desk.today(), screen)
    dialog.day.write("ngày kia")
    dialog._submit()
    assert "Ngày chưa đúng" in dialog.complaint.text()
    dialog.day.write(desk.today())
    for box in dialog.kinds.values():
        box.setChecked(False)
    dialog._submit()
    assert "ít nhất một loại" in dialog.complaint.text()
    assert not dialog.result()


def test_one_decision_is_noted_for_those_it_names(screen: Safety, desk: Desk) -> None:
    for one in screen.book.managed:
        assess(desk.ledger, one, answers=said_of(AREA) if one.name == "Thôn Đoài" else ())
    screen.refresh()

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, DecideMany)
        ready = [one.name for one in screen.book.managed if one.id in dialog.chosen]
        assert ready == ["Thôn Đoài"]
        dialog._submit()
        assert "số quyết định" in dialog.complaint.text()
        dialog.number.setText("45/QĐ-UBND")
        dialog.day.write(date(2022, 12, 5))
        dialog._submit()

    in_dialog(go)
    screen.decide_button.click()
    assert stages(screen)["Thôn Đoài"] == "Đạt"
    assert stages(screen)["Thôn Trung"] == "Đã đăng ký"
    choose(screen, "Thôn Đoài")
    assert kept(desk, screen).decision_paper == "45/QĐ-UBND"


def test_a_decision_without_anybody_to_name_says_so(screen: Safety) -> None:
    heard: list[str] = []

    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        heard.append(dialog.text())
        dialog.accept()

    in_dialog(go)
    screen.decide_button.click()
    assert heard == ["Không có ai để ghi"]


def test_another_year_begins_anew(screen: Safety) -> None:
    choose(screen, "Thôn Đoài")
    type_in(screen, registered_on=date(2022, 2, 15))
    screen.save()
    screen.show_year(2023)
    assert set(stages(screen).values()) == {"Chưa đăng ký"}
    assert screen.assessment.form.values()["registered_on"] is None
    assert "năm 2023" in screen.standing.said.text()


def test_what_does_not_belong_to_the_standard_is_said_so_and_not_counted(
    screen: Safety, desk: Desk
) -> None:
    subject(desk.ledger, "Trường mầm non", "school", excluded=True)
    screen.refresh()
    assert stages(screen)["Trường mầm non"] == "Không thuộc diện"
    assert screen.book.share.total == 2


def test_the_list_is_narrowed_by_stage_and_kind(screen: Safety, desk: Desk) -> None:
    assess(desk.ledger, next(one for one in screen.book.managed if one.name == "Thôn Đoài"))
    box = screen.list.filters["stage"]
    box.setCurrentIndex(box.findData("registered"))
    screen.refresh()
    assert list(stages(screen)) == ["Thôn Đoài"]
    screen.list.clear_search()
    box = screen.list.filters["kind"]
    box.setCurrentIndex(box.findData(COMMUNE))
    screen.refresh()
    assert list(stages(screen)) == ["Xã Gia Thắng"]


def test_the_card_says_what_is_missing_and_the_bar_says_it_to_a_screen_reader(
    desk: Desk, shown: Show
) -> None:
    for number in range(25):
        one = subject(desk.ledger, f"Thôn {number}")
        assess(desk.ledger, one, result="recognised" if number < 16 else "pending")
    card = Standing()
    card.show_book(year_book(desk.ledger, 2022, desk.today()))
    shown(card)
    assert "cần 18, còn thiếu 2" in card.missing.text()
    assert "Danh sách chưa có chính xã, phường" in card.missing.text()
    said = [one.text() for one in card.counts.values() if one.isVisible()]
    assert said == ["Thuộc diện 25", "Đăng ký 25/25", "Được công nhận 16, cần 18 (70%)"]
    assert "16 được công nhận, 25 đăng ký" in card.bar.accessibleDescription()


def test_the_submission_of_the_year_is_shown(screen: Safety, desk: Desk) -> None:
    assess(desk.ledger, screen.book.managed[0], assessed_on=HELD)
    found = titles()
    screen.request_button.click()
    assert found == ["Tờ trình đề nghị công nhận"]


def test_each_count_of_the_card_opens_the_subjects_it_counts(screen: Safety, desk: Desk) -> None:
    for number in range(7):
        one = subject(desk.ledger, f"Tổ dân phố {number}")
        on = f"2022-0{number + 1}-20"  # some after quarter I
        result = ("recognised", "not_recognised", "pending")[number % 3]
        assess(desk.ledger, one, registered_on=on, result=result)
    for number in range(2):
        subject(desk.ledger, f"Trường {number}")
    screen.refresh()
    card, share = screen.standing, screen.book.share
    shown = {name: one for name, one in card.counts.items() if one.isVisible()}
    assert set(shown) == {*card.counts}
    for name, link in shown.items():
        seen = behind(link.click)
        assert seen.title == link.text()
        assert len(seen.records) == getattr(share, name) > 0
