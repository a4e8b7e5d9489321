"""The figures of a busy post's year and of a superior's ten, beside the bare sums in SQL.

Run: python3 dev.py bench
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TypeVar

from resources.catalogues import indicators
from storage.comparison import compare
from storage.consolidation import consolidate
from storage.indicators import Figure
from storage.ledger import Ledger
from storage.months import keep_figures
from storage.report_period import Period, month_period, year_period, years_period
from tests.benchmarks.busy_post import MONTH, fill_busy_post
from tests.benchmarks.sample_year import timed
from tests.conftest import post_settings

SUPERIOR, UNITS = "ninh-binh/gia-vien", 21
YEAR, DECADE = year_period(2022), years_period(2013, 2022)
_PARTS = ("A01", "A02", "B01")
_OF_RECORDS = """
SELECT activity.kind, measure.key, sum(measure.value) FROM activity, json_each(measures) AS measure
GROUP BY 1, 2
"""
_OF_FIGURES = """
SELECT unit, code, part, sum(value) FROM figure WHERE month BETWEEN ? AND ? GROUP BY 1, 2, 3
"""

T = TypeVar("T")


def measure() -> str:
    """Count a post's year and join a superior's units, and return one line of figures."""
    return f"{_of_a_post()}; {_of_a_superior()}"


def _of_a_post() -> str:
    with Ledger() as ledger:
        fill_busy_post(ledger, 12)
        month = _best(lambda: compare(ledger, month_period(MONTH)))
    with Ledger() as ledger:
        fill_busy_post(ledger, 12, closed=False)
        year = _best(lambda: compare(ledger, YEAR))
        raw = _best(lambda: ledger.db.execute(_OF_RECORDS).fetchall())
    words = (
        "Số liệu tháng của xã bận rộn: {month:.0f} ms; cả năm chưa chốt: {year:.0f}, thô {raw:.0f}"
    )
    return words.format(month=month, year=year, raw=raw) + f", tỉ số {year / raw:.1f}"


def _of_a_superior() -> str:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings(unit=SUPERIOR, role="superior"))
        units = [f"{SUPERIOR}/xa-{number}" for number in range(UNITS)]
        with ledger.change():
            _receive(ledger, units)
        compared = _best(lambda: compare(ledger, month_period(MONTH), [SUPERIOR, *units]))
        said = [f"so sánh một tháng của {UNITS} đơn vị: {compared:.0f} ms"]
        said += [_joined(ledger, units, period) for period in (YEAR, DECADE)]
    return "; ".join(said)


def _joined(ledger: Ledger, units: list[str], period: Period) -> str:
    whole = _best(lambda: consolidate(ledger, units, period))
    days = [period.first, period.last]
    raw = _best(lambda: ledger.db.execute(_OF_FIGURES, days).fetchall())
    count = len(period.months)
    return f"tổng hợp {count} tháng: {whole:.0f}, thô {raw:.0f}, tỉ số {whole / raw:.1f}"


def _receive(ledger: Ledger, units: list[str]) -> None:
    chance = Random(1)
    for unit in units:
        for month in DECADE.months:
            found = [
                Figure(code, part, "exact", chance.randrange(50))
                for code, indicator in indicators().items()
                for part in (_PARTS if indicator.rule.by else ("",))
            ]
            keep_figures(ledger, unit, month, found)


def _best(work: Callable[[], T]) -> float:
    """Return the milliseconds of the best of three: what the work costs, not what stood by."""
    return 1000 * min(timed(work)[0] for _each in range(3))
