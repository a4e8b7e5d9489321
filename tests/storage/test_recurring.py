"""What recurs is written once a month, with as many times as there were days less those skipped."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.catalogues import words
from storage.closing import checklist
from storage.errors import MonthClosedError
from storage.ledger import Ledger
from storage.months import freeze
from storage.records import Activity, Recurrence
from storage.recurring import days_of, recurred, turned, turning, write_due
from storage.repository import find, put
from tests.conftest import UNIT
from tests.storage.registers import day

MONTH = "2022-12"  # 15 November to 14 December: thirty days
OVER, EARLY = day("15/12/2022"), day("24/11/2022")


def bulletin(**more: Any) -> Recurrence:
    values = {
        "unit": UNIT,
        "title": "Bản tin an ninh 21 giờ",
        "starts_on": date(2022, 1, 1),
        "measures": {"broadcasts": 1, "minutes": 10},
    }
    return Recurrence.model_validate(values | more)


def kept(ledger: Ledger, **more: Any) -> Recurrence:
    rule = bulletin(**more)
    put(ledger, rule)
    return rule


def written(ledger: Ledger) -> Activity:
    (activity,) = find(ledger, Activity)
    return activity


def findings(ledger: Ledger, today: date) -> list[str]:
    found = checklist(ledger, MONTH, today)
    return [one.words for one in found if one.code == "recurring"]


def test_a_daily_bulletin_is_counted_each_day_but_those_skipped(ledger: Ledger) -> None:
    rule = kept(
        ledger, skipped=[{"day": "2022-11-20", "reason": "Mất điện"}, {"day": "2022-12-14"}]
    )
    (activity,) = write_due(ledger, MONTH, OVER)
    assert written(ledger) == activity
    assert activity.measures == {"broadcasts": 28, "minutes": 280}
    assert (activity.happened_on, activity.recurrence) == (day("13/12/2022"), rule.id)
    assert (activity.kind, activity.title) == ("broadcast", rule.title)


def test_writing_again_changes_nothing_and_never_makes_a_second_one(ledger: Ledger) -> None:
    kept(ledger)
    write_due(ledger, MONTH, OVER)
    before = written(ledger)
    assert write_due(ledger, MONTH, OVER) == []
    assert written(ledger) == before


def test_what_was_written_early_is_brought_up_to_date(ledger: Ledger) -> None:
    kept(ledger)
    write_due(ledger, MONTH, EARLY)
    assert written(ledger).measures["broadcasts"] == 10
    write_due(ledger, MONTH, OVER)
    assert written(ledger).measures == {"broadcasts": 30, "minutes": 300}
    assert written(ledger).happened_on == day("14/12/2022")


def test_words_added_by_hand_stay_when_the_count_goes_on(ledger: Ledger) -> None:
    kept(ledger)
    write_due(ledger, MONTH, EARLY)
    by_hand = {"result": "Bà con nghe rõ", "place": "Loa thôn Đoài"}
    put(ledger, written(ledger).model_copy(update=by_hand))
    write_due(ledger, MONTH, OVER)
    assert (written(ledger).result, written(ledger).place) == tuple(by_hand.values())
    assert written(ledger).measures["broadcasts"] == 30


def test_a_number_changed_by_hand_is_not_written_over_but_pointed_out(ledger: Ledger) -> None:
    kept(ledger)
    write_due(ledger, MONTH, OVER)
    put(ledger, written(ledger).model_copy(update={"measures": {"broadcasts": 27}}))
    assert write_due(ledger, MONTH, OVER) == []
    assert written(ledger).measures == {"broadcasts": 27}
    (said,) = findings(ledger, OVER)
    assert said.startswith("Việc định kỳ «Bản tin an ninh 21 giờ»: số đã ghi không khớp 30 lần")


def test_a_rule_is_a_finding_from_its_last_day_of_the_month_until_it_is_written(
    ledger: Ledger,
) -> None:
    kept(ledger, weekdays=["friday"])
    assert findings(ledger, day("08/12/2022")) == []
    assert findings(ledger, day("09/12/2022")) == [
        "Việc định kỳ «Bản tin an ninh 21 giờ» (4 lần) chưa ghi vào tháng."
    ]
    write_due(ledger, MONTH, day("09/12/2022"))
    assert findings(ledger, OVER) == []


def test_what_was_written_too_early_is_a_finding_in_the_end(ledger: Ledger) -> None:
    kept(ledger)
    write_due(ledger, MONTH, EARLY)
    assert findings(ledger, day("13/12/2022")) == []
    (said,) = findings(ledger, OVER)
    assert "chưa đủ 30 lần" in said


def test_skipping_a_day_and_bringing_it_back_takes_the_activity_along(ledger: Ledger) -> None:
    kept(ledger)
    write_due(ledger, MONTH, OVER)
    for expected in (29, 30):
        (one,) = recurred(ledger, MONTH, OVER)
        for record in turning(one, day("14/12/2022"), "Mưa bão"):
            put(ledger, record)
        assert written(ledger).measures["broadcasts"] == expected
        assert findings(ledger, OVER) == []
    assert written(ledger).happened_on == day("14/12/2022")


def test_skipping_a_day_leaves_a_number_changed_by_hand_alone(ledger: Ledger) -> None:
    kept(ledger)
    write_due(ledger, MONTH, OVER)
    put(ledger, written(ledger).model_copy(update={"measures": {"broadcasts": 27}}))
    (one,) = recurred(ledger, MONTH, OVER)
    (changed,) = turning(one, day("14/12/2022"))
    assert isinstance(changed, Recurrence)


def test_a_closed_month_takes_no_more(ledger: Ledger) -> None:
    kept(ledger)
    freeze(ledger, MONTH)
    with pytest.raises(MonthClosedError):
        write_due(ledger, MONTH, OVER)
    assert find(ledger, Activity) == []


def test_nothing_is_written_before_the_first_day_nor_after_the_last(ledger: Ledger) -> None:
    kept(ledger, starts_on=day("20/12/2022"))
    kept(ledger, ends_on=day("14/11/2022"))
    assert write_due(ledger, MONTH, OVER) == []
    assert {one.state for one in recurred(ledger, MONTH, OVER)} == {"nothing"}


@given(
    weekdays=st.sets(st.sampled_from(sorted(words("weekdays")))),
    first=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    length=st.integers(0, 40),
)
def test_the_days_of_a_span_are_those_of_its_parts(
    weekdays: set[str], first: date, length: int
) -> None:
    rule = bulletin(weekdays=sorted(weekdays))
    last = date.fromordinal(first.toordinal() + length)
    whole = days_of(rule, first, last)
    alone = [date.fromordinal(first.toordinal() + place) for place in range(length + 1)]
    assert list(whole) == [one for day in alone for one in days_of(rule, day, day)]
    assert len(whole) <= length + 1


@given(days=st.lists(st.dates(date(2022, 11, 15), date(2022, 12, 14)), max_size=8))
def test_turning_a_day_twice_is_turning_nothing(days: list[date]) -> None:
    rule = bulletin()
    for each in [*days, *reversed(days)]:
        rule = turned(rule, each)
    assert rule.skipped == ()
