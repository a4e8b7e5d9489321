"""What recurs, as an officer keeps it: days off by a click, the whole month by another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from storage.ledger import Ledger
from storage.months import freeze
from storage.records import Activity, Recurrence
from storage.repository import find, put
from tests.conftest import UNIT
from ui.screens.day_calendar import DayCalendar
from ui.screens.desk import Desk
from ui.screens.recurring import Recurring

Show = Callable[[QWidget], QWidget]
MONTH, OVER = "2022-12", date(2022, 12, 15)


@pytest.fixture
def screen(ledger: Ledger, desk: Desk, shown: Show) -> Recurring:
    desk.today = lambda: OVER
    put(
        ledger,
        Recurrence(
            unit=UNIT,
            title="Bản tin an ninh 21 giờ",
            starts_on=date(2022, 1, 1),
            measures={"broadcasts": 1, "minutes": 10},
        ),
    )
    made = Recurring(desk)
    shown(made)
    made.show_month(MONTH)
    return made


def click(calendar: DayCalendar, words: str) -> None:
    (item,) = calendar.findItems(words, Qt.MatchFlag.MatchExactly)
    centre = calendar.visualItemRect(item).center()
    QTest.mouseClick(calendar.viewport(), Qt.MouseButton.LeftButton, pos=centre)


def activity(desk: Desk) -> Activity:
    (one,) = find(desk.ledger, Activity)
    return one


def said(calendar: DayCalendar, words: str) -> str:
    (item,) = calendar.findItems(words, Qt.MatchFlag.MatchExactly)
    return str(item.data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_month_is_written_in_one_click_and_taken_back_in_one(
    screen: Recurring, desk: Desk
) -> None:
    screen.write_button.click()
    assert activity(desk).measures == {"broadcasts": 30, "minutes": 300}
    assert not screen.write_button.isEnabled()
    assert "Đã ghi đến 14/12/2022: 30 lượt, 300 phút." in screen.state.text()
    desk.undo()
    assert find(desk.ledger, Activity) == []
    assert screen.write_button.isEnabled()


def test_a_click_skips_a_day_with_its_reason_and_another_brings_it_back(
    screen: Recurring, desk: Desk
) -> None:
    screen.write_button.click()
    screen.reason.setText("Mất điện")
    click(screen.calendar, "20/11")
    assert said(screen.calendar, "20/11") == "Chủ nhật, 20/11/2022: nghỉ: Mất điện"
    assert activity(desk).measures["broadcasts"] == 29
    click(screen.calendar, "20/11")
    assert said(screen.calendar, "20/11") == "Chủ nhật, 20/11/2022: có"
    assert activity(desk).measures["broadcasts"] == 30


def test_a_day_is_turned_by_the_keyboard_too(screen: Recurring, desk: Desk) -> None:
    (item,) = screen.calendar.findItems("01/12", Qt.MatchFlag.MatchExactly)
    screen.calendar.setCurrentItem(item)
    QTest.keyClick(screen.calendar, Qt.Key.Key_Space)
    (rule,) = find(desk.ledger, Recurrence)
    assert [one.day for one in rule.skipped] == [date(2022, 12, 1)]


def test_a_number_changed_by_hand_stays_until_it_is_asked_for(
    screen: Recurring, desk: Desk
) -> None:
    screen.write_button.click()
    desk.save(activity(desk).model_copy(update={"measures": {"broadcasts": 27}}))
    assert "số sửa tay được giữ nguyên" in screen.state.text()
    assert not screen.write_button.isEnabled()
    assert screen.take_button.isVisible()
    screen.take_button.click()
    assert activity(desk).measures == {"broadcasts": 30, "minutes": 300}
    assert not screen.take_button.isVisible()


def test_a_closed_month_is_only_read(screen: Recurring, desk: Desk) -> None:
    freeze(desk.ledger, MONTH)
    desk.changed.emit(frozenset({"closed_month"}))
    assert "đã chốt" in screen.state.text()
    click(screen.calendar, "20/11")
    (rule,) = find(desk.ledger, Recurrence)
    assert rule.skipped == ()
    assert not screen.write_button.isEnabled()
