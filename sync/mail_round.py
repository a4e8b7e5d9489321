"""One visit to the mailbox: what waits goes, what came is taken, a piece at each step.

The books are opened for each small thing and shut again before the network is asked: whoever types
never waits for a link. What concerns one file only is written to the history and stops no other.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TypeVar

from storage.errors import KnownError
from storage.ledger import Ledger
from storage.steps import Steps, drain
from sync.carried import Carried, is_known, keep_carried
from sync.container import MIB
from sync.couriers.mailbox_errors import is_of_one_file
from sync.errors import RefusedError
from sync.held import held_registry, held_version, steps_since
from sync.keys import UnitKeys
from sync.mail_standing import Direction, Moving
from sync.media import MOST_BY_MAILBOX, next_media
from sync.parcel import Parcel
from sync.parcels import contents, mark_left, take_from, waiting
from sync.trust import read_registry, write_registry

if TYPE_CHECKING:  # it loads the libraries of the network
    from sync.couriers.mailbox import Letter, MailboxCourier

Books = Callable[[], AbstractContextManager[Ledger]]
T = TypeVar("T")

_LARGE = MIB  # bytes; what is larger, such as photos, goes when nothing smaller waits
_LEFT_THERE = ("refused", "people")  # what was not taken waits on in the mailbox
_REGISTRY = "registry"


class MailRound:
    """One visit; what it skips is for a later one."""

    def __init__(
        self, books: Books, keys: UnitKeys, courier: MailboxCourier, skipped: set[str]
    ) -> None:
        """Prepare a visit that passes over what stands in `skipped`, and adds to it."""
        self._books = books
        self._keys = keys
        self._courier = courier
        self._skipped = skipped
        self._done: set[str] = set()  # by this visit: nothing goes twice, whatever the books say
        with books() as ledger:
            self._version = held_version(ledger)
        self.is_outdated = False  # the registry changed: who is whom is to be asked anew
        self.taken = 0
        self.left = 0

    def steps(self) -> Iterator[Moving]:
        """Do the visit; a KnownError that concerns the whole mailbox ends it."""
        yield from self._agree_on_registry()
        yield from self._send(large=False)
        yield from self._fetch()
        yield from self._send(large=True)
        yield from self._send_photos()

    def _agree_on_registry(self) -> Iterator[Moving]:
        data = self._courier.registry()
        theirs = read_registry(data)[-1].version
        with self._books() as ledger:
            above, held = ledger.settings.is_superior, held_registry(ledger).version
        key = f"{_REGISTRY} {theirs} {held}"  # once: it follows what is held, or never will
        if theirs == held or above == (theirs > held) or key in self._skipped:
            return
        self._skipped.add(key)
        yield Moving("out" if above else "in", _REGISTRY, 0, 1)
        if above:
            self._give_registry(theirs)
        else:
            self._take(f"so-don-vi-{theirs:06d}.bys", data)
            yield Moving("in", _REGISTRY, 1, 1)

    def _give_registry(self, since: int) -> None:
        with self._books() as ledger:
            data = write_registry(steps_since(ledger, max(since, 1)))
            parcels = [one for one in self._parcels(ledger) if one.kind == _REGISTRY]
        self._courier.put_registry(data)
        with self._books() as ledger:
            for parcel in parcels:
                mark_left(ledger, parcel, data, "mailbox")

    def _send(self, *, large: bool) -> Iterator[Moving]:
        """Send small files, and if asked for, each large one when no small one waits."""
        while parcels := self._waiting(large=large):
            for place, parcel in enumerate(parcels, 1):
                self._done.add(_key(parcel))
                yield from self._send_one(parcel, len(parcels) - place)

    def _send_photos(self) -> Iterator[Moving]:
        """Seal a few photos when all else went, send them, then seal the next."""
        while self._seal_photos():
            yield from self._send(large=True)

    def _seal_photos(self) -> bool:
        with self._books() as ledger:
            is_asked = ledger.settings.photos_by_mailbox
            if not is_asked or any(one.kind == "bundle" for one in self._parcels(ledger)):
                return False  # what is sealed did not go, so nothing more is sealed
            try:
                return next_media(ledger, self._keys, MOST_BY_MAILBOX) is not None
            except RefusedError:  # what keeps these books from sealing is told at closing
                return False

    def _waiting(self, *, large: bool) -> list[Parcel]:
        with self._books() as ledger:
            found = [one for one in self._parcels(ledger) if one.to and one.kind != _REGISTRY]
        found = [one for one in found if _key(one) not in self._skipped | self._done]
        small = [one for one in found if one.size <= _LARGE]
        return small or (found[:1] if large else [])

    def _parcels(self, ledger: Ledger) -> list[Parcel]:
        return waiting(ledger, self._keys, "mailbox")

    def _send_one(self, parcel: Parcel, more: int) -> Iterator[Moving]:
        try:
            with self._books() as ledger:
                data = contents(ledger, parcel, self._keys)
            steps = self._courier.upload(data, parcel.to, parcel.name)
            yield from _moved("out", parcel.name, more, steps)
        except KnownError as error:
            self._pass_over(_key(parcel), _told("out", parcel, error))
            return
        with self._books() as ledger:
            mark_left(ledger, parcel, data, "mailbox")
        self.left += 1

    def _fetch(self) -> Iterator[Moving]:
        """Fetch and take letters, small ones first, until none is left that may be taken."""
        while letters := self._letters():
            for place, letter in enumerate(letters, 1):
                self._done.add(letter.sha256)
                yield from self._fetch_one(letter, len(letters) - place)

    def _letters(self) -> list[Letter]:
        passed = self._skipped | self._done
        found = [one for one in self._courier.letters() if one.sha256 not in passed]
        return sorted(found, key=lambda letter: letter.size > _LARGE)

    def _fetch_one(self, letter: Letter, more: int) -> Iterator[Moving]:
        with self._books() as ledger:
            known = is_known(ledger, letter.sha256)
        try:
            if not known:  # else it was taken, and only the mailbox has not heard of it
                steps = self._courier.download(letter)
                data = yield from _moved("in", letter.name, more, steps)
                known = self._take(letter.name, data)
            if known:
                self._courier.taken(letter)
            else:
                self._skipped.add(letter.sha256)
        except KnownError as error:
            self._pass_over(letter.sha256, _told("in", letter, error))

    def _take(self, name: str, data: bytes) -> bool:
        with self._books() as ledger:
            taken = drain(take_from(ledger, name, data, self._keys, "mailbox"))
            self.is_outdated |= held_version(ledger) != self._version
        self.taken += 1
        return taken.outcome not in _LEFT_THERE

    def _pass_over(self, key: str, line: Carried) -> None:
        self._skipped.add(key)
        with self._books() as ledger:
            keep_carried(ledger, line)


def _moved(
    direction: Direction, name: str, more: int, steps: Steps[T]
) -> Generator[Moving, None, T]:
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        yield Moving(direction, name, step.done, step.total, more)


def _told(direction: Direction, what: Parcel | Letter, error: KnownError) -> Carried:
    """Return the line of the history that says why a file did not go; raise what is not of it."""
    if not is_of_one_file(error):
        raise error
    return Carried(
        at="",
        way="mailbox",
        direction=direction,
        kind=what.kind if isinstance(what, Parcel) else "",
        unit=what.unit if isinstance(what, Parcel) else what.sender,
        name=what.name,
        size=what.size,
        sha256="",
        outcome="refused",
        words=str(error),
    )


def _key(parcel: Parcel) -> str:
    return f"{parcel.kind} {parcel.identity} {parcel.to} {parcel.name}"
