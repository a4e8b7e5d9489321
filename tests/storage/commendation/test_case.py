"""What is gathered from the ledger before a proposal is judged."""

from __future__ import annotations

from datetime import date

import pytest

from storage.commendation.case import case_of
from storage.commendation.people import is_same, person_of
from storage.ledger import Ledger
from storage.records import Honoree, Member
from storage.repository import find
from tests.storage.commendation.judged import NOW, cancelled, good_nominee, own_rule, period
from tests.storage.commendation.of_a_proposal import (
    DAY,
    kept,
    made_award,
    made_honoree,
    made_nominee,
    made_proposal,
    made_selection,
)
from tests.storage.registers import member, team

ELSEWHERE = "ninh-binh/gia-vien/gia-lap"
PAGE = made_honoree(birth_year=1980)


def test_the_rules_are_those_of_the_day_of_the_proposal_or_of_today(ledger: Ledger) -> None:
    kept(ledger, own_rule("k4", level="off", valid_from=NOW))
    sent, draft = made_proposal(proposed_on=DAY), made_proposal()
    assert case_of(ledger, sent, today=NOW).book.check("k4")
    assert case_of(ledger, draft, today=NOW).book.check("k4") is None


def test_the_last_meeting_counts_and_one_being_typed_before_it(ledger: Ledger) -> None:
    of = made_proposal()
    last = made_selection(of, held_on=date(2022, 12, 1))
    kept(ledger, of, last, made_selection(of, held_on=date(2022, 11, 1)))
    assert case_of(ledger, of).selection == last
    typed = made_selection(of, voters=12)
    assert case_of(ledger, of, selection=typed).selection == typed
    assert case_of(ledger, made_proposal()).selection is None


def test_a_proposal_that_was_never_saved_is_judged_as_well(ledger: Ledger) -> None:
    of = made_proposal()
    case = case_of(ledger, of, nominees=[good_nominee(of)])
    assert [one.name for one in case.standing] == ["Lê Thị Bình"]
    assert find(ledger, Honoree) == []


def test_awards_are_found_by_the_page_by_the_proposal_and_by_the_name(ledger: Ledger) -> None:
    of, before = made_proposal(), made_proposal()
    nominee = good_nominee(of, honoree=PAGE.id)
    earlier = good_nominee(before, "Tên cũ", honoree=PAGE.id)
    by_page = made_award("Lê Bình", honoree=PAGE.id)
    by_proposal = made_award("", nominee=earlier.id)
    by_name = made_award("LÊ THỊ BÌNH")
    other = made_award("Trần Văn Cường")
    taken = cancelled(by_page)
    kept(ledger, PAGE, of, before, nominee, earlier, by_page, by_proposal, by_name, other, taken)
    held = {one.award.id: one for one in case_of(ledger, of).held[nominee.id]}
    assert held.keys() == {by_page.id, by_proposal.id, by_name.id}
    assert [held[one.id].sure for one in (by_page, by_proposal, by_name)] == [True, True, False]
    assert held[by_page.id].cancelled == taken


@pytest.mark.parametrize(("born", "sure"), [(1980, [True]), (1981, [])])
def test_the_page_of_an_award_knows_the_year_of_birth(
    ledger: Ledger, born: int, sure: list[bool]
) -> None:
    of = made_proposal()
    nominee = good_nominee(of, birth_year=born)
    kept(ledger, PAGE, of, nominee, made_award(honoree=PAGE.id))
    assert [one.sure for one in case_of(ledger, of).held[nominee.id]] == sure


def test_years_of_service_stand_on_the_page_before_the_list_of_members(ledger: Ledger) -> None:
    listed: Member = member(ledger, team(ledger), services=(period(DAY),))
    own = made_honoree(member=listed.id, services=(period(NOW),))
    none = made_honoree("Trần Văn Cường")
    of = made_proposal()
    named = [good_nominee(of, one.name, honoree=one.id) for one in (own, none)]
    kept(ledger, own, none, of, *named)
    services = case_of(ledger, of).services
    assert services == {named[0].id: own.services, named[1].id: ()}


def test_only_the_newest_reports_of_others_are_compared_with(ledger: Ledger) -> None:
    old, new = made_proposal(occasion="Cũ"), made_proposal(occasion="Mới")
    many = [made_nominee(old, f"Người {place}") for place in range(301)]
    kept(ledger, old, new, *many, made_nominee(new, "Người mới"))
    earlier = case_of(ledger, made_proposal()).earlier
    assert len(earlier) == 300
    assert earlier[0].occasion == "Mới"


# who is who


def test_a_collective_is_the_same_in_its_own_unit_only() -> None:
    here = made_proposal()
    there = made_proposal(unit=ELSEWHERE)
    one, other, far = (
        person_of(made_nominee(of, name, subject="collective"))
        for of, name in (
            (here, "Tổ tự quản thôn 1"),
            (here, "tổ tự quản Thôn 1"),
            (there, "Tổ tự quản thôn 1"),
        )
    )
    assert is_same(one, other) is True
    assert is_same(one, far) is None


def test_a_person_may_have_moved_to_another_unit() -> None:
    of, there = made_proposal(), made_proposal(unit=ELSEWHERE)
    one = person_of(made_nominee(of, birth_year=1980))
    assert is_same(one, person_of(made_nominee(there, birth_year=1980))) is True
    assert is_same(one, person_of(made_nominee(there))) is False
    assert is_same(one, person_of(made_nominee(there, birth_year=1981))) is None


def test_without_a_name_nobody_is_recognised() -> None:
    assert is_same(person_of(made_award("")), person_of(made_award(""))) is None


def test_a_person_is_no_household_of_the_same_name() -> None:
    of = made_proposal()
    household = person_of(made_nominee(of, subject="household"))
    assert is_same(person_of(made_nominee(of)), household) is None
