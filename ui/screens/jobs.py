"""Long work off the screen thread; the only module that knows threads exist."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

from storage.journal import Actor
from storage.ledger import Ledger
from storage.steps import Step, Steps, drain

T = TypeVar("T")
_LOOK_S = 0.05  # between two looks at a gate: so soon is work stopped there
_PATIENCE_S = 5.0


class StoppedError(Exception):
    """The user asked the work to stop."""


def on_ledger(
    path: Path, key: bytes, work: Callable[[Ledger], Steps[T]], actor: Actor | None = None
) -> Steps[T]:
    """Do work on a ledger of its own, opened where the work is done, in the name of an actor."""
    with Ledger(path, key) as ledger:
        ledger.actor = actor or Actor()
        return (yield from work(ledger))


class Gate:
    """Shut until something is known to be well; work waits before it and can be stopped there."""

    def __init__(self, *, is_open: bool = True) -> None:
        self._open, self._ended = Event(), Event()
        self._doubt: Exception | None = None
        if is_open:
            self._open.set()

    def open(self) -> None:
        """Let all work through from now on."""
        self._open.set()

    def doubt(self, why: Exception) -> None:
        """Let work through, but refuse what asks for sound books with these words."""
        self._doubt = why
        self._open.set()

    def trust(self) -> None:
        """Refuse nothing any more: the doubt was read."""
        self._doubt = None

    def end(self) -> None:
        """Let nothing through any more that still waits: it is stopped."""
        self._ended.set()

    def before(self, work: Steps[T]) -> Steps[T]:
        """Wait for the gate, then do the work."""
        while not self._open.wait(_LOOK_S):
            if self._ended.is_set():
                raise StoppedError
            yield Step(0, 0)
        return (yield from work)

    def sound(self, work: Steps[T]) -> Steps[T]:
        """Wait for the gate, then do work that only sound books may do."""
        yield from self.before(nothing())
        if self._doubt:
            raise self._doubt
        return (yield from work)


def nothing() -> Steps[None]:
    """Do nothing: what waits for somebody else alone."""
    yield from ()


class Job(QObject):
    """One piece of long work; it touches nothing of the screens and reports by signals alone."""

    stepped = Signal(Step)
    succeeded = Signal(object)
    failed = Signal(Exception)

    def __init__(self, work: Callable[[], Steps[Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = Event()
        self._ended = Event()

    def start(self) -> None:
        """Begin on a thread of the pool."""
        QThreadPool.globalInstance().start(self._run)

    def stop(self) -> None:
        """Ask the work to end at its next step, leaving nothing half written."""
        self._stop.set()

    def end(self) -> None:
        """Stop, and wait until nothing of it runs any more."""
        self._stop.set()
        self._ended.wait(_PATIENCE_S)

    def tell(self, step: Step) -> None:
        """Say where the work stands; raises StoppedError once it was told to stop."""
        if self._stop.is_set() or not isValid(self):  # nobody is there any more to hear of it
            raise StoppedError
        self.stepped.emit(step)

    def _run(self) -> None:
        try:
            result = drain(self._work(), self.tell)
        except Exception as error:  # noqa: BLE001  # whatever it is, the screen must hear of it
            if isValid(self):
                self.failed.emit(error)
        else:
            if isValid(self):
                self.succeeded.emit(result)
        finally:
            self._ended.set()


class Errand(QObject):
    """Work without an end, turn by turn, on a thread of its own; it reports by signals alone.

    The thread may be stuck in the network when it is told to stop. It is not waited for then: it
    dies with the program, and whatever asks `refuse_when_stopped` before it writes never writes.
    """

    told = Signal(object)
    failed = Signal(Exception)

    def __init__(
        self,
        turn: Callable[[float], float],
        tell: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        """`turn` gets the time and returns when it wants the next; `tell` is asked after each."""
        super().__init__(parent)
        self._turn = turn
        self._tell = tell
        self._stop, self._woken = Event(), Event()
        self._thread = Thread(target=self._run, name="errand", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """Let the next turn come now."""
        self._woken.set()

    def stop(self, patience: float = 0.8) -> bool:
        """End after the turn that runs; false when it still ran after so many seconds."""
        self._stop.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(patience)
        return not self._thread.is_alive()

    def refuse_when_stopped(self) -> None:
        """Raise StoppedError once the work was told to stop."""
        if self._stop.is_set():
            raise StoppedError

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                due = self._turn(monotonic())
                if not self._stop.is_set():
                    self.told.emit(self._tell())
                self._woken.wait(None if due == inf else max(0.0, due - monotonic()))
                self._woken.clear()
        except StoppedError:
            return
        except Exception as error:  # noqa: BLE001  # whatever it is, the screen must hear of it
            if not self._stop.is_set():
                self.failed.emit(error)
