"""What holds of the figures of any register: how periods add up, and what stands behind each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from resources.catalogues import indicators
from storage.comparison import compare, records_behind
from storage.consolidation import Total, consolidate, percent, total_of
from storage.indicators import added_up
from storage.ledger import Ledger
from storage.report_period import Period, half_period, month_period, quarter_period, year_period
from tests.conftest import UNIT
from tests.storage.drawn_registers import BEGINS, LAST, drawn_books

YEAR = year_period(2022)
BOOKS = Period(BEGINS, LAST)
FLOWS = [code for code, rule in indicators().items() if not rule.stock]
SEEDS = st.integers(0, 2**32)
MONTH, QUARTER = month_period("2022-05"), quarter_period(2022, 3)
SPANS = [MONTH, YEAR, BOOKS, Period("2021-01", LAST), year_period(2021)]
STOCKS = [code for code, rule in indicators().items() if rule.stock]


def totals(ledger: Ledger, period: Period) -> dict[str, Total]:
    return consolidate(ledger, [UNIT], period)


def added(pieces: Iterable[Total]) -> tuple[int, Counter[str], Counter[str]]:
    """Add up what several periods said: the value, its parts, and what is inexact."""
    parts, rough, value = Counter[str](), Counter[str](), 0
    for total in pieces:
        value += total.value
        parts.update(total.parts)
        rough.update({amount.precision: amount.value for amount in total.inexact if amount.value})
    return value, parts, rough


@given(seed=SEEDS)
@settings(max_examples=12)
def test_months_add_up_to_longer_periods_for_flows_and_never_for_stocks(
    seed: int,
) -> None:
    with drawn_books(seed) as ledger:
        months = [totals(ledger, month_period(month)) for month in YEAR.months]
        quarters = [totals(ledger, quarter_period(2022, number)) for number in (1, 2, 3, 4)]
        halves = [totals(ledger, half_period(2022, number)) for number in (1, 2)]
        year = totals(ledger, YEAR)
        both = [totals(ledger, Period(BEGINS, "2021-12")), year]
        whole = totals(ledger, BOOKS)
    for code in FLOWS:
        for pieces in (months, quarters, halves):
            assert added(piece[code] for piece in pieces) == added([year[code]])
        assert added(piece[code] for piece in both) == added([whole[code]])
    for code in STOCKS:
        assert year[code] == months[-1][code] == quarters[-1][code] == halves[-1][code]
        assert whole[code] == year[code]


@given(seed=SEEDS, period=st.sampled_from([MONTH, QUARTER, YEAR]))
@settings(max_examples=12)
def test_beside_a_period_stand_its_year_so_far_and_the_year_before(
    seed: int, period: Period
) -> None:
    with drawn_books(seed) as ledger:
        found = compare(ledger, period)
        now, so_far, before = (
            totals(ledger, each) for each in (period, period.so_far, period.year_before)
        )
    for compared in found:
        assert compared.value == now[compared.code]
        assert compared.year_to_date == so_far[compared.code]
        known = before[compared.code] if before[compared.code].is_known else None
        assert compared.last_year == known


@given(seed=SEEDS, period=st.sampled_from(SPANS))
@settings(max_examples=12)
def test_the_records_behind_a_figure_and_each_of_its_parts_add_up_to_it(
    seed: int,
    period: Period,
) -> None:
    with drawn_books(seed) as ledger:
        for code, total in totals(ledger, period).items():
            found = records_behind(ledger, UNIT, period, code)
            again = total_of(indicators()[code], {UNIT: {"": added_up(code, found)}})
            assert again if total.is_known else not found
            assert (again.value, again.inexact) == (total.value, total.inexact)
            for part, value in total.parts.items():
                mine = records_behind(ledger, UNIT, period, code, part)
                assert sum(s.amount for s in mine if s.precision == "exact") == value


@given(seed=SEEDS, period=st.sampled_from(SPANS))
@settings(max_examples=12)
def test_no_rate_is_negative_or_over_a_hundred_percent(seed: int, period: Period) -> None:
    with drawn_books(seed) as ledger:
        found = totals(ledger, period)
    for code, indicator in indicators().items():
        if indicator.ratio_to:
            said = percent(found[code].value, found[indicator.ratio_to].value)
            assert said == "—" or 0 <= float(said.rstrip("%").replace(",", ".")) <= 100
    for part, whole in (("M12", "M11"), ("AT02", "AT01"), ("AT01", "AT01-2")):
        assert found[part].value <= found[whole].value
