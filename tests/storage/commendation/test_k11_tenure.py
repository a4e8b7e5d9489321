"""K11: 15 years for men, 10 for women, 10 in a leading post with an award before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from storage.commendation.case import case_of
from storage.commendation.evidence import Case, Held
from storage.ledger import Ledger
from storage.records import ServicePeriod
from tests.storage.commendation.judged import (
    MEDAL,
    NOW,
    cancelled,
    found,
    good_case,
    good_nominee,
    levels,
    medal_case,
    own_rule,
    period,
)
from tests.storage.commendation.of_a_proposal import (
    kept,
    made_award,
    made_honoree,
    made_proposal,
)
from tests.storage.registers import member, team


def ago(years: int, *, short: int = 0) -> date:
    """Return the day so many years ago, or some days later: that many days short."""
    return NOW.replace(year=NOW.year - years) + timedelta(short)


def serving(*periods: ServicePeriod, **more: Any) -> Case:
    of = made_proposal(**MEDAL)
    held = more.pop("awards", ())
    rules = more.pop("rules", ())
    nominee = good_nominee(of, **({"sex": "male"} | more))
    return good_case(
        of, nominee, services={nominee.id: periods}, held={nominee.id: held}, rules=rules
    )


@pytest.mark.parametrize(("sex", "years"), [("male", 15), ("female", 10)])
def test_the_exact_day_is_enough_and_one_day_less_is_not(sex: str, years: int) -> None:
    assert levels(serving(period(ago(years)), sex=sex), "k11") == []
    (finding,) = found(serving(period(ago(years, short=1)), sex=sex), "k11")
    assert finding.level == "block"
    assert f"chưa đủ {years} năm" in finding.words
    assert f"{years - 1} năm 11 tháng" in finding.words


@pytest.mark.parametrize("force", ["ward_guard", "part_time_police"])
def test_years_in_what_came_before_the_team_count(force: str) -> None:
    before = period(ago(15), ago(2), force=force)
    assert levels(serving(before, period(ago(2))), "k11") == []


@pytest.mark.parametrize("force", ["civil_defence", "other", "a_new_force"])
def test_years_in_other_forces_do_not(force: str) -> None:
    assert levels(serving(period(ago(30), force=force)), "k11") == ["block"]


def test_years_at_the_border_count_twice() -> None:
    half = period(date(2018, 9, 10), area="border")  # seven and a half years
    assert levels(serving(half), "k11") == []
    shorter = period(date(2018, 9, 11), area="border")
    assert levels(serving(shorter), "k11") == ["block"]


def test_sex_is_asked_for_where_it_decides() -> None:
    (finding,) = found(serving(period(ago(12)), sex=None), "k11")
    assert "Hãy ghi giới tính" in finding.words
    assert levels(serving(period(ago(15)), sex=None), "k11") == []
    (short,) = found(serving(period(ago(9)), sex=None), "k11")
    assert "chưa đủ 10 năm" in short.words


def test_who_has_no_years_written_is_asked_for_them() -> None:
    (finding,) = found(serving(), "k11")
    assert finding.level == "block"
    assert "chưa ghi thời gian phục vụ" in finding.words


# leaders


def leading(years: int = 10, *, short: int = 0, **more: Any) -> list[str]:
    return levels(serving(period(ago(years, short=short), force="leader"), **more), "k11")


def test_a_leader_needs_ten_years_and_an_award_before() -> None:
    award = Held(made_award())
    assert leading(awards=(award,)) == []
    assert leading(held="Giấy khen của Chủ tịch xã năm 2020") == []
    assert leading(short=1, awards=(award,)) == ["block"]
    assert leading() == ["block"]


def test_a_cancelled_award_or_a_namesake_s_is_none() -> None:
    award = made_award()
    assert leading(awards=(Held(award, cancelled=cancelled(award)),)) == ["block"]
    assert leading(awards=(Held(award, sure=False),)) == ["block"]


def test_a_leader_needs_an_achievement() -> None:
    assert leading(awards=(Held(made_award()),), achievement="") == ["block"]


def test_years_in_a_post_are_no_years_in_the_team() -> None:
    assert levels(serving(period(ago(9), force="leader"), period(ago(9))), "k11") == ["block"]


# the rule as data


def test_the_years_are_the_unit_s_own() -> None:
    longer = (own_rule("k11", level="block", value="20; 15; 12"),)
    assert levels(serving(period(ago(20)), rules=longer), "k11") == []
    assert levels(serving(period(ago(20, short=1)), rules=longer), "k11") == ["block"]


@pytest.mark.parametrize("value", ["", "15", "15; 10", "15; 10; 10; 5", "15; mười; 10", "0; 0; 0"])
def test_badly_written_years_are_told_and_crash_nothing(value: str) -> None:
    bad = (own_rule("k11", level="block", value=value),)
    (finding,) = found(serving(period(ago(20)), rules=bad), "k11")
    assert finding.level == "warn"
    assert "15; 10; 10" in finding.words


def test_only_people_and_only_for_the_medal_are_asked() -> None:
    assert levels(medal_case(subject="collective", years=1), "k11") == []
    of = made_proposal()
    assert levels(good_case(of, good_nominee(of)), "k11") == []


# from the ledger


def test_the_page_tells_the_years_or_else_the_list_of_members(ledger: Ledger) -> None:
    of = made_proposal(**MEDAL, proposed_on=NOW)
    served = (period(ago(15)),)
    one = made_honoree(services=served)
    listed = member(ledger, team(ledger), "Trần Văn Cường", services=served)
    other = made_honoree("Trần Văn Cường", member=listed.id)
    third = made_honoree("Ngô Văn Dũng")
    pages = (one, other, third)
    nominees = [good_nominee(of, p.name, sex="male", honoree=p.id) for p in pages]
    kept(ledger, *pages, of, *nominees)
    assert [f.nominee for f in found(case_of(ledger, of), "k11")] == [nominees[2].id]
