"""The superior's board: units by months, and what each unit's chain says is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from storage.ledger import Ledger
from storage.periods import deadline_of
from sync.chain import missing
from sync.held import held_registry
from sync.locking import came_after_lock
from sync.received import (
    QUARANTINED,
    SET_ASIDE,
    TAKEN,
    ReceivedBundle,
    head_of,
    is_forked,
    received,
)

RESUBMITTED = "resubmitted"
ENDED = "ended"  # the unit was merged or renamed: another one reports


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit's month, and the newest of its bundles that counts.

    Its state is taken, resubmitted (after it was returned), noted, returned, held, quarantined,
    late, not due, or ended: after the last month of a unit that was merged or renamed.
    """

    unit: str
    month: str
    state: str
    bundle: ReceivedBundle | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """One unit's numbers: the last taken in, those missing before what is held, a fork or not.

    `apart` counts the bundles in quarantine about which people have to decide.
    """

    unit: str
    last: int
    missing: tuple[int, ...]
    forked: bool
    apart: int = 0


def board(ledger: Ledger, months: Iterable[str], today: date) -> list[Cell]:
    """Return a cell for each unit of the registry and each month, in the registry's order.

    Nothing is late of months before these books began: they were reported in another way.
    """
    came: dict[tuple[str, str], list[ReceivedBundle]] = defaultdict(list)
    for bundle in received(ledger):
        if bundle.month and bundle.state != SET_ASIDE:  # a dossier belongs to none
            came[bundle.unit, bundle.month].append(bundle)
    settings, units = ledger.settings, held_registry(ledger).registry.units
    cells = []
    for month in months:
        due = deadline_of(month, settings.cutoff_day, settings.deadline_days)
        absent = "late" if today > due and month >= settings.begins else "not_due"
        for unit in units:
            found = came.get((unit.code, month))
            over = unit.last_month is not None and month > unit.last_month
            nothing = Cell(unit.code, month, ENDED if over else absent)
            cells.append(_cell(ledger, found) if found else nothing)
    return cells


def chains(ledger: Ledger) -> list[Chain]:
    """Return the state of each unit's newest chain, units that never sent included."""
    every: dict[str, list[ReceivedBundle]] = defaultdict(list)
    for bundle in received(ledger):
        every[bundle.unit].append(bundle)
    units = held_registry(ledger).registry.units
    return [_chain(ledger, unit.code, every[unit.code]) for unit in units]


def standing_of(bundle: ReceivedBundle) -> str:
    """Return how far a bundle came: taken, noted, returned, held or quarantined."""
    if bundle.state != TAKEN:
        return bundle.state
    return bundle.answer if bundle.answer in ("noted", "returned") else TAKEN


def _cell(ledger: Ledger, came: Sequence[ReceivedBundle]) -> Cell:
    """Say how a month stands whose bundles came; what a lock refused counts no more.

    Of two with one number the one in quarantine is shown: somebody has to decide.
    """
    counted = [bundle for bundle in came if not came_after_lock(ledger, bundle)] or came
    newest = max(counted, key=lambda each: (each.epoch, each.seq, each.state == QUARANTINED))
    state = standing_of(newest)
    if state == TAKEN and any(standing_of(each) == "returned" for each in counted):
        state = RESUBMITTED
    return Cell(newest.unit, newest.month, state, newest)


def _chain(ledger: Ledger, unit: str, mine: Sequence[ReceivedBundle]) -> Chain:
    head = head_of(mine, mine[-1].epoch if mine else 1)
    gap = missing(head, max(head.held, default=0))
    apart = [each for each in mine if each.state == QUARANTINED]
    forked = any(is_forked(ledger, unit, each.epoch) for each in apart)
    return Chain(unit, head.seq, gap, forked, len(apart))
