"""All that is known of one unit's figures in a period, piece by piece in time.

Months of the books speak first: frozen ones as they were signed, open ones from their records. What
lies before the books is known from past figures, the longest statement first; and where none speaks
of a time, from dated records of then (an award, a conference entered as history). A time of which
nothing is known says nothing, and not zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from resources.catalogues import Indicator, indicators
from storage.indicators import Figure, added_up, figures
from storage.ledger import Ledger
from storage.months import closed_months, kept_figures, open_month, window
from storage.periods import month_of, previous_month, span_of
from storage.records import PastFigure, Record
from storage.report_period import Period
from storage.repository import find
from storage.shares import Share, shares
from storage.unit_register import Register, register_of

Said = dict[str, dict[str, list[Figure]]]
"""The code of an indicator → pieces of time, by a key that sorts like time → figures."""


@dataclass(frozen=True, slots=True)
class History:
    """What speaks of the time before the books: chosen past figures, records of the other days."""

    told: dict[str, list[PastFigure]]
    register: Register | None

    def shares(self, indicator: Indicator, cutoff: int) -> list[Share]:
        """Return the records behind one indicator that no past figure speaks for."""
        told = [months_told(past, cutoff) for past in self.told.get(indicator.code, [])]
        if self.register is None or (indicator.stock and told):
            return []
        found = shares(self.register, indicator)
        return [s for s in found if s.amount and not _told_of(s.record, told, cutoff)]


def known_figures(ledger: Ledger, unit: str, period: Period, today: date | None = None) -> Said:
    """Return what is known of a unit's figures in a period."""
    said: Said = defaultdict(dict)
    for key, found in _of_books(ledger, unit, period, today or date.today()):
        for figure in found:
            said[figure.code].setdefault(key, []).append(figure)
    past = history(ledger, unit, period, today or date.today())
    cutoff = ledger.settings.cutoff_day
    for code, indicator in indicators().items():
        for told in past.told.get(code, []):
            key = f"{months_told(told, cutoff).last}/{told.id}"
            said[code][key] = [Figure(code, "", told.precision, told.value)]
        recorded = past.shares(indicator, cutoff)
        if recorded:
            assert past.register is not None
            key = f"{month_of(past.register.last, cutoff)}/"
            said[code].setdefault(key, []).extend(added_up(code, recorded))
    return said


def history(ledger: Ledger, unit: str, period: Period, today: date | None = None) -> History:
    """Return what speaks of the part of a period that lies before the unit's books."""
    begun = books_begin(ledger, unit, today or date.today())
    if begun and begun <= period.first:
        return History({}, None)
    cutoff = ledger.settings.cutoff_day
    told: dict[str, list[PastFigure]] = defaultdict(list)
    for past in sorted(find(ledger, PastFigure, unit=unit), key=_longest_first):
        span = months_told(past, cutoff)
        if period.holds(span) and (begun is None or span.last < begun):
            others = [months_told(other, cutoff) for other in told[past.indicator]]
            if not any(span.meets(other) for other in others):
                told[past.indicator].append(past)
    return History(dict(told), _records_before(ledger, unit, period, begun))


def months_told(past: PastFigure, cutoff: int) -> Period:
    """Return the report months that a past figure speaks of: its last day names the last one."""
    return Period(month_of(past.first, cutoff), f"{past.last:%Y-%m}")


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


def _of_books(
    ledger: Ledger, unit: str, period: Period, today: date
) -> Iterator[tuple[str, list[Figure]]]:
    if unit != ledger.settings.unit:
        yield from _received(ledger, unit, period)
        return
    if ledger.settings.is_superior:
        return
    closed = {each.month for each in closed_months(ledger) if each.is_closed}
    for month in (month for month in period.months if month in closed):
        yield month, kept_figures(ledger, unit, month)
    for first, last in _open_stretches(ledger, period, closed, today):
        days = window(ledger, first)[0], window(ledger, last)[1]
        yield last, figures(ledger, unit, *days)


def _open_stretches(
    ledger: Ledger, period: Period, closed: Iterable[str], today: date
) -> list[tuple[str, str]]:
    """Return the months that are counted from records, those in a row together."""
    begun = open_month(ledger, today)
    found: list[tuple[str, str]] = []
    for month in period.months:
        if month < begun or month in closed:
            continue
        if found and found[-1][1] == previous_month(month):
            found[-1] = found[-1][0], month
        else:
            found.append((month, month))
    return found


def _received(ledger: Ledger, unit: str, period: Period) -> Iterator[tuple[str, list[Figure]]]:
    query = (
        "SELECT month, code, part, precision, value FROM figure"
        " WHERE unit = ? AND month BETWEEN ? AND ? ORDER BY month"
    )
    by_month: dict[str, list[Figure]] = {}
    for month, *rest in ledger.db.execute(query, [unit, period.first, period.last]).fetchall():
        by_month.setdefault(month, []).append(Figure(*rest))
    yield from by_month.items()


def _records_before(
    ledger: Ledger, unit: str, period: Period, begun: str | None
) -> Register | None:
    """Read the own records of before the books; what other units had then was never received."""
    if unit != ledger.settings.unit:
        return None
    first, last = span_of(period.first, period.last, ledger.settings.cutoff_day)
    if begun:
        last = min(last, window(ledger, begun)[0] - timedelta(days=1))
    register = register_of(ledger, unit, first, last)
    return register if ledger.settings.is_superior else _without_stocks(register)


def _without_stocks(register: Register) -> Register:
    """Leave out what a register says of today and not of then."""
    return replace(
        register,
        running=frozenset(),
        sites=[],
        teams=[],
        hamlets=[],
        assets=[],
        inventory=[],
        subjects={},
        assessments=[],
    )


def _longest_first(past: PastFigure) -> tuple[timedelta, str]:
    return past.first - past.last, past.id


def _told_of(record: Record, told: Iterable[Period], cutoff: int) -> bool:
    if not record.DATED_BY:
        return False
    month = month_of(getattr(record, record.DATED_BY), cutoff)
    return any(span.first <= month <= span.last for span in told)
