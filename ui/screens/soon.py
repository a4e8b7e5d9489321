"""Doing something a moment after typing began, such as keeping a draft."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_SOON_MS = 700


class Soon(QTimer):
    """Does one thing once, soon after it was first asked for."""

    def __init__(self, do: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent, singleShot=True, interval=_SOON_MS)
        self._do = do
        self.timeout.connect(do)

    def ask(self) -> None:
        """Do it soon; who types without a pause is kept up with too."""
        if not self.isActive():
            self.start()

    def at_once(self) -> None:
        """Do now what was asked for: the widget is being hidden, its books may close after it."""
        if self.isActive():
            self.stop()
            self._do()
