"""Putting right what a locked month said ("điều chỉnh kỳ trước"), as bookkeepers do it.

An adjustment lies in an open month and names one figure of a locked one: what was reported, and
what is right. The reported figure stays for ever. Of two adjustments to one figure the later one
builds on the earlier; one that does not say what was reported is shown to people and not applied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from storage.indicators import EXACT, Figure
from storage.ledger import Ledger
from storage.records import Adjustment
from storage.report_period import Period
from storage.repository import record_of

Key = tuple[str, str, str]
"""A month, the code of an indicator, a part of it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An adjustment, and the figure that stood before it; None where nothing was reported."""

    adjustment: Adjustment
    held: int | None

    @property
    def applied(self) -> bool:
        """Tell whether it says what was reported, so that the right number counts."""
        return self.held == self.adjustment.reported

    @property
    def change(self) -> int:
        """Return what it adds to the figure."""
        return self.adjustment.right - self.adjustment.reported if self.applied else 0


def judged(ledger: Ledger, unit: str, period: Period | None = None) -> list[Judged]:
    """Return a unit's adjustments to the months of a period, or to all, as they were made."""
    found = _adjustments(ledger, unit, period)
    if not found:
        return []
    standing = _reported(ledger, unit, {each.month for each in found})
    said = []
    for each in found:
        key = _key(each)
        held = standing.get(key, 0 if _any_of(standing, each.month) else None)
        said.append(Judged(each, held))
        if said[-1].applied:
            standing[key] = each.right
    return said


def made_between(ledger: Ledger, unit: str, first: date, last: date) -> list[Judged]:
    """Return a unit's adjustments that were made on some days, both ends included."""
    return [each for each in judged(ledger, unit) if first <= each.adjustment.made_on <= last]


def changes(found: Iterable[Judged]) -> dict[Key, int]:
    """Return what adjustments add to each figure; those that are not applied add nothing."""
    added: dict[Key, int] = defaultdict(int)
    for each in found:
        added[_key(each.adjustment)] += each.change
    return {key: change for key, change in added.items() if change}


def with_change(code: str, said: Sequence[Figure], part: str, change: int) -> list[Figure]:
    """Return the figures of one indicator with something added to its exact one of a part."""
    kept = [each for each in said if (each.part, each.precision) != (part, EXACT)]
    before = sum(each.value for each in said if (each.part, each.precision) == (part, EXACT))
    return [*kept, Figure(code, part, EXACT, before + change)]


def standing_figures(ledger: Ledger, unit: str, month: str) -> dict[tuple[str, str], int]:
    """Return the exact figures of a unit's month after its adjustments, by code and part."""
    standing = _reported(ledger, unit, [month])
    for key, change in changes(judged(ledger, unit, Period(month, month))).items():
        standing[key] = standing.get(key, 0) + change
    return {(code, part): value for (_month, code, part), value in standing.items()}


def _adjustments(ledger: Ledger, unit: str, period: Period | None) -> list[Adjustment]:
    query = "SELECT * FROM adjustment WHERE unit = ? AND month BETWEEN ? AND ? ORDER BY made_on, id"
    first, last = (period.first, period.last) if period else ("", "9999")
    return [record_of(Adjustment, row) for row in ledger.db.query(query, [unit, first, last])]


def _reported(ledger: Ledger, unit: str, months: Iterable[str]) -> dict[Key, int]:
    query = (
        "SELECT month, code, part, value FROM figure"
        " WHERE unit = ? AND month = ? AND precision = 'exact'"
    )
    rows = (row for month in months for row in ledger.db.execute(query, [unit, month]).fetchall())
    return {(month, code, part): value for month, code, part, value in rows}


def _any_of(standing: Mapping[Key, int], month: str) -> bool:
    return any(key[0] == month for key in standing)


def _key(adjustment: Adjustment) -> Key:
    return adjustment.month, adjustment.indicator, adjustment.part
