"""Periods: what people call them, what lies beside, before and after them."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.periods import next_month, previous_month
from storage.report_period import (
    Period,
    half_period,
    month_period,
    quarter_period,
    year_period,
    years_period,
)

MONTHS = st.builds("{:04}-{:02}".format, st.integers(1950, 2080), st.integers(1, 12))
PERIODS = st.lists(MONTHS, min_size=2, max_size=2).map(lambda two: Period(min(two), max(two)))


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (month_period("2022-12"), "tháng 12/2022"),
        (quarter_period(2022, 4), "quý IV/2022"),
        (half_period(2022, 1), "6 tháng đầu năm 2022"),
        (half_period(2022, 2), "6 tháng cuối năm 2022"),
        (Period("2022-01", "2022-09"), "9 tháng đầu năm 2022"),
        (year_period(2022), "năm 2022"),
        (years_period(2013, 2023), "giai đoạn 2013–2023"),
        (Period("2022-02", "2022-04"), "từ tháng 2/2022 đến tháng 4/2022"),
        (Period("2021-07", "2022-06"), "từ tháng 7/2021 đến tháng 6/2022"),
    ],
)
def test_a_period_is_called_what_people_call_it(period: Period, words: str) -> None:
    assert period.words == words


def test_a_quarter_has_three_months_and_a_half_six() -> None:
    quarters = [quarter_period(2022, number).months for number in (1, 2, 3, 4)]
    halves = [half_period(2022, number).months for number in (1, 2)]
    assert [len(months) for months in quarters] == [3, 3, 3, 3]
    assert [*chain(*quarters)] == [*chain(*halves)] == year_period(2022).months


@given(period=PERIODS)
def test_before_and_after_are_as_long_and_leave_no_month_out(period: Period) -> None:
    assert len(period.before.months) == len(period.after.months) == len(period.months)
    assert next_month(period.before.last) == period.first
    assert previous_month(period.after.first) == period.last
    assert period.before.after == period.after.before == period


@given(period=PERIODS)
def test_the_year_before_has_the_same_months(period: Period) -> None:
    then = period.year_before
    assert [month[5:] for month in then.months] == [month[5:] for month in period.months]
    assert int(period.first[:4]) - int(then.first[:4]) == 1


@given(period=PERIODS)
def test_the_year_so_far_begins_in_january_and_ends_with_the_period(period: Period) -> None:
    so_far = period.so_far
    assert so_far.holds(period)
    assert so_far.last == period.last
    assert so_far == period if not period.in_one_year else so_far.first == f"{period.last[:4]}-01"


@given(one=PERIODS, other=PERIODS)
def test_periods_meet_when_they_have_a_month_in_common(one: Period, other: Period) -> None:
    common = set(one.months) & set(other.months)
    assert one.meets(other) == other.meets(one) == bool(common)
    assert one.holds(other) == (set(other.months) <= set(one.months))
