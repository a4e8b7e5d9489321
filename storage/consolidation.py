"""Joining figures over months and units: flows add up, stocks take the last, types unite.

Of other units only frozen figures are read, so that what is consolidated is what was signed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from resources.catalogues import Indicator, indicators
from storage.indicators import EXACT, Figure
from storage.known_figures import known_figures
from storage.ledger import Ledger
from storage.precision import Amount, joined
from storage.report_period import Period


@dataclass(frozen=True, slots=True)
class Total:
    """An indicator over some months and units.

    `value` joins the exact figures only; `inexact` are the others, which are shown beside and
    added only when asked. `parts` breaks the value down by type or authority, `units` by unit,
    without the units that said nothing exact; `reach` tells in how many units there is something
    of a part.
    """

    code: str
    value: int
    units: dict[str, int] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=dict)
    inexact: tuple[Amount, ...] = ()
    reach: dict[str, int] = field(default_factory=dict)

    @property
    def exact(self) -> int | None:
        """Return the value, or None where nobody said one: that is not zero."""
        return self.value if self.units else None

    @property
    def rough(self) -> tuple[str, ...]:
        """Return what was said inexactly, in its words."""
        return tuple(amount.words for amount in self.inexact)

    def amount(self, *, with_rough: bool = False) -> Amount | None:
        """Return the exact value, or with what is inexact added to it; None where nobody said one.

        A lower bound stays a lower bound; what is only worded ("hàng trăm") is never added.
        """
        exact = [Amount(self.value)] if self.units else []
        return joined([*exact, *self.inexact] if with_rough else exact)


def consolidate(ledger: Ledger, units: Iterable[str], period: Period) -> dict[str, Total]:
    """Return each indicator's total over a period, by code."""
    said = {unit: known_figures(ledger, unit, period) for unit in units}
    return {
        code: total_of(rule, {unit: known[code] for unit, known in said.items() if code in known})
        for code, rule in indicators().items()
    }


def total_of(indicator: Indicator, said: dict[str, dict[str, list[Figure]]]) -> Total:
    """Join what units said of one indicator: unit → month → figures."""
    by_unit = {unit: _over_months(indicator, months) for unit, months in said.items()}
    parts: dict[str, int] = defaultdict(int)
    for figures in by_unit.values():
        for figure in _exact(figures):
            parts[figure.part] += figure.value
    distinct = indicator.rollup == "distinct"
    units = {
        unit: _count(figures) if distinct else sum(f.value for f in _exact(figures))
        for unit, figures in by_unit.items()
        if _exact(figures)
    }
    value = _united(parts, units) if distinct else sum(units.values())
    inexact, reach = _inexact(by_unit.values()), _reach(by_unit.values())
    return Total(indicator.code, value, units, dict(parts), inexact, reach)


def percent(part: int, whole: int) -> str:
    """Return a rate the way papers print it, with one decimal: 98,0%.

    "—" where there is no base, or where the part is more than it: then the two do not belong
    together (a household that signs twice), and a rate over 100% would mislead.
    """
    if not whole or part > whole:
        return "—"
    tenths = (part * 2000 + whole) // (2 * whole)  # half a tenth is rounded up
    return f"{tenths // 10:,}".replace(",", ".") + f",{tenths % 10}%"


def _over_months(indicator: Indicator, months: dict[str, list[Figure]]) -> list[Figure]:
    if indicator.rollup == "sum":
        return [figure for figures in months.values() for figure in figures]
    return months[max(months)] if months else []


def _exact(figures: Iterable[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.precision == EXACT]


def _count(figures: Iterable[Figure]) -> int:
    """Count the types that run; a total without types (of a past report) stands if it is more."""
    exact = _exact(figures)
    types = len({figure.part for figure in exact if figure.part and figure.value})
    return max([types, *(figure.value for figure in exact if not figure.part)])


def _united(parts: dict[str, int], units: dict[str, int]) -> int:
    """Count the types of all units, none twice, and never fewer than one unit says it has."""
    return max([sum(1 for part, n in parts.items() if part and n), *units.values()])


def _reach(joined: Iterable[Iterable[Figure]]) -> dict[str, int]:
    there = ({figure.part for figure in _exact(figures) if figure.value} for figures in joined)
    return dict(Counter(part for parts in there for part in parts))


def _inexact(joined: Iterable[Iterable[Figure]]) -> tuple[Amount, ...]:
    said = [figure for figures in joined for figure in figures if figure.precision != EXACT]
    return tuple(Amount(figure.value, figure.precision) for figure in said)
