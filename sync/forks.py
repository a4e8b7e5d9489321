"""Forks: two histories of one unit, of which people choose the one that counts.

A restored backup, a cloned laptop, or a stick that was lost leave a chain with more than one end.
Nothing of it is deleted: what is not chosen is kept and marked. The key ends with what was chosen,
so whoever goes on is paired anew, with numbers from one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from resources.wording import official
from storage.adoption import adopt
from storage.attachments import keep_photos
from storage.dossiers import adopt_dossier
from storage.duties import require
from storage.frozen_figures import forget_figures
from storage.journal import note
from storage.ledger import Ledger
from storage.locked_months import is_locked
from storage.months import keep_figures
from storage.records import Record
from storage.steps import Step, Steps
from sync import dossier_payload, media_taking
from sync.answers import Reply, answer
from sync.bundle import Opened, open_kept
from sync.content import SENT_KINDS, MonthContent
from sync.dossier_payload import papers_in
from sync.dossier_sealing import line_of
from sync.fork_errors import ForkGoneError, SetAsideError
from sync.held import end_key, held_registry
from sync.keys import UnitKeys
from sync.locking import came_after_lock, lock_reason
from sync.media import MEDIA
from sync.payload import content_of
from sync.receipts import Reason
from sync.received import (
    HELD,
    QUARANTINED,
    SET_ASIDE,
    TAKEN,
    ReceivedBundle,
    mark_received,
    received,
    received_bytes,
    set_aside,
)
from sync.replay import Told, replay


@dataclass(frozen=True, slots=True)
class Tail:
    """One way on from what is common: its bundles, oldest first; none where the chain just ends."""

    bundles: tuple[ReceivedBundle, ...]

    @property
    def taken(self) -> bool:
        """Tell whether the superior's books hold what it says now."""
        return all(one.state == TAKEN for one in self.bundles)


@dataclass(frozen=True, slots=True)
class Fork:
    """A chain with several ends; `common` is what all of them share.

    When the laptop is `lost`, what waits for a bundle that may never come is an end too.
    """

    unit: str
    epoch: int
    common: tuple[ReceivedBundle, ...]
    tails: tuple[Tail, ...]
    lost: bool = False


@official
def fork_of(ledger: Ledger, unit: str, *, lost: bool = False) -> Fork | None:
    """Return what people have to decide about a unit, None where its chain has one end."""
    mine = [one for one in received(ledger, unit) if one.state != SET_ASIDE]
    open_states = (QUARANTINED, HELD) if lost else (QUARANTINED,)
    apart = {one.epoch for one in mine if one.state in open_states}
    if not apart:
        return None
    epoch = max(apart)
    paths = _paths(ledger, [one for one in mine if one.epoch == epoch])
    shared = _shared(paths)
    tails = sorted({tuple(path[shared:]) for path in paths}, key=lambda tail: _rank(Tail(tail)))
    return Fork(unit, epoch, tuple(paths[0][:shared]), tuple(map(Tail, tails)), lost)


@official
def forks(ledger: Ledger) -> list[Fork]:
    """Return all that people have to decide, unit by unit."""
    found = (fork_of(ledger, unit.code) for unit in held_registry(ledger).registry.units)
    return [fork for fork in found if fork]


@official
def choose(
    ledger: Ledger, fork: Fork, chosen: Tail, keys: UnitKeys, words: str = ""
) -> Steps[list[bytes]]:
    """Let one tail count: take it in, set the others aside, end the key; return the receipts.

    All that the unit's months say is told anew from its bundles, so nothing of another tail is
    left, and nothing counts twice. Raises ForkGoneError when the chain changed since it was shown.
    """
    require(ledger, "manage")
    yield Step(0, 2, fork.unit)
    with ledger.change():
        if fork_of(ledger, fork.unit, lost=fork.lost) != fork or chosen not in fork.tails:
            raise ForkGoneError(unit=fork.unit)
        path = [*fork.common, *chosen.bundles]
        others = _others(fork, path)
        for one in others:
            set_aside(ledger, one, one.bundle_id)
        fresh = [one for one in path if one.state != TAKEN]
        for one in fresh:
            mark_received(ledger, one.bundle_id, TAKEN)
        last = path[-1].seq if path else 0
        end_key(ledger, fork.unit, fork.epoch, last, keys)
        note(ledger, "choose", "received", path[-1].bundle_id if path else fork.unit, words)
        receipts = [_refuse(ledger, one, words, keys) for one in others]
        receipts += [_take(ledger, one, keys) for one in fresh]
        yield Step(1, 2, fork.unit)
        tell_anew(ledger, fork.unit, keys)
        return receipts


