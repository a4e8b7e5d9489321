"""Copies are made in the background: after a closing, daily, and tried each week; nobody waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from storage.errors import KnownError
from storage.ledger import Ledger
from storage.steps import Steps
from ui.screens.desk import Desk
from ui.screens.jobs import Job, StoppedError, on_ledger

if TYPE_CHECKING:
    from storage.backup_care import Care

KIND = "backup"  # what changed when a copy was made
_FIRST_MS = 60_000  # after the books were opened, when everybody is at work
_EVERY_MS = 30 * 60_000
_SOON_MS = 5_000  # after a closing: its bundle is written first


class BackupRounds(QObject):
    """One for each desk; practice books and those in memory have no copies of themselves."""

    ended = Signal(object)  # the Care

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._job: Job | None = None
        self._wanted = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.go)
        desk.changed.connect(self._hear)
        desk.left.connect(self.stop)

    def begin(self) -> None:
        """Look after the copies from now on."""
        if self._desk.safe and self._desk.ledger.path and not self._desk.settings.sample:
            self._timer.start(_FIRST_MS)

    def stop(self) -> None:
        """End; what is half made is thrown away."""
        self._timer.stop()
        job, self._job = self._job, None
        if job:
            job.end()

    def go(self) -> None:
        """Do what is due now, unless it is being done."""
        path, key = self._desk.ledger.path, self._desk.ledger.key
        if path is None or self._job:
            return
        from storage.backup_care import look_after  # noqa: PLC0415  # wanted a minute after the start

        wanted, self._wanted = self._wanted, False

        def work(ledger: Ledger) -> Steps[Care]:
            return look_after(ledger, job.tell, wanted=wanted)

        job = Job(lambda: self._desk.gate.before(on_ledger(path, key, work)), self)
        job.succeeded.connect(self._done)
        job.failed.connect(self._failed)
        self._job = job
        job.start()

    def _hear(self, kinds: frozenset[str]) -> None:
        if "closed_month" in kinds and self._timer.isActive():
            self._wanted = True
            self._timer.start(_SOON_MS)

    def _done(self, care: Care) -> None:
        if self._job is None:
            return
        self._again()
        if care.made or care.carried or care.tried or care.refused:
            self._desk.hear(frozenset({KIND}))
        self.ended.emit(care)

    def _failed(self, error: Exception) -> None:
        if self._job is None or isinstance(error, StoppedError):
            return
        self._again()
        if not isinstance(error, KnownError):
            raise error

    def _again(self) -> None:
        self._job = None
        self._timer.start(_EVERY_MS)


def rounds_of(desk: Desk) -> BackupRounds:
    """Return the rounds of a desk."""
    return desk.findChild(BackupRounds) or BackupRounds(desk)
