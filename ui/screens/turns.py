"""Work in parts, one each turn of the event loop: what is painted first does not wait for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_SOON_MS = 5  # the window that is just shown is painted before


class Turns(QTimer):
    """Does parts in their order; a key or a click that comes between them is heard at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, interval=_SOON_MS)
        self._parts: deque[Callable[[], object]] = deque()
        self.timeout.connect(self._do_next)

    def begin(self, *parts: Callable[[], object]) -> None:
        """Do these parts, and none of those that were asked for before."""
        self._parts = deque(parts)
        self.start()

    def drop(self) -> bool:
        """Do no more of them; tell whether some were left."""
        self.stop()
        left = bool(self._parts)
        self._parts.clear()
        return left

    def do_all(self) -> None:
        """Do now what is left."""
        self.stop()
        while self._parts:
            self._parts.popleft()()

    def _do_next(self) -> None:
        part = self._parts.popleft()
        if not self._parts:
            self.stop()
        part()
