"""Consolidation from the warehouse: the ledger's rules, over figures read from PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from resources.catalogues import indicators
from storage.consolidation import Total, totals_of
from storage.frozen_figures import Said
from storage.history import History, told_of
from storage.indicators import Figure, added_up
from storage.records import PastFigure
from storage.report_period import Period
from storage.succession import Succession, without_superseded

if TYPE_CHECKING:
    from psycopg import Connection

_FLOWS = """
SELECT unit, max(month), code, part, precision, sum(value)::bigint FROM figure
WHERE unit = ANY (%(units)s) AND month BETWEEN %(first)s AND %(last)s AND code = ANY (%(codes)s)
GROUP BY unit, code, part, precision
"""
_STOCKS = """
SELECT unit, month, code, part, precision, value
FROM unnest(%(units)s::text[]) AS asked (unit) CROSS JOIN unnest(%(codes)s::text[]) AS of (code)
CROSS JOIN LATERAL (
    SELECT max(month) AS month FROM figure
    WHERE unit = asked.unit AND code = of.code AND month BETWEEN %(first)s AND %(last)s
) AS newest
JOIN figure USING (unit, code, month)
"""
_PAST_FIELDS = ("id", "indicator", "first", "last", "value", "precision")
_PAST = f"SELECT unit, {', '.join(_PAST_FIELDS)} FROM past_figure WHERE unit = ANY (%s)"
_BEGUN = """
SELECT unit, (SELECT min(month) FROM figure WHERE figure.unit = registered_unit.unit), cutoff_day
FROM registered_unit JOIN superior ON superior.code = registered_unit.superior
WHERE unit = ANY (%s)
"""
_FOLLOWED = """
SELECT unit, successor, last_month FROM registered_unit
WHERE successor IS NOT NULL AND last_month IS NOT NULL
"""
_BEFORE = ""  # sorts before every month


def consolidated(connection: Connection, units: Iterable[str], period: Period) -> dict[str, Total]:
    """Return each indicator's total over a period, by code, as units reported it."""
    known = reported(connection, units, period)
    followed = {row[0]: Succession(*row) for row in connection.execute(_FOLLOWED)}
    return totals_of(without_superseded(known, followed))


def reported(connection: Connection, units: Iterable[str], period: Period) -> dict[str, Said]:
    """Return what units said of a period: their signed months, and past figures of before them."""
    known: dict[str, Said] = {unit: defaultdict(dict) for unit in units}
    for unit, said in _told(connection, list(known), period):
        known[unit].update(said)
    for query, stock in ((_FLOWS, False), (_STOCKS, True)):
        codes = [code for code, rule in indicators().items() if rule.stock is stock]
        for unit, month, figure in _rows(connection, query, list(known), period, codes):
            known[unit][figure.code].setdefault(month, []).append(figure)
    return known


def _rows(
    connection: Connection, query: str, units: list[str], period: Period, codes: list[str]
) -> Iterator[tuple[str, str, Figure]]:
    values = {"units": units, "first": period.first, "last": period.last, "codes": codes}
    for unit, month, *figure in connection.execute(query, values):
        yield unit, month, Figure(*figure)


def _told(
    connection: Connection, units: list[str], period: Period
) -> Iterator[tuple[str, dict[str, dict[str, list[Figure]]]]]:
    """Say what past figures tell of each unit's time before its first month, as the ledger does."""
    every: dict[str, list[PastFigure]] = defaultdict(list)
    for unit, *values in connection.execute(_PAST, [units]):
        row = dict(zip(_PAST_FIELDS, values, strict=True))
        every[unit].append(PastFigure(unit=unit, **row))
    for unit, begun, cutoff in connection.execute(_BEGUN, [list(every)]).fetchall():
        if begun and begun <= period.first:
            continue
        before = History(period, cutoff, told_of(every[unit], period, begun, cutoff))
        behind = {code: before.behind(indicators()[code]) for code in before.told}
        yield unit, {code: {_BEFORE: added_up(code, said)} for code, said in behind.items() if said}
