"""Work in parts, one each turn of the event loop: what is painted first does not wait for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from storage.steps import Steps

T = TypeVar("T")
_SOON_MS = 5  # the window that is just shown is painted before
_LATE_MS = 300  # what comes sooner needs no words


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


class Coming(Turns):
    """Turns that somebody waits for: what they bring is named once it takes more than a moment."""

    def __init__(self, parent: QWidget, say: Callable[[str], object]) -> None:
        """`say` gets the name of what is coming, and nothing as soon as it is here."""
        super().__init__(parent)
        self._say, self._name = say, ""
        self._late = QTimer(parent, interval=_LATE_MS, singleShot=True)
        self._late.timeout.connect(lambda: say(self._name))

    def bring(self, name: str, parts: Iterator[Callable[[], object]]) -> None:
        """Do parts; whoever is done with the last of them drops these turns."""
        self.drop()
        self._name = name
        self._late.start()
        self.go_through(parts)

    def drop(self) -> bool:
        """Do no more of them, and say that nothing is coming."""
        self._late.stop()
        self._say("")
        return super().drop()


def parted(work: Steps[T], then: Callable[[T], object]) -> Iterator[Callable[[], object]]:
    """Return the steps of some work as parts, and last what is done with what it made."""
    made: list[T] = []

    def step() -> None:
        try:
            next(work)
        except StopIteration as end:
            made.append(end.value)

    while not made:
        yield step
    yield partial(then, made[0])
