"""Fixtures of the screens: no display needed, a dressed app, a desk with a post's books on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storage.ledger import Ledger
from ui.screens.desk import Desk

TODAY = date(2022, 12, 8)
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def desk(qapp: QApplication, ledger: Ledger) -> Desk:
    """Put the books of a post on a desk, on 8 December 2022."""
    return Desk(ledger, today=lambda: TODAY)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[W], W]:
    """Return how a widget is brought before the user's eyes."""

    def show(widget: W) -> W:
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        QTest.qWaitForWindowActive(widget)
        return widget

    return show
