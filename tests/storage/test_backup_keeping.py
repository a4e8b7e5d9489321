"""Seven days, four weeks, twenty-four months: whatever the clock says, the newest stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from storage.backup_keeping import DAYS, MONTHS, WEEKS, to_drop, to_keep

MADE = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=5),
    st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)),
    max_size=60,
)
FIRST = datetime(2022, 1, 1, 9, tzinfo=UTC)


@given(MADE)
def test_never_more_than_there_are_places_and_always_the_newest(made: dict[str, datetime]) -> None:
    kept = to_keep(made)
    assert kept <= set(made)
    assert len(kept) <= DAYS + WEEKS + MONTHS
    if made:
        assert max(made, key=lambda name: (made[name], name)) in kept


@given(MADE)
def test_what_was_kept_is_kept_again(made: dict[str, datetime]) -> None:
    kept = {name: made[name] for name in to_keep(made)}
    assert to_keep(kept) == set(kept)


@given(MADE, st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)))
def test_the_one_that_was_just_made_never_goes(made: dict[str, datetime], on: datetime) -> None:
    assert "moi" not in to_drop(made | {"moi": on}, "moi")


@given(MADE)
def test_each_of_the_last_days_weeks_and_months_has_one(made: dict[str, datetime]) -> None:
    kept = [made[name] for name in to_keep(made)]
    for count, form in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        newest = sorted({f"{on:{form}}" for on in made.values()}, reverse=True)[:count]
        assert {f"{on:{form}}" for on in kept} >= set(newest)


def test_ten_years_of_daily_copies_are_some_thirty_files() -> None:
    here: dict[str, datetime] = {}
    for day in range(3650):
        here[f"{day}"] = FIRST + timedelta(days=day)
        for name in to_drop(here, f"{day}"):
            del here[name]
    assert DAYS + MONTHS <= len(here) <= DAYS + WEEKS + MONTHS
    assert min(here.values()) < FIRST + timedelta(days=3650 - 23 * 30)
