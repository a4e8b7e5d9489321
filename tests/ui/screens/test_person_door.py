"""From a person's form straight to all that is held of that person, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QPushButton

from storage.records import Honoree, Member, Record, Team
from tests.conftest import UNIT
from ui.screens.commendations import Commendations
from ui.screens.desk import Desk
from ui.screens.personal_data import PersonalData
from ui.screens.postman import postman_of
from ui.screens.register import Register
from ui.screens.sheet import Sheet
from ui.screens.teams import Teams
from ui.screens.window import MainWindow

NAME = "Đặng Hoài Quỳnh"
DOOR = "Dữ liệu &cá nhân"
TEAM = Team(unit=UNIT, name="Tổ 1", form="mediation")
MEMBER = Member(unit=UNIT, team=TEAM.id, full_name=NAME, birth_year=1970)
NAMESAKE = Member(unit=UNIT, team=TEAM.id, full_name=NAME, birth_year=1990)
HONOREE = Honoree(unit=UNIT, subject="individual", name="Lê Văn Ba")
COLLECTIVE = Honoree(unit=UNIT, subject="collective", name="Tổ liên gia 3")


@pytest.fixture
def window(desk: Desk, shown: Callable[[MainWindow], MainWindow]) -> Iterator[MainWindow]:
    desk.save(TEAM, NAMESAKE, MEMBER, HONOREE, COLLECTIVE)
    window = MainWindow(desk)
    shown(window)
    yield window
    postman_of(desk).stop()


def door(sheet: Sheet) -> QPushButton:
    return next(one for one in sheet.findChildren(QPushButton) if one.text() == DOOR)


def sheet_of(window: MainWindow, place: str, record: Record) -> Sheet:
    """Open the form of a record in its place."""
    window.show_place(place)
    window.screen_shown.show_record(record.id)
    screen = window.screen_shown
    register = screen.shown if isinstance(screen, Commendations) else screen
    assert isinstance(register, Register)
    return register.shown


@pytest.mark.parametrize(("place", "record"), [("teams", MEMBER), ("commendations", HONOREE)])
def test_the_door_shows_that_person_and_leads_back(
    window: MainWindow, place: str, record: Record
) -> None:
    door(sheet_of(window, place, record)).click()
    page = window.screen_shown
    assert isinstance(page, PersonalData)
    assert page.person.person is not None
    assert record in page.person.person.sure
    page.person.back_button.click()
    assert window.screen_shown is not page
    assert sheet_of(window, place, record).record == record


def test_the_door_tells_namesakes_apart(window: MainWindow) -> None:
    for one in (MEMBER, NAMESAKE):
        door(sheet_of(window, "teams", one)).click()
        page = window.screen_shown
        assert isinstance(page, PersonalData)
        assert page.person.people.key() == one
        assert page.person.person is not None
        assert page.person.person.sure == (one,)


def test_a_collective_is_no_person(window: MainWindow) -> None:
    assert not door(sheet_of(window, "commendations", COLLECTIVE)).isVisible()
    assert door(sheet_of(window, "commendations", HONOREE)).isVisible()


def test_who_comes_by_the_navigation_has_nowhere_to_go_back_to(window: MainWindow) -> None:
    door(sheet_of(window, "teams", MEMBER)).click()
    page = window.screen_shown
    assert isinstance(page, PersonalData)
    assert page.person.back_button.isVisible()
    page.arrive()
    assert not page.person.back_button.isVisible()
    page.back()
    assert window.screen_shown is page


def test_a_team_has_no_door(window: MainWindow) -> None:
    window.show_place("teams")
    teams = window.screen_shown
    assert isinstance(teams, Teams)
    doors = [one for one in teams.sheet.findChildren(QPushButton) if one.text() == DOOR]
    assert doors == []
