"""Long work off the screen thread; the only module that knows threads exist."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
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
