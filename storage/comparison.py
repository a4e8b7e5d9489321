"""A period beside the year so far and the same period a year before, as every report shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from resources.catalogues import indicators
from storage.consolidation import Total, consolidate
from storage.indicators import Share, behind, register_of
from storage.known_figures import books_begin, history
from storage.ledger import Ledger
from storage.months import window
from storage.periods import span_of
from storage.report_period import Period


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator of a period; `last_year` is None where nothing is known of that time."""

    code: str
    value: Total
    year_to_date: Total
    last_year: Total | None


def compare(ledger: Ledger, period: Period, units: Iterable[str] | None = None) -> list[Compared]:
    """Return every indicator of a period with what it is compared with; by default of the own unit.

    A period longer than a year has no year so far beside it but itself, and nothing before.
    """
    of = tuple(units) if units is not None else (ledger.settings.unit,)
    now = consolidate(ledger, of, period)
    so_far = now if period.so_far == period else consolidate(ledger, of, period.so_far)
    before = consolidate(ledger, of, period.year_before) if period.in_one_year else {}
    return [
        Compared(code, now[code], so_far[code], before[code] if _known(before.get(code)) else None)
        for code in indicators()
    ]


def records_behind(
    ledger: Ledger, unit: str, period: Period, code: str, part: str | None = None
) -> list[Share]:
    """Return what a unit's figure of a period was counted from: records, and past figures.

    A closed month keeps its frozen figure; the records are shown as they stand today.
    """
    cutoff, past = ledger.settings.cutoff_day, history(ledger, unit, period)
    told = [Share(p, p.value, "", p.precision) for p in past.told.get(code, [])]
    before = past.shares(indicators()[code], cutoff)
    return told + before + _of_books(ledger, unit, period, code, part)


def _of_books(
    ledger: Ledger, unit: str, period: Period, code: str, part: str | None
) -> list[Share]:
    begun = books_begin(ledger, unit, date.today())
    if begun is None or period.last < begun:
        return []
    first = max(period.first, begun)
    days = span_of(first, period.last, ledger.settings.cutoff_day)
    if unit == ledger.settings.unit:  # its months may have been closed with other days
        days = window(ledger, first)[0], window(ledger, period.last)[1]
    return behind(register_of(ledger, unit, *days), code, part)


def _known(total: Total | None) -> bool:
    return total is not None and bool(total.units or total.inexact)
