from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.screens.tab_order import takes_keys
from ui.screens.toast import Toast, announced

COARSE = 1.05  # so much later than it was told a timer of Qt may be
LONG = "Đã ghi gói tháng 2 vào USB. " * 5


@pytest.fixture
def house(qtbot: QtBot) -> QWidget:
    """Show a window whose line is being typed into."""
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit(window)
    QVBoxLayout(window).addWidget(line)
    window.resize(700, 300)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    return window


def test_a_note_is_told_to_a_screen_reader_whole_and_leaves_the_keyboard_where_it_is(
    house: QWidget,
) -> None:
    told: list[str] = []
    typing = house.focusWidget()
    toast = Toast(house, lambda _toast, words: told.append(words))
    toast.say(LONG, "Hoàn tác", bool)
    assert toast.isVisible()
    assert (told, house.focusWidget()) == ([LONG], typing)
    assert not takes_keys(toast.button)


def test_the_system_takes_what_is_announced(house: QWidget) -> None:
    announced(house, "Đã ghi.")
    assert house.focusWidget().hasFocus()


def test_a_longer_note_stays_longer_and_one_that_is_pointed_at_stays(house: QWidget) -> None:
    toast = Toast(house)
    toast.say("Đã ghi.")
    short = toast.remaining
    toast.say(LONG)
    assert 7_000 < short <= COARSE * 8_000 < toast.remaining
    toast.enterEvent(QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert toast.remaining < 0
