"""What is known of the time before a unit's books: past figures, and dated records of then.

Of a flow the longest statement speaks first, so that ten years and one of them are never added; of
a stock the newest one speaks alone. Where no past figure speaks of a time, its dated records do (an
award, a conference entered as history). A superior keeps no months of its own: all its time is such
a time, and its own registers stand there as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from resources.catalogues import Indicator, indicators
from storage.ledger import Ledger
from storage.months import closed_months, open_month, window
from storage.periods import month_of, span_of
from storage.records import PastFigure, Record
from storage.report_period import Period
from storage.repository import find
from storage.shares import Share, shares
from storage.unit_register import Register, dated_register_of, register_of


@dataclass(frozen=True, slots=True)
class History:
    """What speaks of the part of a period that lies before the books, of each indicator."""

    period: Period
    cutoff: int
    told: Mapping[str, Sequence[PastFigure]] = field(default_factory=dict)
    register: Register | None = None

    def behind(self, indicator: Indicator) -> list[Share]:
        """Return what an indicator is known from; nothing at all where nothing is known."""
        told = self.told.get(indicator.code, ())
        found = shares(self.register, indicator) if self.register else []
        recorded = [share for share in found if share.amount]
        if indicator.stock:
            newer = recorded and not any(self._told(past).last >= self.period.last for past in told)
            return recorded if newer else [_share(past) for past in told]
        spans = [self._told(past) for past in told]
        untold = [share for share in recorded if not self._speaks_of(share.record, spans)]
        return [_share(past) for past in told] + untold

    def _told(self, past: PastFigure) -> Period:
        return months_told(past, self.cutoff)

    def _speaks_of(self, record: Record, spans: list[Period]) -> bool:
        """Tell whether a past figure counts a record already; without a day it may well do so."""
        if not record.DATED_BY:
            return bool(spans)
        month = month_of(getattr(record, record.DATED_BY), self.cutoff)
        return any(span.first <= month <= span.last for span in spans)


def history(ledger: Ledger, unit: str, period: Period, today: date | None = None) -> History:
    """Return what speaks of the part of a period that lies before the unit's books."""
    begun, cutoff = books_begin(ledger, unit, today or date.today()), ledger.settings.cutoff_day
    if begun and begun <= period.first:
        return History(period, cutoff)
    told = told_before(ledger, unit, period, begun)
    return History(period, cutoff, told, _records_before(ledger, unit, period, begun))


def told_before(
    ledger: Ledger, unit: str, period: Period, begun: str | None
) -> dict[str, list[PastFigure]]:
    """Return the past figures that speak of a period, by indicator; none of a time of the books."""
    return told_of(find(ledger, PastFigure, unit=unit), period, begun, ledger.settings.cutoff_day)


def told_of(
    every: Iterable[PastFigure], period: Period, begun: str | None, cutoff: int
) -> dict[str, list[PastFigure]]:
    """Return which of a unit's past figures speak of a period, by indicator."""
    before: dict[str, list[tuple[Period, PastFigure]]] = defaultdict(list)
    for past in every:
        span = months_told(past, cutoff)
        if begun is None or span.last < begun:
            before[past.indicator].append((span, past))
    return {
        code: _newest(said, period) if indicators()[code].stock else _longest(said, period)
        for code, said in before.items()
        if code in indicators()
    }


def months_told(past: PastFigure, cutoff: int) -> Period:
    """Return the report months that a past figure speaks of: its last day names the last one.

    Days within one calendar month, whichever, speak of that month.
    """
    last = f"{past.last:%Y-%m}"
    return Period(min(month_of(past.first, cutoff), last), last)


def books_begin(ledger: Ledger, unit: str, today: date) -> str | None:
    """Return the first month of which a unit's books speak; a superior keeps none of its own."""
    if unit != ledger.settings.unit:
        query = "SELECT min(month) FROM figure WHERE unit = ?"
        (month,) = ledger.db.execute(query, [unit]).fetchone()
        return month or None
    if ledger.settings.is_superior:
        return None
    closed = closed_months(ledger)
    return closed[0].month if closed else open_month(ledger, today)


def _longest(said: list[tuple[Period, PastFigure]], period: Period) -> list[PastFigure]:
    """Choose what lies within the period, the longest first, none that meets one chosen before."""
    chosen: list[tuple[Period, PastFigure]] = []
    order = sorted(said, key=lambda one: (len(one[0].months), one[1].id), reverse=True)
    for span, past in order:
        if period.holds(span) and not any(span.meets(other) for other, _past in chosen):
            chosen.append((span, past))
    return [past for _span, past in chosen]


def _newest(said: list[tuple[Period, PastFigure]], period: Period) -> list[PastFigure]:
    """Choose the last state that was told of a day in the period, however long its own period."""
    ending = [one for one in said if period.first <= one[0].last <= period.last]
    rank = {past.id: (span.last, len(span.months), past.id) for span, past in ending}
    newest = max((past for _span, past in ending), key=lambda past: rank[past.id], default=None)
    return [newest] if newest else []


def _records_before(
    ledger: Ledger, unit: str, period: Period, begun: str | None
) -> Register | None:
    """Read the own records of before the books; what other units had then was never received."""
    if unit != ledger.settings.unit:
        return None
    first, last = span_of(period.first, period.last, ledger.settings.cutoff_day)
    if ledger.settings.is_superior:
        return register_of(ledger, unit, first, last)
    if begun:
        last = min(last, window(ledger, begun)[0] - timedelta(days=1))
    return dated_register_of(ledger, unit, first, last)


def _share(past: PastFigure) -> Share:
    return Share(past, past.value, "", past.precision)
