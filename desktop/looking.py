"""Looking through the books behind the window that shows them already."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.compose import looked_through
from ui.screens.desk import Desk
from ui.screens.jobs import Gate, Job, StoppedError, on_ledger


class Looking(QObject):
    """Reads every page and every line of the journal once; a month is closed only after that."""

    broken = Signal(Exception)  # what is wrong with the books

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        path = desk.ledger.path
        assert path
        self._gate = desk.gate = Gate(is_open=False)
        self._job = Job(partial(on_ledger, path, desk.ledger.key, looked_through), self)
        self._job.succeeded.connect(lambda _head: self._gate.open())
        self._job.failed.connect(self._fail)
        self._job.start()

    def end(self) -> None:
        """Look no further: the books are being closed."""
        self._gate.end()
        self._job.end()

    def _fail(self, error: Exception) -> None:
        self._gate.end()
        if not isinstance(error, StoppedError):
            self.broken.emit(error)