@official
def tell_anew(ledger: Ledger, unit: str, keys: UnitKeys) -> None:
    """Put what a unit's accepted months say in place of all that was said of it before."""
    said = replay(_told(ledger, unit, keys))
    records: dict[type[Record], list[Record]] = {kind: [] for kind in SENT_KINDS}
    records |= said.records(unit)
    with ledger.change():
        adopt(ledger, unit, date.min, date.max, records)
        forget_figures(ledger, unit)
        for month, told in said.months.items():
            keep_figures(ledger, unit, month, list(told.content.figures))


@official
def opened(ledger: Ledger, bundle: ReceivedBundle, keys: UnitKeys) -> Opened:
    """Open a kept bundle, in whatever state; RefusedError."""
    registry = held_registry(ledger).registry
    return open_kept(received_bytes(ledger, bundle.bundle_id), registry, keys)


def _told(ledger: Ledger, unit: str, keys: UnitKeys) -> Iterator[Told]:
    for one in received(ledger, unit):
        if (one.kind, one.state) == ("month", TAKEN) and not came_after_lock(ledger, one):
            content = content_of(opened(ledger, one, keys))
            yield Told(one.epoch, one.seq, one.bundle_id, content)


def _take(ledger: Ledger, bundle: ReceivedBundle, keys: UnitKeys) -> bytes:
    """Answer a bundle that counts from now on; a dossier is taken over at once."""
    open_one = opened(ledger, bundle, keys)
    if bundle.kind == "dossier":
        dossier = dossier_payload.content_of(open_one)
        found = dossier_payload.records_of(dossier)
        papers = papers_in(open_one.parts).values()
        adopt_dossier(ledger, line_of(open_one, dossier), found, papers)
        return answer(ledger, bundle.bundle_id, Reply("full", content=dossier), keys)
    if bundle.kind == MEDIA:  # its records are told anew in the end, so nothing is asked of them
        media = media_taking.content_of(open_one)
        keep_photos(ledger, media.photos.values())
        return answer(ledger, bundle.bundle_id, Reply("full", content=media), keys)
    content = content_of(open_one) if bundle.kind == "month" else None
    return answer(ledger, bundle.bundle_id, _reply(ledger, bundle, content), keys)


def _reply(ledger: Ledger, bundle: ReceivedBundle, content: MonthContent | None) -> Reply:
    if content is None or not is_locked(ledger, content.month):
        return Reply("full", content=content)
    first = not any(
        (one.month, one.state) == (content.month, TAKEN) and one.bundle_id != bundle.bundle_id
        for one in received(ledger, bundle.unit)
    )
    reason = lock_reason(ledger, content.month, first=first)
    return Reply("noted" if first else "returned", [reason], content)


def _refuse(ledger: Ledger, bundle: ReceivedBundle, words: str, keys: UnitKeys) -> bytes:
    said = SetAsideError(seq=bundle.seq, words=f" ({words})" if words else "")
    reason = Reason(code=said.CODE, words=said.message)
    return answer(ledger, bundle.bundle_id, Reply("refused", [reason]), keys)


def _others(fork: Fork, path: Sequence[ReceivedBundle]) -> list[ReceivedBundle]:
    ids = {one.bundle_id for one in path}
    every = {one.bundle_id: one for tail in fork.tails for one in tail.bundles}
    return [one for identity, one in every.items() if identity not in ids]


def _paths(ledger: Ledger, mine: Sequence[ReceivedBundle]) -> list[list[ReceivedBundle]]:
    """Return the way to each end of a chain, through the bundles that are here."""
    before = _before(ledger, mine[0].unit)
    known = {one.bundle_id: one for one in mine}
    followed = {before[one.bundle_id] for one in mine}
    return [_way(one, mine, known, before) for one in mine if one.bundle_id not in followed]


def _way(
    end: ReceivedBundle,
    mine: Sequence[ReceivedBundle],
    known: dict[str, ReceivedBundle],
    before: dict[str, str],
) -> list[ReceivedBundle]:
    path = [end]
    while before[path[0].bundle_id] in known:
        path.insert(0, known[before[path[0].bundle_id]])
    first = path[0]
    if before[first.bundle_id]:  # what came before it never arrived: it follows what there is
        path = [o for o in mine if o.seq < first.seq and o.state in (TAKEN, HELD)] + path
    return path


def _before(ledger: Ledger, unit: str) -> dict[str, str]:
    query = "SELECT bundle_id, prev FROM received WHERE unit = ?"
    return dict(ledger.db.execute(query, [unit]).fetchall())


def _shared(paths: Sequence[Sequence[ReceivedBundle]]) -> int:
    """Return how many bundles all ways begin with."""
    count = 0
    for step in zip(*paths, strict=False):
        if len({one.bundle_id for one in step}) > 1:
            break
        count += 1
    return count


def _rank(tail: Tail) -> tuple[int, list[tuple[int, str]]]:
    """Put what is in the books already first."""
    taken = sum(one.state == TAKEN for one in tail.bundles)
    return -taken, [(one.seq, one.bundle_id) for one in tail.bundles]
