"""Joining figures over months and units: flows add up, stocks take the last, types unite.

Of other units only frozen figures are read, so that what is consolidated is what was signed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from resources.catalogues import Indicator, indicators
from storage.frozen_figures import Said
from storage.indicators import EXACT, Figure
from storage.known_figures import adjusted_figures, known_of_many
from storage.ledger import Ledger
from storage.precision import Amount, joined, largest
from storage.report_period import Period
from storage.succession import counted_once


@dataclass(frozen=True, slots=True)
class Total:
    """An indicator over some months and units.

    `value` joins the exact figures only; `inexact` are the others, one amount for each precision,
    which are shown beside and added only when asked; `beside` has them by unit. `parts` breaks the
    value down by type or authority, without noughts; `units` by unit, without the units that said
    nothing exact; `reach` tells in how many units there is something of a part.
    """

    code: str
    value: int
    units: dict[str, int] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=dict)
    inexact: tuple[Amount, ...] = ()
    reach: dict[str, int] = field(default_factory=dict)
    beside: dict[str, tuple[Amount, ...]] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        """Tell whether anybody said anything, be it a nought or a word."""
        return bool(self.units or self.inexact)

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
        every = [*exact, *self.inexact] if with_rough else exact
        return largest(every) if _is_distinct(self.code) else joined(every)


def consolidate(
    ledger: Ledger, units: Iterable[str], period: Period, *, adjusted: bool = False
) -> dict[str, Total]:
    """Return each indicator's total over a period, by code: as reported, or as adjusted since."""
    known = known_of_many(ledger, units, period)
    if adjusted:
        known = {one: adjusted_figures(ledger, one, period, said) for one, said in known.items()}
    return totals_of(counted_once(ledger, known))


def consolidate_both(
    ledger: Ledger, units: Iterable[str], period: Period
) -> tuple[dict[str, Total], dict[str, Total]]:
    """Return the totals as they were reported and as adjusted since, of these only what differs."""
    reported = known_of_many(ledger, units, period)
    adjusted = {
        unit: adjusted_figures(ledger, unit, period, said) for unit, said in reported.items()
    }
    before = totals_of(counted_once(ledger, reported))
    if all(adjusted[unit] is said for unit, said in reported.items()):
        return before, {}
    after = totals_of(counted_once(ledger, adjusted))
    return before, {code: total for code, total in after.items() if total != before[code]}


def totals_of(known: Mapping[str, Said]) -> dict[str, Total]:
    """Return each indicator's total of what is known of some units, by code."""
    return {
        code: total_of(rule, {unit: said[code] for unit, said in known.items() if code in said})
        for code, rule in indicators().items()
    }


def total_of(indicator: Indicator, said: Mapping[str, Mapping[str, list[Figure]]]) -> Total:
    """Join what units said of one indicator: unit → month → figures.

    Months without anything say nought; beside "hàng trăm" of another month that is no figure.
    """
    by_unit = {unit: _over_months(indicator, months) for unit, months in said.items()}
    distinct = indicator.rollup == "distinct"
    parts: dict[str, int] = defaultdict(int)
    units: dict[str, int] = {}
    beside: dict[str, tuple[Amount, ...]] = {}
    for unit, figures in by_unit.items():
        exact = [figure for figure in figures if figure.precision == EXACT]
        if len(exact) < len(figures):
            beside[unit] = _rough(figures, distinct=distinct)
        for figure in exact:
            parts[figure.part] += figure.value
        if any(figure.value for figure in exact) or (exact and unit not in beside):
            units[unit] = _count(exact) if distinct else sum(figure.value for figure in exact)
    return Total(
        indicator.code,
        value=_united(parts, units) if distinct else sum(units.values()),
        units=units,
        parts={part: value for part, value in parts.items() if value},
        inexact=_rough((f for unit in beside for f in by_unit[unit]), distinct=distinct),
        reach=_reach(by_unit.values()),
        beside=beside,
    )


def percent(part: int, whole: int) -> str:
    """Return a rate the way papers print it, with one decimal: 98,0%.

    "—" where there is no base, or where the part is more than it: then the two do not belong
    together (a household that signs twice), and a rate over 100% would mislead.
    """
    if not whole or part > whole:
        return "—"
    tenths = (part * 2000 + whole) // (2 * whole)  # half a tenth is rounded up
    return f"{tenths // 10:,}".replace(",", ".") + f",{tenths % 10}%"


def _over_months(indicator: Indicator, months: Mapping[str, list[Figure]]) -> list[Figure]:
    if len(months) == 1:
        return next(iter(months.values()))
    if indicator.rollup == "sum":
        return [figure for figures in months.values() for figure in figures]
    return months[max(months)] if months else []


def _is_distinct(code: str) -> bool:
    known = indicators().get(code)
    return known is not None and known.rollup == "distinct"


def _count(exact: Iterable[Figure]) -> int:
    """Count the types that run; a total without types (of a past report) stands if it is more."""
    said = list(exact)
    types = len({figure.part for figure in said if figure.part and figure.value})
    return max([types, *(figure.value for figure in said if not figure.part)])


def _united(parts: Mapping[str, int], units: Mapping[str, int]) -> int:
    """Count the types of all units, none twice, and never fewer than one unit says it has."""
    return max([sum(1 for part, n in parts.items() if part and n), *units.values()])


def _reach(joined: Iterable[Iterable[Figure]]) -> dict[str, int]:
    there = (
        {figure.part for figure in figures if figure.value and figure.precision == EXACT}
        for figures in joined
    )
    return dict(Counter(part for parts in there for part in parts))


def _rough(said: Iterable[Figure], *, distinct: bool) -> tuple[Amount, ...]:
    """Join what is equally inexact: two lower bounds are one; of types only the greater holds."""
    sums: dict[str, int] = {}
    for figure in said:
        if figure.precision != EXACT:
            before = sums.get(figure.precision, 0)
            value = max(before, figure.value) if distinct else before + figure.value
            sums[figure.precision] = value
    return tuple(Amount(value, precision) for precision, value in sorted(sums.items()))
