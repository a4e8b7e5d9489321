"""Frozen figures as they were signed: of one unit, or of hundreds of units in a few queries.

Flows of a whole year are kept added up (`figure_year`), unit by unit, whenever a month of it is
kept: five years of two hundred communes are a million figures.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from resources.catalogues import indicators
from storage.indicators import Figure
from storage.ledger import Ledger
from storage.report_period import Period

Said = dict[str, dict[str, list[Figure]]]
"""The code of an indicator → pieces of time, by a key that sorts like time → figures."""

_FLOWS = """
SELECT max(month), code, part, precision, sum(value) FROM figure
WHERE unit = :unit AND month BETWEEN :first AND :last
    AND month NOT IN (SELECT month FROM closed_month WHERE unit = :unit AND state = 'reopened')
GROUP BY code, part, precision
"""
_STOCKS = """
WITH newest AS (
    SELECT code, max(month) AS month FROM figure
    WHERE unit = :unit AND month BETWEEN :first AND :last
        AND month NOT IN (SELECT month FROM closed_month WHERE unit = :unit AND state = 'reopened')
    GROUP BY code
)
SELECT month, code, part, precision, value FROM newest CROSS JOIN figure USING (code, month)
WHERE unit = :unit
"""  # CROSS JOIN: found by the newest months, not by reading all that the unit ever said
_YEAR = """
INSERT INTO figure_year (unit, year, code, part, precision, months, value)
SELECT unit, substr(month, 1, 4), code, part, precision, :sign, :sign * value FROM figure
WHERE unit = :unit AND month = :month
ON CONFLICT DO UPDATE SET months = months + excluded.months, value = value + excluded.value
"""
_YEAR_LONG = 12  # months
_MANY_FLOWS = """
SELECT unit, code, part, precision, sum(amount) FROM (
    SELECT unit, code, part, precision, figure_year.value AS amount
    FROM json_each(:units) AS one CROSS JOIN figure_year ON unit = one.value
    WHERE year IN (SELECT value FROM json_each(:years))
    UNION ALL
    SELECT unit, code, part, precision, figure.value
    FROM json_each(:units) AS one CROSS JOIN figure ON unit = one.value
    WHERE month IN (SELECT value FROM json_each(:months))
) GROUP BY 1, 2, 3, 4
"""
_NEWEST = """
SELECT value, (
    SELECT max(month) FROM figure WHERE unit = one.value AND month BETWEEN :first AND :last
) FROM json_each(:units) AS one
"""
_MANY_STOCKS = """
SELECT unit, code, part, precision, figure.value
FROM json_each(:newest) AS one CROSS JOIN figure ON unit = one.key AND month = one.value
"""


def count_in_year(ledger: Ledger, unit: str, month: str, sign: int) -> None:
    """Add the figures of a month to the sums of its year (1), or take them out (-1)."""
    ledger.db.execute(_YEAR, {"unit": unit, "month": month, "sign": sign})
    if sign < 0:
        ledger.db.execute("DELETE FROM figure_year WHERE unit = ? AND months = 0", [unit])


def forget_figures(ledger: Ledger, unit: str) -> None:
    """Leave out all frozen figures of a unit, to be said anew inside the same change."""
    for table in ("figure", "figure_year"):
        ledger.db.execute(f"DELETE FROM {table} WHERE unit = ?", [unit])


def frozen_figures(ledger: Ledger, unit: str, period: Period) -> Said:
    """Return what a unit signed: the sum of a flow, of anything else what it was last."""
    said: Said = defaultdict(dict)
    values = {"unit": unit, "first": period.first, "last": period.last}
    for query, stock in ((_FLOWS, False), (_STOCKS, True)):
        rows = ledger.db.execute(query, values).fetchall()
        for month, code, *rest in rows:
            known = indicators().get(code)
            if known and known.stock is stock:
                said[code].setdefault(month, []).append(Figure(code, *rest))
    return said


def frozen_of_many(ledger: Ledger, units: Sequence[str], period: Period) -> dict[str, Said]:
    """Return the same of several units, none of them the one whose books these are.

    A flow stands under the newest month that its unit said, whatever months it adds up.
    """
    flows, stocks = _codes(stock=False), _codes(stock=True)
    newest = _newest(ledger, units, period)
    said: dict[str, Said] = {unit: {} for unit in units}
    years, months = _whole_years(period)
    asked = {"units": json.dumps(list(newest)), "years": years, "months": months}
    summed = ledger.db.execute(_MANY_FLOWS, asked).fetchall()
    last = ledger.db.execute(_MANY_STOCKS, {"newest": json.dumps(newest)}).fetchall()
    for rows, wanted in ((summed, flows), (last, stocks)):
        for unit, code, part, precision, value in rows:
            if code in wanted:
                times = said[unit].setdefault(code, {})
                figure = Figure(code, part, precision, value)
                times.setdefault(newest[unit], []).append(figure)
    for unit in newest:
        if not stocks <= said[unit].keys():  # its newest month is of a program that knew fewer
            older = frozen_figures(ledger, unit, period)
            said[unit] |= {code: times for code, times in older.items() if code in stocks}
    return said


def _newest(ledger: Ledger, units: Iterable[str], period: Period) -> dict[str, str]:
    values = {"units": json.dumps(list(units)), "first": period.first, "last": period.last}
    return {unit: month for unit, month in ledger.db.execute(_NEWEST, values).fetchall() if month}


def _whole_years(period: Period) -> tuple[str, str]:
    """Return the years that lie whole in a period, and its other months, as JSON."""
    by_year: dict[str, list[str]] = defaultdict(list)
    for month in period.months:
        by_year[month[:4]].append(month)
    years = [year for year, months in by_year.items() if len(months) == _YEAR_LONG]
    months = [month for year, found in by_year.items() if year not in years for month in found]
    return json.dumps(years), json.dumps(months)


def _codes(*, stock: bool) -> frozenset[str]:
    return frozenset(code for code, known in indicators().items() if known.stock is stock)
