"""All that is known of one unit's figures in a period, piece by piece in time.

Months of the books speak first: frozen ones as they were signed, open ones from their records. Of
the time before the books `history` speaks. A time of which nothing is known says nothing, not zero.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from resources.catalogues import indicators
from storage.adjustments import changes, judged, with_change
from storage.frozen_figures import Said, frozen_figures, frozen_of_many
from storage.history import history
from storage.indicators import added_up, figures
from storage.ledger import Ledger
from storage.months import closed_months, open_month, window
from storage.periods import previous_month
from storage.report_period import Period

_BEFORE_BOOKS = ""  # sorts before every month


def known_figures(
    ledger: Ledger,
    unit: str,
    period: Period,
    today: date | None = None,
    *,
    adjusted: bool = False,
) -> Said:
    """Return what is known of a unit's figures in a period: as reported, or as adjusted since."""
    day = today or date.today()
    said = _merged(_history(ledger, unit, period, day), _books(ledger, unit, period, day))
    return adjusted_figures(ledger, unit, period, said) if adjusted else said


def known_of_many(ledger: Ledger, units: Iterable[str], period: Period) -> dict[str, Said]:
    """Return what is known of several units' figures in a period, as reported.

    Of most of them nothing but frozen figures is known: those are read together.
    """
    asked = list(units)
    together = frozen_of_many(ledger, _without_history(ledger, asked, period), period)
    return {
        unit: together[unit] if unit in together else known_figures(ledger, unit, period)
        for unit in asked
    }


def adjusted_figures(ledger: Ledger, unit: str, period: Period, reported: Said) -> Said:
    """Return what is known of a period after adjustments, from what was reported of it.

    A flow is adjusted in each of its months; of a stock only the month that is taken counts.
    """
    added = changes(judged(ledger, unit, period))
    said = {code: dict(times) for code, times in reported.items()} if added else reported
    for (month, code, part), change in added.items():
        known, times = indicators().get(code), said.setdefault(code, {})
        if known and (month in times or not known.stock):
            times[month] = with_change(code, times.get(month, ()), part, change)
    return said


def known_with_year(
    ledger: Ledger, unit: str, period: Period, today: date | None = None
) -> tuple[Said, Said]:
    """Return what is known of a period and of its year so far, reading each record once."""
    day, year = today or date.today(), period.so_far
    books = _books(ledger, unit, period, day)
    now = _merged(_history(ledger, unit, period, day), books)
    if year == period:
        return now, now
    earlier = _books(ledger, unit, Period(year.first, previous_month(period.first)), day)
    return now, _merged(_history(ledger, unit, year, day), earlier, books)


def _books(ledger: Ledger, unit: str, period: Period, today: date) -> Said:
    said = frozen_figures(ledger, unit, period)
    if unit == ledger.settings.unit and not ledger.settings.is_superior:
        for first, last in _open_stretches(ledger, period, today):
            days = window(ledger, first)[0], window(ledger, last)[1]
            for figure in figures(ledger, unit, *days):
                said[figure.code].setdefault(last, []).append(figure)
    return said


def _without_history(ledger: Ledger, units: Sequence[str], period: Period) -> list[str]:
    """Return the units of which no past figure can speak in a period."""
    begun = "SELECT min(month) FROM figure WHERE unit = one.value"
    told = "SELECT 1 FROM past_figure WHERE unit = one.value"
    query = (
        f"SELECT value FROM json_each(?) AS one WHERE value <> ?"
        f" AND (({begun}) <= ? OR NOT EXISTS ({told}))"
    )
    rows = ledger.db.execute(query, [json.dumps(units), ledger.settings.unit, period.first])
    return [unit for (unit,) in rows.fetchall()]


def _history(ledger: Ledger, unit: str, period: Period, today: date) -> Said:
    past = history(ledger, unit, period, today)
    if not (past.told or past.register):
        return {}
    behind = {code: past.behind(indicator) for code, indicator in indicators().items()}
    return {code: {_BEFORE_BOOKS: added_up(code, s)} for code, s in behind.items() if s}


def _open_stretches(ledger: Ledger, period: Period, today: date) -> list[tuple[str, str]]:
    """Return the months that are counted from records, those in a row together."""
    closed = {each.month for each in closed_months(ledger) if each.is_closed}
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


def _merged(*pieces: Said) -> Said:
    """Put pieces of different times together."""
    whole: Said = defaultdict(dict)
    for said in pieces:
        for code, times in said.items():
            whole[code].update(times)
    return whole
