"""Whatever is merged into whatever, and whenever: each thing counts once."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from storage.consolidation import consolidate
from storage.indicators import EXACT, Figure
from storage.ledger import Ledger
from storage.months import keep_figures
from storage.report_period import Period
from storage.settings import Settings
from storage.succession import Succession, is_expected, keep_successions, successions

UNITS = ("ninh-binh/a", "ninh-binh/b", "ninh-binh/c", "ninh-binh/d")
MONTHS = tuple(f"2022-{number:02}" for number in range(1, 9))
STOCK, FLOW = "M02", "M06"


@dataclass(frozen=True)
class World:
    """Which unit followed which after which month, and what each had and did."""

    followed: dict[str, Succession]
    things: dict[str, int]  # what a unit had by itself from the first day
    done: dict[tuple[str, str], int]  # what it did in a month
    silent: frozenset[tuple[str, str]]  # months that were never sent

    def has(self, unit: str, month: str) -> int:
        """Count what a unit has in a month, with all it took over until then."""
        taken = sum(
            self.has(one.unit, month)
            for one in self.followed.values()
            if one.successor == unit and month > one.last_month
        )
        return self.things[unit] + taken

    def reports(self, unit: str, month: str) -> bool:
        """Tell whether a unit sent a month."""
        return is_expected(self.followed, unit, month) and (unit, month) not in self.silent


@st.composite
def worlds(draw: st.DrawFn, *, silent: bool) -> World:
    order = draw(st.permutations(UNITS))
    followed: dict[str, Succession] = {}
    for place, unit in enumerate(order[:-1]):  # nobody follows one that was merged earlier
        if draw(st.booleans()):
            heir = draw(st.sampled_from(order[place + 1 :]))
            earliest = max(
                (o.last_month for o in followed.values() if o.successor == unit), default=""
            )
            months = [month for month in MONTHS[:-1] if month >= earliest]
            followed[unit] = Succession(unit, heir, draw(st.sampled_from(months)))
    pairs = [(unit, month) for unit in UNITS for month in MONTHS]
    return World(
        followed,
        {unit: draw(st.integers(0, 9)) for unit in UNITS},
        {pair: draw(st.integers(0, 9)) for pair in pairs},
        draw(st.frozensets(st.sampled_from(pairs))) if silent else frozenset(),
    )


def told(world: World) -> Ledger:
    """Return a superior's books that hold what the units sent."""
    ledger = Ledger()
    ledger.keep_settings(Settings(unit="ninh-binh", unit_name="Công an tỉnh", role="superior"))
    with ledger.change():
        keep_successions(ledger, world.followed.values())
        for unit in UNITS:
            for month in MONTHS:
                if world.reports(unit, month):
                    said = ((STOCK, world.has(unit, month)), (FLOW, world.done[unit, month]))
                    figures = [Figure(code, "", EXACT, value) for code, value in said]
                    keep_figures(ledger, unit, month, figures)
    return ledger


def periods() -> st.SearchStrategy[Period]:
    ends = st.tuples(st.sampled_from(MONTHS), st.sampled_from(MONTHS))
    return ends.map(lambda two: Period(min(two), max(two)))


@given(world=worlds(silent=False), period=periods())
def test_where_all_report_each_thing_counts_exactly_once(world: World, period: Period) -> None:
    with told(world) as ledger:
        assert successions(ledger) == world.followed
        totals = consolidate(ledger, UNITS, period)
    there = {unit for unit in UNITS if any(world.reports(unit, month) for month in period.months)}
    alive = sum(world.things[unit] for unit in UNITS if _speaker(world, unit, period) in there)
    assert totals[STOCK].value == alive
    assert totals[FLOW].value == sum(
        done
        for (unit, month), done in world.done.items()
        if month in period.months and world.reports(unit, month)
    )


@given(world=worlds(silent=True), period=periods(), data=st.data())
def test_whatever_is_missing_nothing_counts_twice(
    world: World, period: Period, data: st.DataObject
) -> None:
    units = data.draw(st.permutations(UNITS))
    with told(world) as ledger:
        totals = consolidate(ledger, units, period)
    assert totals[STOCK].value <= sum(world.things.values())
    assert totals[FLOW].value == sum(
        done
        for (unit, month), done in world.done.items()
        if month in period.months and world.reports(unit, month)
    )


def _speaker(world: World, unit: str, period: Period) -> str:
    """Return who speaks for a unit's things in the last month of a period."""
    told_by = world.followed.get(unit)
    if told_by is None or period.last <= told_by.last_month:
        return unit
    return _speaker(world, told_by.successor, period)
