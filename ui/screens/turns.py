"""Work in parts, one each turn of the event loop: what is painted first does not wait for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_SOON_MS = 5  # the window that is just shown is painted before


class Turns(QTimer):
    """Does parts in their order; a key or a click that comes between them is heard at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, interval=_SOON_MS, singleShot=True)
        self._parts: Iterator[Callable[[], object]] = iter(())
        self._next: Callable[[], object] | None = None
        self.timeout.connect(self._do_next)

    def begin(self, *parts: Callable[[], object]) -> None:
        """Do these parts, and none of those that were asked for before."""
        self.go_through(iter(parts))

    def go_through(self, parts: Iterator[Callable[[], object]]) -> None:
        """Do parts that are known one by one: each is asked for when the one before is done."""
        self._parts = parts
        self._go_on()

    def drop(self) -> bool:
        """Do no more of them; tell whether some were left."""
        self.stop()
        left, self._parts, self._next = self._next is not None, iter(()), None
        return left

    def do_all(self) -> None:
        """Do now what is left."""
        self.stop()
        while self._next:
            self._do_next()
        self.stop()

    def _do_next(self) -> None:
        parts, part = self._parts, self._next
        if part:
            part()
        if parts is self._parts and part is self._next:  # it did not begin others
            self._go_on()

    def _go_on(self) -> None:
        self._next = next(self._parts, None)
        if self._next:
            self.start()
