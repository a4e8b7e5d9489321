"""What makes each day shorter: usual kinds, the calendar, actions, what was opened last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from storage.journal import Actor
from storage.ledger import Ledger
from storage.recently import recently_opened, remember_opened
from storage.records import Activity, Hamlet
from storage.reminders import reminders
from storage.repository import put, remove
from storage.settings import Settings
from storage.usual_kinds import star_kind, usual_kinds
from ui.screens.actions import actions_for
from ui.screens.activity_calendar import ActivityCalendar
from ui.screens.desk import Desk
from ui.screens.postman import postman_of
from ui.screens.usual_strip import UsualKinds
from ui.screens.window import MainWindow

UNIT = "ninh-binh/gia-vien/gia-thang"
TODAY = date(2026, 8, 3)


@pytest.fixture
def ledger() -> Ledger:
    ledger = Ledger()
    ledger.keep_settings(Settings(unit=UNIT, unit_name="Công an xã Gia Thắng", begins="2026-01"))
    return ledger


@pytest.fixture
def desk(ledger: Ledger) -> Desk:
    return Desk(ledger, today=lambda: TODAY)


def activity(day: date, kind: str, title: str = "") -> Activity:
    return Activity(unit=UNIT, happened_on=day, kind=kind, title=title)


def test_the_kinds_written_down_most_are_usual_and_a_favourite_stands_first(
    ledger: Ledger,
) -> None:
    for day in (1, 2, 3):
        put(ledger, activity(date(2026, 7, day), "propaganda"))
    put(ledger, activity(date(2026, 7, 4), "patrol"))
    put(ledger, activity(date(2025, 7, 4), "conference"))  # too long ago
    assert usual_kinds(ledger, TODAY) == ["propaganda", "patrol"]
    star_kind(ledger, "mediation", starred=True)
    assert usual_kinds(ledger, TODAY) == ["mediation", "propaganda", "patrol"]
    star_kind(ledger, "mediation", starred=False)
    assert usual_kinds(ledger, TODAY)[0] == "propaganda"


def test_favourites_are_of_one_officer_alone(ledger: Ledger) -> None:
    star_kind(ledger, "patrol", starred=True)
    ledger.actor = Actor("ff" * 16, "officer")
    assert usual_kinds(ledger, TODAY) == []


def test_one_click_begins_an_activity_of_a_usual_kind(desk: Desk, qtbot: QtBot) -> None:
    put(desk.ledger, activity(date(2026, 7, 1), "patrol", "Tuần tra đêm"))
    window = MainWindow(desk)
    qtbot.addWidget(window)
    window.show()
    window.show_place("activities")
    (strip,) = window.screen_shown.findChildren(UsualKinds)
    (usual,) = strip.findChildren(QPushButton)
    QTest.mouseClick(usual, Qt.MouseButton.LeftButton)
    entered = window.screen_shown.sheet.form.values()  # type: ignore[attr-defined]  # Activities
    assert (entered["kind"], entered["title"]) == ("patrol", "Tuần tra đêm")
    assert entered["happened_on"] == TODAY


def test_the_calendar_counts_days_and_begins_on_the_day_that_is_chosen(
    desk: Desk, qtbot: QtBot
) -> None:
    for title in ("Họp thôn 1", "Họp thôn 2"):
        put(desk.ledger, activity(date(2026, 8, 1), "propaganda", title))
    screen = ActivityCalendar(desk)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.calendar.counts[date(2026, 8, 1)] == 2
    screen.calendar.setSelectedDate(QDate(2026, 8, 1))
    assert "2 hoạt động" in screen.said.text()
    assert {row[1] for row in screen.list.words()} == {"Họp thôn 1", "Họp thôn 2"}
    with qtbot.waitSignal(desk.begun_with) as begun:
        screen.begin_new()
    assert begun.args == ["activities", {"happened_on": date(2026, 8, 1)}]


def test_actions_are_found_by_words_without_marks_and_only_those_one_may_do(desk: Desk) -> None:
    places = {"activities", "month", "backups"}
    found = [one.words for one in actions_for(desk, places, "sao luu")]
    assert found == ["Sao lưu ngay", "Khôi phục từ bản sao lưu"]
    assert [one.place for one in actions_for(desk, {"settings"}, "mau toi")] == ["settings"]
    assert [one.place for one in actions_for(desk, places, "chot thang")] == ["month"]
    assert actions_for(desk, {"activities"}, "chot thang") == []
    desk.ledger.actor = Actor("ff" * 16, "reader")
    assert actions_for(desk, places, "chot thang") == []


def test_the_screen_is_locked_by_an_action(
    desk: Desk, shown: Callable[[MainWindow], MainWindow], qtbot: QtBot
) -> None:
    shown(MainWindow(desk))
    (action,) = actions_for(desk, [], "khoa man hinh")
    with qtbot.waitSignal(desk.noted) as told:  # books in memory say that they cannot be
        action.do(desk)
    assert "không khóa" in told.args[0]
    postman_of(desk).stop()


def test_what_was_opened_last_comes_first_and_what_is_gone_is_left_out(ledger: Ledger) -> None:
    first, second = (Hamlet(unit=UNIT, name=name) for name in ("Thôn 1", "Thôn 2"))
    for one in (first, second):
        put(ledger, one)
        remember_opened(ledger, one)
    remember_opened(ledger, first)
    assert recently_opened(ledger) == [first, second]
    remove(ledger, first)
    assert recently_opened(ledger) == [second]


def test_the_national_day_is_said_a_month_ahead_and_never_after_it(ledger: Ledger) -> None:
    def said(day: date) -> list[str]:
        return [one.place for one in reminders(ledger, day) if "19/8" in one.words]

    assert said(date(2026, 7, 19)) == []
    assert said(TODAY) == ["activities"]
    assert said(date(2026, 8, 20)) == []
