from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.screens.asking import ask, ask_grave
from ui.screens.cards import CardButton
from ui.screens.figure_button import FigureButton
from ui.screens.parts import button

BUTTONS: dict[str, Callable[[], QAbstractButton]] = {
    "button": lambda: button("Đóng"),
    "primary": lambda: button("Ghi", look="primary"),
    "quiet": lambda: button("Xóa", look="quiet"),
    "figure": FigureButton,
    "card": lambda: CardButton("Tập dượt", "Sổ mẫu"),
}
TICKS: dict[str, Callable[[], QAbstractButton]] = {
    "tick": lambda: QCheckBox("Đã xong"),
    "one of": lambda: QRadioButton("Sáng"),
}


def window_with(one: QAbstractButton, qtbot: QtBot) -> QWidget:
    """Show a button in a window and give it the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(one)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    one.setFocus()
    qtbot.waitUntil(one.hasFocus)
    return window


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("kind", BUTTONS)
def test_space_and_enter_press_the_button_that_has_the_keyboard(
    kind: str, key: Qt.Key, qtbot: QtBot
) -> None:
    one = BUTTONS[kind]()
    window = window_with(one, qtbot)
    pressed: list[str] = []
    one.clicked.connect(lambda: pressed.append(kind))
    QTest.keyClick(one, key)
    assert (len(pressed), window.isVisible()) == (1, True)


@pytest.mark.parametrize("kind", TICKS)
def test_space_ticks(kind: str, qtbot: QtBot) -> None:
    one = TICKS[kind]()
    window = window_with(one, qtbot)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert one.isChecked()


@pytest.mark.parametrize(
    ("question", "key", "meant"),
    [
        (ask, Qt.Key.Key_Return, "yes"),
        (ask, Qt.Key.Key_Escape, "no"),
        (ask_grave, Qt.Key.Key_Return, "no"),
        (ask_grave, Qt.Key.Key_Escape, "no"),
    ],
)
def test_enter_never_loses_work_and_esc_never_does_anything(
    question: Callable[..., bool], key: Qt.Key, meant: str, qtbot: QtBot
) -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        QTest.keyClick(box.focusWidget() or box, key)

    assert qtbot
    QTimer.singleShot(30, press)
    agreed = question(None, "Xóa?", "Không lấy lại được.", yes="Xóa", no="Giữ lại")
    assert ("yes" if agreed else "no") == meant
