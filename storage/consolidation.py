"""Joining figures over months and units: flows add up, stocks take the last, types unite.

Reads only frozen figures, so that what is consolidated is what was signed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from resources.catalogues import Indicator, indicators, words
from storage.indicators import EXACT, Figure
from storage.ledger import Ledger
from storage.periods import months_between


@dataclass(frozen=True, slots=True)
class Total:
    """An indicator over some months and units.

    `value` joins the exact figures only; `rough` says, in words, what was reported inexactly and
    is not added. `parts` breaks the value down by type or authority, `units` by unit, without the
    units that said nothing exact; `reach` tells in how many units there is something of a part.
    """

    code: str
    value: int
    units: dict[str, int] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=dict)
    rough: tuple[str, ...] = ()
    reach: dict[str, int] = field(default_factory=dict)

    @property
    def exact(self) -> int | None:
        """Return the value, or None where nobody said one: that is not zero."""
        return self.value if self.units else None


def consolidate(ledger: Ledger, units: Iterable[str], first: str, last: str) -> dict[str, Total]:
    """Return each indicator's total for the months from first to last, by code."""
    months = months_between(first, last)
    kept = _kept(ledger, frozenset(units), months)
    return {code: total_of(rule, kept.get(code, {})) for code, rule in indicators().items()}


def total_of(indicator: Indicator, said: dict[str, dict[str, list[Figure]]]) -> Total:
    """Join what units said of one indicator: unit → month → figures."""
    joined = {unit: _over_months(indicator, months) for unit, months in said.items()}
    parts: dict[str, int] = defaultdict(int)
    for figures in joined.values():
        for figure in _exact(figures):
            parts[figure.part] += figure.value
    distinct = indicator.rollup == "distinct"
    units = {
        unit: _count(figures) if distinct else sum(f.value for f in _exact(figures))
        for unit, figures in joined.items()
        if _exact(figures)
    }
    value = sum(1 for part, n in parts.items() if part and n) if distinct else sum(units.values())
    return Total(
        indicator.code, value, units, dict(parts), _rough(joined.values()), _reach(joined.values())
    )


def percent(part: int, whole: int) -> str:
    """Return a rate the way papers print it, with one decimal: 98,0%; "—" when there is no base."""
    if not whole:
        return "—"
    tenths = (part * 2000 + whole) // (2 * whole)  # half a tenth is rounded up
    return f"{tenths // 10:,}".replace(",", ".") + f",{tenths % 10}%"


def _kept(
    ledger: Ledger, units: frozenset[str], months: Sequence[str]
) -> dict[str, dict[str, dict[str, list[Figure]]]]:
    query = (
        "SELECT unit, month, code, part, precision, value FROM figure"
        " WHERE month BETWEEN ? AND ? ORDER BY month"
    )
    said: dict[str, dict[str, dict[str, list[Figure]]]] = {}
    for unit, month, *rest in ledger.db.execute(query, [months[0], months[-1]]).fetchall():
        if unit in units:
            figure = Figure(*rest)
            by_unit = said.setdefault(figure.code, {})
            by_unit.setdefault(unit, {}).setdefault(month, []).append(figure)
    return said


def _over_months(indicator: Indicator, months: dict[str, list[Figure]]) -> list[Figure]:
    if indicator.rollup == "sum":
        return [figure for figures in months.values() for figure in figures]
    return months[max(months)] if months else []


def _exact(figures: Iterable[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.precision == EXACT]


def _count(figures: Iterable[Figure]) -> int:
    return len({figure.part for figure in _exact(figures) if figure.part and figure.value})


def _reach(joined: Iterable[Iterable[Figure]]) -> dict[str, int]:
    there = ({figure.part for figure in _exact(figures) if figure.value} for figures in joined)
    return dict(Counter(part for parts in there for part in parts))


def _rough(joined: Iterable[Iterable[Figure]]) -> tuple[str, ...]:
    said = [figure for figures in joined for figure in figures if figure.precision != EXACT]
    return tuple(rough_words(figure) for figure in said)


def rough_words(figure: Figure) -> str:
    """Say an inexact figure: "hơn 1.000", or only "hàng trăm"."""
    word = words("precisions").get(figure.precision, figure.precision).split(",")[0].lower()
    if figure.precision in {"tens", "hundreds", "thousands"}:
        return word
    return f"{word} {figure.value:,}".replace(",", ".")
