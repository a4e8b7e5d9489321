"""Lists that are looked at and printed: teams on a wide screen, and what Ctrl+P shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from storage.records import Member, Team
from tests.conftest import UNIT
from tests.ui.screens.answering import do_to_next
from ui.paper.document import Document, Grid
from ui.screens.desk import Desk
from ui.screens.list_menu import Lists
from ui.screens.list_preview import ListPreview
from ui.screens.teams import Teams

NAMES = ("Tổ tự quản Hai", "Tổ tự quản Một", "Đội dân phòng")
Show = Callable[[Teams], Teams]


@pytest.fixture
def teams(desk: Desk, shown: Show) -> Teams:
    made = [Team(unit=UNIT, name=name, form="mediation") for name in NAMES]
    desk.save(*made, Member(unit=UNIT, team=made[0].id, full_name="Đặng Hoài Quỳnh"))
    return wide(desk, shown)


def wide(desk: Desk, shown: Show) -> Teams:
    screen = Teams(desk)
    screen.resize(1500, 700)
    return shown(screen)


def menu_of(screen: Teams, place: int = 0) -> QMenu:
    menu = screen.findChildren(Lists)[0].menus[place].menu
    menu.aboutToShow.emit()
    return menu


def tick(screen: Teams, head: str) -> None:
    next(one for one in menu_of(screen).actions() if one.text() == head).trigger()


def printed(screen: QWidget) -> ListPreview:
    """Press Ctrl+P and return what is shown."""
    seen: list[ListPreview] = []

    def look(dialog: ListPreview) -> None:
        seen.append(dialog)
        dialog.reject()

    do_to_next(ListPreview, look)
    QTest.keyClick(screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    return seen[0]


def grid_of(document: Document) -> Grid:
    return next(block for block in document.body if isinstance(block, Grid))
