"""A period beside the year so far and the same period a year before, as every report shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from resources.catalogues import indicators
from storage.consolidation import Total, consolidate, totals_of
from storage.gaps import Gaps, gaps_of
from storage.history import books_begin, history
from storage.known_figures import known_with_year
from storage.ledger import Ledger
from storage.months import window
from storage.periods import span_of
from storage.report_period import Period
from storage.shares import Share, shares
from storage.steps import Step, Steps, drain
from storage.succession import counted_once
from storage.unit_register import register_of

_STEPS = 4  # of a comparison


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator of a period; `last_year` is None where nothing is known of that time.

    A flow is known in part where the books began later, or a unit's month never came: `gaps` are
    the months of the year so far that lack something, `gaps_before` those of the year before.
    """

    code: str
    value: Total
    year_to_date: Total
    last_year: Total | None
    gaps: tuple[str, ...] = ()
    gaps_before: tuple[str, ...] = ()

    def partial(self, period: Period) -> tuple[str, ...]:
        """Return the months of the period itself that lack something."""
        return tuple(month for month in self.gaps if month >= period.first)


def compare(
    ledger: Ledger,
    period: Period,
    units: Iterable[str] | None = None,
    today: date | None = None,
) -> list[Compared]:
    """Return every indicator of a period with what it is compared with; by default of the own unit.

    A period longer than a year has no year so far beside it but itself, and nothing before.
    """
    return drain(comparing(ledger, period, units, today))


def comparing(
    ledger: Ledger,
    period: Period,
    units: Iterable[str] | None = None,
    today: date | None = None,
) -> Steps[list[Compared]]:
    """Do as `compare` does, in steps that are quick each."""
    of = tuple(units) if units is not None else (ledger.settings.unit,)
    known = {}
    for unit in of:
        yield Step(0, _STEPS)
        known[unit] = known_with_year(ledger, unit, period, today)
    yield Step(1, _STEPS)
    now = totals_of(counted_once(ledger, {unit: said for unit, (said, _year) in known.items()}))
    year = {unit: so_far for unit, (_said, so_far) in known.items()}
    so_far = totals_of(counted_once(ledger, year))
    yield Step(2, _STEPS)
    before = consolidate(ledger, of, period.year_before) if period.in_one_year else {}
    yield Step(3, _STEPS)
    lacking = gaps_of(ledger, of, period.so_far, today)
    earlier = gaps_of(ledger, of, period.year_before, today) if before else Gaps()
    return [
        Compared(
            code,
            value=now[code],
            year_to_date=so_far[code],
            last_year=_known(before.get(code)),
            gaps=lacking.of(code) if so_far[code].is_known else (),
            gaps_before=earlier.of(code) if _known(before.get(code)) else (),
        )
        for code in indicators()
    ]


def records_behind(
    ledger: Ledger, unit: str, period: Period, code: str, part: str | None = None
) -> list[Share]:
    """Return what a unit's figure of a period was counted from: past figures, and records.

    A closed month keeps its frozen figure; the records are shown as they stand today.
    """
    indicator, days = indicators()[code], _days_of_books(ledger, unit, period)
    found: list[Share] = []
    if days is None or not indicator.stock:  # a stock of the books is newer than what was before
        found += history(ledger, unit, period).behind(indicator)
    if days:
        found += shares(register_of(ledger, unit, *days), indicator)
    return [share for share in found if part is None or share.part == part]


def _days_of_books(ledger: Ledger, unit: str, period: Period) -> tuple[date, date] | None:
    """Return the days of a period that a unit's books know of; others' end with what was sent."""
    begun = books_begin(ledger, unit, date.today())
    if begun is None or period.last < begun:
        return None
    first, last = max(period.first, begun), period.last
    if unit == ledger.settings.unit:  # its months may have been closed with other days
        return window(ledger, first)[0], window(ledger, last)[1]
    query = "SELECT min(month), max(month) FROM figure WHERE unit = ? AND month BETWEEN ? AND ?"
    first, last = ledger.db.execute(query, [unit, first, last]).fetchone()
    return span_of(first, last, ledger.settings.cutoff_day) if first else None


def _known(total: Total | None) -> Total | None:
    return total if total and total.is_known else None
