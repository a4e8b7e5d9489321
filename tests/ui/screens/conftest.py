"""Fixtures of the screens: no display needed, a dressed app, a desk with a post's books on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storage.ledger import Ledger
from storage.records import Proposal
from tests.ui.screens.commendation_books import begin_proposal
from ui.screens.desk import Desk
from ui.screens.proposals import Proposals

TODAY = date(2022, 12, 8)
_PATIENCE_MS = 60_000
W = TypeVar("W", bound=QWidget)


@pytest.fixture(autouse=True)
def no_question_waits_forever(qapp: QApplication) -> Iterator[None]:
    """Close a question that a test forgot to answer, and fail: it would wait for ever."""
    forgotten: list[str] = []

    def close() -> None:
        while (asked := QApplication.activeModalWidget()) is not None:
            forgotten.append(asked.windowTitle())
            asked.close()

    timer = QTimer()
    timer.timeout.connect(close)
    timer.start(_PATIENCE_MS)
    yield
    timer.stop()
    assert forgotten == []


@pytest.fixture(autouse=True)
def no_key_is_held_any_more(qapp: QApplication) -> None:
    """Let go of Ctrl: Qt takes what QTest pressed last for held, and a chosen row for one more."""
    QTest.keyClick(QWidget(), Qt.Key.Key_F35)
    assert qapp.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


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


@pytest.fixture
def proposal(desk: Desk) -> Proposal:
    """Return a proposal that was begun."""
    return begin_proposal(desk)


@pytest.fixture
def screen(desk: Desk, proposal: Proposal, shown: Callable[[Proposals], Proposals]) -> Proposals:
    """Return the screen of proposals, the begun one chosen."""
    made = Proposals(desk)
    made.resize(1000, 620)
    shown(made)
    made.show_record(proposal.id)
    return made
