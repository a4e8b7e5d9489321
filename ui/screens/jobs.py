"""Long work off the screen thread; the only module that knows threads exist."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from storage.ledger import Ledger
from storage.steps import Step, Steps, drain

T = TypeVar("T")


class StoppedError(Exception):
    """The user asked the work to stop."""


def on_ledger(path: Path, key: bytes, work: Callable[[Ledger], Steps[T]]) -> Steps[T]:
    """Do work on a ledger of its own, opened where the work is done."""
    with Ledger(path, key) as ledger:
        return (yield from work(ledger))


class Job(QObject):
    """One piece of long work; it touches nothing of the screens and reports by signals alone."""

    stepped = Signal(Step)
    succeeded = Signal(object)
    failed = Signal(Exception)

    def __init__(self, work: Callable[[], Steps[Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = Event()

    def start(self) -> None:
        """Begin on a thread of the pool."""
        QThreadPool.globalInstance().start(self._run)

    def stop(self) -> None:
        """Ask the work to end at its next step, leaving nothing half written."""
        self._stop.set()

    def _run(self) -> None:
        try:
            result = drain(self._work(), self._step)
        except Exception as error:  # noqa: BLE001  # whatever it is, the screen must hear of it
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)

    def _step(self, step: Step) -> None:
        if self._stop.is_set():
            raise StoppedError
        self.stepped.emit(step)


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
