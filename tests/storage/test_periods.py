"""Report months: each day in exactly one, from the 15th to the 14th unless set otherwise."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.periods import (
    deadline_of,
    month_of,
    month_words,
    months_between,
    next_month,
    previous_month,
    span_of,
    window_of,
    year_months,
)

DAYS = st.dates(date(1946, 1, 1), date(2100, 12, 31))
CUTOFFS = range(1, 32)


def test_the_twentieth_of_november_belongs_to_december() -> None:
    assert month_of(date(2022, 11, 20)) == "2022-12"
    assert month_of(date(2022, 11, 14)) == "2022-11"
    assert month_of(date(2022, 12, 14)) == "2022-12"


def test_january_starts_on_the_fifteenth_of_december() -> None:
    assert window_of("2023-01") == (date(2022, 12, 15), date(2023, 1, 14))
    assert month_of(date(2022, 12, 31)) == "2023-01"
    assert span_of("2022-01", "2022-12") == (date(2021, 12, 15), date(2022, 12, 14))


def test_the_thirty_first_makes_months_of_the_calendar() -> None:
    assert window_of("2024-02", 31) == (date(2024, 2, 1), date(2024, 2, 29))
    assert month_of(date(2023, 2, 28), 31) == "2023-02"
    assert window_of("2023-03", 30) == (date(2023, 3, 1), date(2023, 3, 30))


@pytest.mark.parametrize("cutoff", CUTOFFS)
@given(day=DAYS)
def test_every_day_lies_in_the_window_of_its_month_and_in_no_other(cutoff: int, day: date) -> None:
    month = month_of(day, cutoff)
    around = (previous_month(month), month, next_month(month))
    holding = [m for m in around if window_of(m, cutoff)[0] <= day <= window_of(m, cutoff)[1]]
    assert holding == [month]


@pytest.mark.parametrize("cutoff", CUTOFFS)
def test_windows_follow_each_other_without_gap(cutoff: int) -> None:
    months = months_between("2019-12", "2024-03")
    for month, after in pairwise(months):
        first, last = window_of(month, cutoff)
        assert first <= last
        assert window_of(after, cutoff)[0] == last + timedelta(days=1)


@pytest.mark.parametrize(
    ("month", "days", "deadline"),
    [
        ("2022-12", 1, date(2022, 12, 15)),  # Wednesday, then Thursday
        ("2022-10", 1, date(2022, 10, 17)),  # Friday, then Monday
        ("2023-01", 1, date(2023, 1, 16)),  # Saturday, then Monday
        ("2022-10", 6, date(2022, 10, 24)),
        ("2022-10", 0, date(2022, 10, 14)),
    ],
)
def test_a_deadline_counts_working_days(month: str, days: int, deadline: date) -> None:
    assert deadline_of(month, working_days=days) == deadline


@given(day=DAYS, cutoff=st.sampled_from(CUTOFFS), days=st.integers(1, 30))
def test_a_deadline_is_never_on_a_weekend(day: date, cutoff: int, days: int) -> None:
    month = month_of(day, cutoff)
    deadline = deadline_of(month, cutoff, days)
    assert deadline.weekday() < 5
    assert (deadline - window_of(month, cutoff)[1]).days >= days


def test_a_year_has_twelve_months_that_follow_each_other() -> None:
    assert year_months(2022) == months_between("2022-01", "2022-12")
    assert months_between("2022-02", "2022-01") == []
    assert next_month("2022-12") == "2023-01"
    assert previous_month("2023-01") == "2022-12"


def test_a_month_is_said_as_people_say_it() -> None:
    assert month_words("2022-01") == "tháng 1/2022"
