"""Answers the question that a screen is about to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

T = TypeVar("T", bound=QDialog)
_LOOK_MS, _TRIES = 30, 500


def answer(words: str) -> None:
    """Press the button with these words as soon as a question is asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == words).click()

    QTimer.singleShot(30, press)


def do_to_next(kind: type[T], act: Callable[[T], object]) -> None:
    """Do something to the dialog that is about to open, at once or after some work."""

    def do(tries: int) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None and tries:
            QTimer.singleShot(_LOOK_MS, lambda: do(tries - 1))
            return
        assert isinstance(dialog, kind)
        act(dialog)

    QTimer.singleShot(_LOOK_MS, lambda: do(_TRIES))
