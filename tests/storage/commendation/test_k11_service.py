"""K11: the length of service, to the day."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from resources.catalogues import entries
from storage.commendation.service import Length, service_length
from storage.records import ServicePeriod
from tests.storage.commendation.judged import period

ON = date(2026, 3, 10)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
AREAS = st.sampled_from([entry.code for entry in entries("area_kinds")])
PERIODS = st.lists(
    st.builds(
        lambda first, last, area: period(first, last, area=area), DAYS, st.none() | DAYS, AREAS
    ),
    max_size=6,
)


def months(years: int, more: int = 0) -> int:
    return years * 12 + more


# the calendar


@pytest.mark.parametrize(
    ("begun", "ended", "expected"),
    [
        (date(2010, 1, 1), date(2025, 1, 1), Length(months(15))),
        (date(2010, 1, 1), date(2024, 12, 31), Length(months(14, 11), 30)),
        (date(2008, 2, 29), date(2023, 2, 28), Length(months(15))),
        (date(2008, 2, 29), date(2024, 2, 29), Length(months(16))),
        (date(2010, 2, 28), date(2012, 2, 29), Length(months(2), 1)),
        (date(2022, 1, 31), date(2022, 2, 28), Length(1)),
        (date(2022, 1, 31), date(2022, 2, 27), Length(0, 27)),
        (date(2022, 3, 1), date(2022, 3, 1), Length()),
        (date(2022, 3, 2), date(2022, 3, 1), Length()),  # typed the wrong way round
    ],
)
def test_service_is_counted_by_the_calendar(begun: date, ended: date, expected: Length) -> None:
    assert service_length([period(begun, ended)], ON) == expected


@given(DAYS, st.integers(1, 40))
@example(date(2000, 2, 29), 4)
@example(date(2000, 2, 29), 1)
def test_a_full_anniversary_is_exactly_so_many_years(begun: date, years: int) -> None:
    leapt = (begun.month, begun.day) == (2, 29) and not isleap(begun.year + years)
    on = date(begun.year + years, begun.month, 28 if leapt else begun.day)
    assert service_length([period(begun)], on).reaches(years)
    assert not service_length([period(begun)], on - timedelta(1)).reaches(years)


def test_service_that_goes_on_is_counted_up_to_the_day() -> None:
    assert service_length([period(date(2016, 3, 10))], ON) == Length(months(10))
    later = [period(date(2016, 3, 10), date(2040, 1, 1))]
    assert service_length(later, ON) == Length(months(10))
    assert service_length([period(date(2030, 1, 1))], ON) == Length()


def test_a_gap_does_not_count() -> None:
    served = [
        period(date(2000, 1, 1), date(2005, 1, 1)),
        period(date(2010, 1, 1), date(2015, 1, 1)),
    ]
    assert service_length(served, ON) == Length(months(10))


def test_days_of_several_times_make_a_month_only_at_thirty_one() -> None:
    times = [
        period(date(2020, 1, 1), date(2020, 1, 16)),
        period(date(2021, 1, 1), date(2021, 1, 16)),
    ]
    assert service_length(times, ON) == Length(0, 30)
    longer = [*times, period(date(2022, 1, 1), date(2022, 1, 2))]
    assert service_length(longer, ON) == Length(1)


# what counts double


@pytest.mark.parametrize("area", ["hard", "border", "island"])
def test_seven_and_a_half_years_in_a_hard_area_are_fifteen_and_a_day_less_is_not(
    area: str,
) -> None:
    begun, ended = date(2010, 1, 1), date(2017, 7, 1)
    assert service_length([period(begun, ended, area=area)], ON) == Length(months(15))
    short = service_length([period(begun, ended - timedelta(1), area=area)], ON)
    assert not short.reaches(15)


def test_where_two_areas_overlap_the_better_one_counts() -> None:
    both = [
        period(date(2010, 1, 1), date(2014, 1, 1)),
        period(date(2012, 1, 1), date(2014, 1, 1), area="border"),
        period(date(2012, 1, 1), date(2014, 1, 1), area="island"),
    ]
    assert service_length(both, ON) == Length(months(6))


def test_an_area_that_no_list_knows_counts_once() -> None:
    far = [period(date(2010, 1, 1), date(2011, 1, 1), area="somewhere")]
    assert service_length(far, ON) == Length(12)


# properties


@given(PERIODS, st.data())
def test_order_and_repetition_change_nothing(
    served: list[ServicePeriod], data: st.DataObject
) -> None:
    told = service_length(served, ON)
    assert told >= Length()
    mixed = data.draw(st.permutations([*served, *served[:2]]))
    assert service_length(mixed, ON) == told


@given(PERIODS, st.lists(DAYS, min_size=3, max_size=3, unique=True).map(sorted), AREAS)
def test_splitting_a_period_changes_nothing(
    others: list[ServicePeriod], days: list[date], area: str
) -> None:
    first, between, last = days
    whole = period(first, last, area=area)
    parts = (period(first, between, area=area), period(between, last, area=area))
    assert service_length([*others, *parts], ON) == service_length([*others, whole], ON)


@given(PERIODS)
def test_all_of_it_in_a_hard_area_counts_exactly_twice(served: list[ServicePeriod]) -> None:
    plain = [one.model_copy(update={"area": "ordinary"}) for one in served]
    hard = [one.model_copy(update={"area": "hard"}) for one in served]
    once = service_length(plain, ON)
    assert service_length(hard, ON) == once + once
    assert once <= service_length(served, ON) <= once + once


@given(PERIODS)
def test_days_never_make_a_month_by_themselves(served: list[ServicePeriod]) -> None:
    assert 0 <= service_length(served, ON).days < 31


def test_a_length_is_said_as_people_do() -> None:
    assert Length(months(14, 11), 30).words == "14 năm 11 tháng 30 ngày"
    assert Length(months(15)).words == "15 năm"
    assert Length().words == "0 ngày"
