"""The superior's board: units by months, and what each unit's chain says is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from storage.ledger import Ledger
from storage.periods import deadline_of
from sync.chain import missing
from sync.held import held_registry
from sync.receipts import receipt_of
from sync.received import (
    TAKEN,
    ReceivedBundle,
    chain_head,
    is_forked,
    kept_receipt,
    received,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit's month: taken, noted, returned, held, quarantined, missing, late or not due."""

    unit: str
    month: str
    state: str
    bundle: ReceivedBundle | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """One unit's numbers: the last taken in, those missing before what is held, a fork or not."""

    unit: str
    last: int
    missing: tuple[int, ...]
    forked: bool


def board(ledger: Ledger, months: Iterable[str], today: date) -> list[Cell]:
    """Return a cell for each unit of the registry and each month, in the registry's order."""
    newest: dict[tuple[str, str], ReceivedBundle] = {}
    for bundle in received(ledger):
        if bundle.month:  # a dossier belongs to none
            newest[bundle.unit, bundle.month] = bundle
    settings, units = ledger.settings, held_registry(ledger).registry.units
    cells = []
    for month in months:
        due = deadline_of(month, settings.cutoff_day, settings.deadline_days)
        absent = "late" if today > due else "not_due"
        for unit in units:
            found = newest.get((unit.code, month))
            state = standing_of(ledger, found) if found else absent
            cells.append(Cell(unit.code, month, state, found))
    return cells


def chains(ledger: Ledger) -> list[Chain]:
    """Return the state of each unit's newest chain, units that never sent included."""
    return [_chain(ledger, unit.code) for unit in held_registry(ledger).registry.units]


def standing_of(ledger: Ledger, bundle: ReceivedBundle) -> str:
    """Return how far a bundle came: taken, noted, returned, held or quarantined."""
    if bundle.state != TAKEN:
        return bundle.state
    answer = receipt_of(kept_receipt(ledger, bundle.bundle_id)).answer
    return answer if answer in ("noted", "returned") else TAKEN


def _chain(ledger: Ledger, unit: str) -> Chain:
    mine = received(ledger, unit)
    epoch = mine[-1].epoch if mine else 1
    head = chain_head(ledger, unit, epoch)
    gap = missing(head, max(head.held, default=0))
    return Chain(unit, head.seq, gap, is_forked(ledger, unit, epoch))
