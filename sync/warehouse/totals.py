"""Consolidation from the warehouse: the ledger's rules, over figures read from PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from resources.catalogues import indicators
from storage.consolidation import Total, totals_of
from storage.indicators import Figure
from storage.known_figures import Said
from storage.report_period import Period

if TYPE_CHECKING:
    from psycopg import Connection

_FLOWS = """
SELECT unit, max(month), code, part, precision, sum(value)::bigint FROM figure
WHERE unit = ANY (%(units)s) AND month BETWEEN %(first)s AND %(last)s AND code = ANY (%(codes)s)
GROUP BY unit, code, part, precision
"""
_STOCKS = """
SELECT unit, month, code, part, precision, value FROM figure JOIN (
    SELECT unit, code, max(month) AS month FROM figure
    WHERE unit = ANY (%(units)s) AND month BETWEEN %(first)s AND %(last)s AND code = ANY (%(codes)s)
    GROUP BY unit, code
) AS newest USING (unit, code, month)
"""


def consolidated(connection: Connection, units: Iterable[str], period: Period) -> dict[str, Total]:
    """Return each indicator's total over a period, by code, of the months that units signed."""
    return totals_of(reported(connection, units, period))


def reported(connection: Connection, units: Iterable[str], period: Period) -> dict[str, Said]:
    """Return what units reported in a period: the sum of a flow, else what it was last."""
    known: dict[str, Said] = {unit: defaultdict(dict) for unit in units}
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
