"""Joining figures: flows add up, stocks take the last, types unite, inexact ones stand beside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.catalogues import indicators
from storage.consolidation import Total, consolidate, percent
from storage.indicators import Figure
from storage.ledger import Ledger
from storage.months import freeze, keep_figures
from storage.periods import year_months
from storage.precision import Amount
from storage.report_period import Period
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity, model, team

A, B = "ninh-binh/gia-vien/gia-lac", "ninh-binh/gia-vien/gia-minh"
YEAR = year_months(2022)
FLOWS = [code for code, rule in indicators().items() if rule.rollup == "sum"]
STOCKS = [code for code, rule in indicators().items() if rule.rollup == "latest"]


def _keep(ledger: Ledger, unit: str, month: str, *said: tuple[str, str, int]) -> None:
    found = [Figure(code, part, "exact", value) for code, part, value in said]
    keep_figures(ledger, unit, month, found)


def _year(ledger: Ledger, code: str, *units: str) -> Total:
    return consolidate(ledger, units or (A, B), Period(YEAR[0], YEAR[-1]))[code]


@pytest.mark.parametrize("code", FLOWS)
def test_the_months_of_a_flow_add_up_to_the_year(ledger: Ledger, code: str) -> None:
    for number, month in enumerate(YEAR):
        _keep(ledger, A, month, (code, "", number))
        _keep(ledger, B, month, (code, "", 1))
    total = _year(ledger, code)
    assert (total.value, total.units) == (66 + 12, {A: 66, B: 12})
    assert _year(ledger, code, B).value == 12


@pytest.mark.parametrize("code", STOCKS)
def test_a_stock_is_what_it_last_was_and_never_a_sum_of_months(ledger: Ledger, code: str) -> None:
    for number, month in enumerate(YEAR):
        _keep(ledger, A, month, (code, "", number))
    _keep(ledger, B, "2022-03", (code, "", 5))
    _keep(ledger, B, "2023-01", (code, "", 500))
    assert _year(ledger, code).units == {A: 11, B: 5}
    assert _year(ledger, code).value == 16


def test_types_unite_over_units_and_are_never_added(ledger: Ledger) -> None:
    _keep(ledger, A, "2022-11", ("M01", "Z09", 1))
    _keep(ledger, A, "2022-12", ("M01", "A01", 2), ("M01", "A02", 1), ("M01", "A03", 0))
    _keep(ledger, B, "2022-12", ("M01", "A02", 1), ("M01", "B01", 4))
    total = _year(ledger, "M01")
    assert (total.value, total.units) == (3, {A: 2, B: 2})
    assert total.parts == {"A01": 2, "A02": 2, "B01": 4}


UNITS = ("u/a", "u/b", "u/c")
PARTS = st.dictionaries(st.sampled_from("ABCDEFG"), st.integers(0, 3))


@given(said=st.fixed_dictionaries(dict.fromkeys(UNITS, PARTS)))
def test_a_union_of_types_is_between_the_largest_and_the_sum(
    said: dict[str, dict[str, int]],
) -> None:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        for unit, parts in said.items():
            _keep(ledger, unit, "2022-12", *(("M01", part, n) for part, n in parts.items()))
        total = _year(ledger, "M01", *UNITS)
    mine = {part for parts in said.values() for part, n in parts.items() if n}
    assert total.value == len(mine)
    assert max(total.units.values(), default=0) <= total.value <= sum(total.units.values())


def test_an_inexact_figure_is_shown_and_not_added(ledger: Ledger) -> None:
    said = [
        Figure("TT02", "", "exact", 40),
        Figure("TT02", "", "at_least", 1000),
        Figure("TT02", "", "hundreds", 100),
    ]
    keep_figures(ledger, A, "2022-12", said)
    total = _year(ledger, "TT02")
    assert (total.value, total.units) == (40, {A: 40})
    assert total.rough == ("hơn 1.000", "hàng trăm")


def test_a_unit_that_said_nothing_exact_said_no_zero(ledger: Ledger) -> None:
    keep_figures(ledger, A, "2022-12", [Figure("VV03", "", "tens", 10)])
    assert _year(ledger, "VV03").exact is None
    _keep(ledger, B, "2022-12", ("VV03", "", 0))
    total = _year(ledger, "VV03")
    assert (total.exact, total.units) == (0, {B: 0})


@pytest.mark.parametrize(
    ("precision", "value", "words"),
    [
        ("almost", 50, "gần 50"),
        ("about", 1234567, "khoảng 1.234.567"),
        ("tens", 10, "hàng chục"),
        ("thousands", 1000, "hàng nghìn"),
        ("newer", 7, "newer 7"),
    ],
)
def test_an_inexact_figure_is_said_in_words(precision: str, value: int, words: str) -> None:
    assert Amount(value, precision).words == words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (49, 50, "98,0%"),
        (12345, 10, "—"),
        (1, 3, "33,3%"),
        (2, 3, "66,7%"),
        (1, 16, "6,3%"),
        (0, 5, "0,0%"),
    ],
)
def test_a_rate_is_printed_with_one_decimal(part: int, whole: int, words: str) -> None:
    assert percent(part, whole) == words


def test_a_rate_of_nothing_is_a_dash() -> None:
    assert percent(0, 0) == "—"


@given(part=st.integers(0, 10_000), more=st.integers(0, 10_000))
def test_a_rate_lies_between_none_and_all(part: int, more: int) -> None:
    said = percent(part, part + more)
    if part + more:
        assert 0 <= float(said.rstrip("%").replace(",", ".")) <= 100


def test_what_was_closed_is_what_is_consolidated(ledger: Ledger) -> None:
    model(ledger, "A01")
    team(ledger, headcount=9)
    for month, on in (("2022-11", "20/10/2022"), ("2022-12", "20/11/2022")):
        activity(ledger, on, "case_figures", measures={"occurred": 25, "solved": 24})
        freeze(ledger, month)
    activity(ledger, "20/12/2022", "case_figures", measures={"occurred": 25})
    year = consolidate(ledger, [UNIT], Period("2022-01", "2022-12"))
    assert (year["VV01"].value, year["VV02"].value) == (50, 48)
    assert (year["M01"].value, year["T02"].value, year["T02-2"].value) == (1, 1, 9)
    assert list(year) == list(indicators())


def test_an_indicator_that_nobody_reported_is_an_empty_total(ledger: Ledger) -> None:
    assert _year(ledger, "TT01") == Total("TT01", 0)
