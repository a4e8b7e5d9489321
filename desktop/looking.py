"""Looking through the books behind the window that shows them already."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.compose import looked_through
from storage.errors import JournalRewrittenError, LedgerBusyError
from ui.screens.desk import Desk
from ui.screens.jobs import Gate, Job, StoppedError, on_ledger

if TYPE_CHECKING:
    from sync.machine_check import Check

_LATER_MS = 10_000  # after something else kept the file


class Looking(QObject):
    """Reads every page and every line of the journal once; a month is closed only after that."""

    broken = Signal(Exception)  # what is wrong with the books: they are shut
    doubted = Signal(str)  # they are whole, and say otherwise than what was signed: no month closes

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        path = desk.ledger.path
        assert path
        self._desk = desk
        desk.program_checks = _program
        self._gate = desk.gate = Gate(is_open=False)
        self._look = partial(on_ledger, path, desk.ledger.key, looked_through)
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self._begin)
        self._begin()

    def _begin(self) -> None:
        self._job = Job(self._look, self)
        self._job.succeeded.connect(lambda _head: self._gate.open())
        self._job.failed.connect(self._fail)
        self._job.start()

    def end(self) -> None:
        """Look no further: the books are being closed."""
        self._later.stop()
        self._gate.end()
        self._job.end()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, JournalRewrittenError):
            self._gate.doubt(error)
            self._desk.ledger.actor.doubt = error
            self.doubted.emit(str(error))
            return
        if isinstance(error, LedgerBusyError):  # says nothing about the books
            self._later.start()
            return
        self._gate.end()
        if not isinstance(error, StoppedError):
            self.broken.emit(error)


def _program() -> Iterable[Check]:
    """Return what tries the parts of the program; read when somebody asks."""
    from desktop.selftest import selftest  # noqa: PLC0415  # it reads all that writes papers

    return selftest(window=False)
