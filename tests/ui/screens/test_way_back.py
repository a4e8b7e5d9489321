"""A room that the navigation does not list says where one came from, and leads back there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.screens.desk import Desk
from ui.screens.places import PLACES
from ui.screens.window import MainWindow

ROOMS = [place.code for place in PLACES if place.room]


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    made = MainWindow(desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize("code", ROOMS)
def test_each_room_leads_back_to_the_place_it_was_entered_from(
    window: MainWindow, code: str
) -> None:
    room = next(place for place in PLACES if place.code == code)
    entered_from = next(place for place in PLACES if place.code == room.under)
    window.show_place(code)
    assert window.way_back.button.isVisible()
    assert window.way_back.button.text() == f"Về “{entered_from.title}”"
    QTest.mouseClick(window.way_back.button, Qt.MouseButton.LeftButton)
    assert window.screen_shown.accessibleName() == entered_from.title
    assert not window.way_back.isVisible()


def test_alt_and_the_arrow_lead_back_too_and_elsewhere_nowhere(window: MainWindow) -> None:
    window.show_place("hamlets")
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.screen_shown.accessibleName() == "Tổ và thành viên"
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.screen_shown.accessibleName() == "Tổ và thành viên"
