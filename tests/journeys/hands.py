"""What a user does at a window: clicks, keys, and answers to the dialogs that come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from ui.screens.register import Register
from ui.screens.screen import Screen
from ui.screens.sheet import Sheet
from ui.screens.window import MainWindow

S = TypeVar("S", bound=Screen)
D = TypeVar("D", bound=QDialog)
_TRIES = 3_000  # of 20 ms


class Hands:
    """One user at one window; `inputs` counts clicks, presses of keys, and texts typed."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.inputs = 0

    def go(self, code: str, kind: type[S]) -> S:
        """Click on a place of the navigation and return its screen."""
        QTest.qWait(1)  # a dialog that was just closed gives the window back in the next turn
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.click(self.window.nav[code])
        for _try in range(_TRIES):
            if isinstance(self.window.screen_shown, kind):
                break
            QTest.qWait(20)  # its screen is made
        shown = self.window.screen_shown
        assert isinstance(shown, kind)
        return shown

    def click(self, part: QWidget) -> None:
        """Click on something that is seen and can be clicked."""
        assert part.isVisible()
        assert part.isEnabled()
        self.inputs += 1
        QTest.mouseClick(part, Qt.MouseButton.LeftButton)

    def press(self, keys: str) -> None:
        """Press keys together."""
        self.inputs += 1
        QTest.keySequence(QApplication.focusWidget() or self.window, QKeySequence(keys))

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        self.inputs += 1
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def fill(self, sheet: Sheet, name: str, text: str) -> None:
        """Click into a line of a form and type over what it says."""
        line = sheet.form.cells[name].editor.focusProxy()
        assert line is not None
        inner = line.findChild(QLineEdit) or line
        self.click(inner)
        self.press("Ctrl+A")
        self.type(text)

    def begin(self, screen: Register) -> None:
        """Click on the button for a new record."""
        self.click(screen.list.new)

    def choose_row(self, table: QTableView, row: int) -> None:
        """Click on a row of a list."""
        place = table.visualRect(table.model().index(row, 0)).center()
        self.inputs += 1
        QTest.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )


def when(kind: type[D], act: Callable[[D], object]) -> None:
    """Do something with the next dialog of a kind, as soon as it stands before the user."""
    every = QApplication.topLevelWidgets()
    shown = [one for one in every if isinstance(one, MainWindow) and one.isVisible()]
    window = shown[0] if shown else None  # a dialog may be gone before the next comes

    def look(tries: int) -> None:
        if window is not None and not isValid(window):
            return  # the test that asked is over: the next dialog is another's
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        elif tries:
            QTimer.singleShot(20, lambda: look(tries - 1))

    QTimer.singleShot(0, lambda: look(_TRIES))


def button_of(dialog: QWidget, words: str) -> QAbstractButton:
    """Return the button of a dialog that says these words."""
    return next(one for one in dialog.findChildren(QAbstractButton) if one.text() == words)


def answer(words: str, said: list[str] | None = None) -> None:
    """Click the button with these words in the next message; keep what the message said."""

    def click(box: QMessageBox) -> None:
        if said is not None:
            said.append(f"{box.text()} {box.informativeText()}")
        button_of(box, words).click()

    when(QMessageBox, click)


def choose_folder(folder: Path) -> None:
    """Type a folder into the next dialog that asks for one."""

    def choose(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        line.setText(str(folder))
        dialog.accept()

    when(QFileDialog, choose)


def say(text: str) -> None:
    """Type a text into the next dialog that asks for one, and agree."""

    def enter(dialog: QInputDialog) -> None:
        line = dialog.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        QTest.keyClicks(line, text)
        button_of(dialog, "Đồng ý").click()

    when(QInputDialog, enter)
