"""Drives the post office of the books on the desk; the screens only look at how it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

from storage.ledger import Ledger
from sync.mail_standing import Standing
from ui.screens.desk import Desk
from ui.screens.jobs import Errand
from ui.screens.network import is_metered, is_online, network

if TYPE_CHECKING:
    from sync.post_office import PostOffice

CARRIED = frozenset(  # kinds that may have changed when something came or went
    {
        *("outgoing", "closed_month", "registry", "received", "figure", "carried"),
        *("proposal", "nominee", "honoree", "award", "review", "decision", "notice", "task"),
    }
)
_SENDS = frozenset({"outgoing", "closed_month", "registry", "received", "decision", "notice"})
_LOOK_MS = 30_000  # between two looks at what the network costs


class Postman(QObject):
    """One for each desk; without a mailbox in the settings nothing runs at all."""

    changed = Signal()  # the standing

    def __init__(self, desk: Desk, metered: Callable[[], bool] = is_metered) -> None:
        super().__init__(desk)
        self.standing = Standing()
        self._desk = desk
        self._look_at = metered
        self._metered = False
        self._errand: Errand | None = None
        self._office: PostOffice | None = None
        self._telling = False
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self._look)
        desk.changed.connect(self._hear)

    def begin(self) -> None:
        """Start, if the books have a mailbox and lie on a disk."""
        desk = self._desk
        if self._errand or not desk.settings.mailbox or not desk.safe or not desk.ledger.path:
            return
        from sync.post_office import PostOffice  # noqa: PLC0415  # few books have a mailbox

        self._look()
        self._looking.start()
        if known := network():
            known.reachabilityChanged.connect(self._reached)
        path, key = desk.ledger.path, desk.ledger.key

        def books() -> Ledger:
            errand.refuse_when_stopped()
            return Ledger(path, key)

        office = PostOffice(books, lambda: desk.keys, is_metered=lambda: self._metered)
        errand = Errand(office.turn, lambda: office.standing, self)
        errand.told.connect(self._told)
        errand.failed.connect(self._failed)
        self._office, self._errand = office, errand
        errand.start()

    def hurry(self) -> None:
        """Visit the mailbox now, the settings being read again."""
        self.begin()
        if self._office and self._errand:
            self._office.hurry()
            self._errand.wake()

    def stop(self) -> bool:
        """End within a second; false when a silent network still held it then."""
        self._looking.stop()
        errand, self._errand = self._errand, None
        return errand.stop() if errand else True

    def _hear(self, kinds: frozenset[str]) -> None:
        if "settings" in kinds or (kinds & _SENDS and not self._telling):
            self.hurry()

    def _told(self, standing: Standing) -> None:
        if self._errand is None:
            return
        before, self.standing = self.standing, standing
        if (before.taken, before.left) != (standing.taken, standing.left):
            self._telling = True  # what it carried itself is no news to it
            self._desk.hear(CARRIED)
            self._telling = False
        self.changed.emit()

    def _reached(self, reached: QNetworkInformation.Reachability) -> None:
        if is_online(reached):
            self.hurry()

    def _failed(self, error: Exception) -> None:
        self._errand = None
        raise error

    def _look(self) -> None:
        self._metered = self._look_at()


def postman_of(desk: Desk) -> Postman:
    """Return the postman of a desk."""
    return desk.findChild(Postman) or Postman(desk)
