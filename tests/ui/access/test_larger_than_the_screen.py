from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.screens.cover import wait_for

TALL = 2000  # logical pixels; the screen of these tests has 768


class Tall(QDialog):
    """A line to type in, far above the button that takes it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.go = QPushButton("Ghi", default=True)
        self.go.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addSpacing(TALL)
        column.addWidget(self.go)


@pytest.mark.parametrize(("key", "result"), [(Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, 0)])
@pytest.mark.parametrize("owned", ["owned", "alone"])
def test_a_dialog_larger_than_the_screen_is_scrolled_and_answered_as_any_other(
    key: Qt.Key, result: int, owned: str, qtbot: QtBot
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    dialog = Tall(owner if owned == "owned" else None)
    heights: list[int] = []

    def answer() -> None:
        window = QApplication.activeModalWidget()
        assert window is not None
        heights.append(window.height())
        dialog.line.setText("Thôn Đoài")
        QTest.keyClick(dialog.line, key)

    QTimer.singleShot(50, answer)
    assert wait_for(dialog) == result
    assert dialog.line.text() == "Thôn Đoài"
    assert heights[0] <= QApplication.primaryScreen().availableSize().height() < TALL
