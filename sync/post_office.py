"""The post office: visits the mailbox in the background, in small turns, and says how it stands.

It knows no threads and no screens: whoever drives it asks for a turn and is told when the next is
due. It never sleeps, and holds the books open only for the length of one small thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from storage.errors import KnownError
from storage.ledger import Ledger
from storage.settings import Settings
from storage.steps import Step, Steps
from sync.couriers.mailbox_errors import MailboxRefusalError, NoConnectionError
from sync.held import is_paired, own_key
from sync.keys import UnitKeys
from sync.mail_round import Books, MailRound
from sync.mail_standing import Moving, Standing, State
from sync.trust_errors import NotPairedError

if TYPE_CHECKING:
    from sync.couriers.mailbox import MailboxCourier


REST = 300.0  # seconds between two visits
_METERED = 60.0  # seconds until the network is looked at again
_SOON, _LATER, _LATEST = 1.0, 60.0, 3600.0  # seconds: first try again, with nobody there, at most
_FORGIVEN = 24 * 3600.0  # seconds after which what was refused is tried again


class PostOffice:
    """Carries what waits for as long as somebody asks for turns."""

    def __init__(
        self,
        books: Books,
        keys: Callable[[], UnitKeys],
        *,
        is_metered: Callable[[], bool] = bool,
        chance: Random | None = None,
    ) -> None:
        """Serve some books; `is_metered` tells whether the network costs by the byte."""
        self._books = books
        self._keys = keys
        self._is_metered = is_metered
        self._chance = chance or Random()  # noqa: S311  # spreads visits, protects nothing
        self._round: MailRound | None = None
        self._steps: Iterator[Moving] = iter(())
        self._courier: MailboxCourier | None = None
        self._opened: object = None  # for which settings and whom the courier is
        self._spares = True  # stays silent where the network costs by the byte
        self._skipped: set[str] = set()
        self._forgives = _FORGIVEN
        self._due, self._tries, self._answers = 0.0, 0, 0
        self._last: Moving | None = None  # also of the visit before
        self._hurried = False
        self.standing = Standing()

    def hurry(self) -> None:
        """Begin anew at the next turn, the settings being read again; any thread may say so."""
        self._hurried = True

    def turn(self, now: float) -> float:
        """Do the next small piece of work, and return when the next turn is due.

        Both are seconds of one clock that only goes forward. A turn takes as long as one chunk of
        a file, at most until the time-outs of the link.
        """
        if self._hurried:
            self._hurried, self._due, self._tries = False, now, 0
            self._forgive(now)
            self._end()
        if now < self._due:
            return self._due
        try:
            return self._go_on(now) if self._round else self._begin(now)
        except KnownError as error:
            return self._fail(now, error)

    def close(self) -> None:
        """Hang up; whatever was under way goes on from there another day."""
        self._end()
        if self._courier:
            self._courier.close()

    def _begin(self, now: float) -> float:
        keys = self._keys()
        with self._books() as ledger:
            settings = ledger.settings
            state = _why_not(settings)
            caller = None if state else caller_of(ledger, keys)
        if caller is None:
            return self._stand(state or "unpaired", inf)
        self._spares = not settings.mailbox_metered
        if self._must_spare():
            return self._stand("metered", now + _METERED)
        if now >= self._forgives:
            self._forgive(now)
        self._courier = self._courier_for(settings, caller)
        self._answers = self._courier.answers
        self._round = MailRound(self._books, keys, self._courier, self._skipped)
        self._steps = self._round.steps()
        return self._stand("visiting", now)

    def _go_on(self, now: float) -> float:
        if self._must_spare():
            self._end()
            return self._stand("metered", now + _METERED)
        moving = next(self._steps, None)
        self._count()
        if self._round and self._round.is_outdated:
            self._end()  # at once anew: the registry goes on, and the newest keys speak
            return now
        if moving is None:
            self._end()
            self._tries = 0
            return self._stand("resting", now + REST * self._chance.uniform(0.8, 1.2))
        before, self._last = self._last, moving
        if before and before.name == moving.name and before.done < moving.done:
            self._tries = 0  # bytes arrive, if only between two cuts
        self.standing = replace(self.standing, state="visiting", moving=moving, words="")
        return now

    def _fail(self, now: float, error: KnownError) -> float:
        answered = bool(self._courier and self._courier.answers > self._answers)
        wait = min((_SOON if answered else _LATER) * 2.0**self._tries, _LATEST)
        wait *= self._chance.uniform(0.75, 1.25)
        if isinstance(error, MailboxRefusalError):
            wait = max(wait, error.wait)
        self._tries += 1
        self._end()
        offline = isinstance(error, NoConnectionError)
        return self._stand("offline" if offline else "troubled", now + wait, str(error))

    def _stand(self, state: State, due: float, words: str = "") -> float:
        self.standing = replace(self.standing, state=state, moving=None, words=words)
        self._due = due
        return due

    def _count(self) -> None:
        if self._round:
            taken, left = self.standing.taken, self.standing.left
            taken, left = taken + self._round.taken, left + self._round.left
            self._round.taken = self._round.left = 0
            self.standing = replace(self.standing, taken=taken, left=left)

    def _end(self) -> None:
        self._round, self._steps = None, iter(())

    def _forgive(self, now: float) -> None:
        self._skipped.clear()
        self._forgives = now + _FORGIVEN

    def _must_spare(self) -> bool:
        return self._spares and self._is_metered()

    def _courier_for(self, settings: Settings, caller: Caller) -> MailboxCourier:
        wanted = (settings.mailbox, settings.mailbox_certificate, caller)
        if self._courier and self._opened == wanted:  # it keeps its pace, and what it has begun
            return self._courier
        self._courier, self._opened = courier_to(settings, caller), wanted
        return self._courier


@dataclass(frozen=True, slots=True)
class Caller:
    """As whom these books speak to the mailbox, and with which keys."""

    keyid: str
    keys: UnitKeys


def caller_of(ledger: Ledger, keys: UnitKeys) -> Caller | None:
    """Return who these books are to the mailbox, none before they are paired.

    While a change of keys is not confirmed, that is the key before it.
    """
    from sync.mailbox.signatures import superior_keyid, unit_keyid  # noqa: PLC0415  # as below

    unit = ledger.settings.unit
    if ledger.settings.is_superior:
        return Caller(superior_keyid(unit), keys) if is_paired(ledger) else None
    try:
        known = own_key(ledger, keys)
    except NotPairedError:
        return None
    (mine,) = (each for each in keys.all if each.public().sign == known.sign)
    return Caller(unit_keyid(unit, known.epoch), mine)


def courier_to(settings: Settings, caller: Caller) -> MailboxCourier:
    """Return a courier to the mailbox of the settings; MailboxAddressError, CertificateFileError.

    The libraries of the network are loaded here: a third of a second that no screen waits for.
    """
    from sync.couriers.mailbox import MailboxCourier  # noqa: PLC0415  # as said
    from sync.couriers.mailbox_line import MailboxLine  # noqa: PLC0415  # as said
    from sync.mailbox.signatures import RequestSigner  # noqa: PLC0415  # as said

    certificate, signer = settings.mailbox_certificate, RequestSigner(caller.keys, caller.keyid)
    file = Path(certificate) if certificate else None
    return MailboxCourier(MailboxLine(settings.mailbox, signer, file))


def knock(ledger: Ledger, keys: UnitKeys, settings: Settings) -> Steps[int]:
    """Try a mailbox once, and return how many files wait there; KnownError says why not."""
    yield Step(0, 1, settings.mailbox)
    caller = caller_of(ledger, keys)
    if caller is None:
        raise NotPairedError
    with closing(courier_to(settings, caller)) as courier:
        return len(courier.letters())


def _why_not(settings: Settings) -> State | None:
    if not settings.mailbox:
        return "off"
    return "paused" if settings.mailbox_paused else None
