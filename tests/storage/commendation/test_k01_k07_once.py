"""K1: one achievement, one award. K7: what was cancelled does not count."""

from __future__ import annotations

from typing import Any

import pytest

from storage.commendation.case import case_of
from storage.ledger import Ledger
from storage.records import Nominee, Proposal
from tests.storage.commendation.judged import (
    cancelled,
    found,
    good_case,
    good_nominee,
    levels,
    passed_over,
    ready_to_submit,
)
from tests.storage.commendation.of_a_proposal import (
    kept,
    made_achievement,
    made_award,
    made_honoree,
    made_proposal,
    made_selection,
)

DONE = made_achievement()
PAGE = made_honoree()


def twice(
    ledger: Ledger, first: dict[str, Any], result: str = "open", **second: Any
) -> tuple[Proposal, Nominee, Nominee]:
    """Name somebody for one achievement in two proposals; returns the second, both nominees."""
    one, other = made_proposal(occasion="Dịp đầu", **first), made_proposal()
    before = good_nominee(one, achievements=(DONE.id,), honoree=PAGE.id, result=result)
    after = good_nominee(other, achievements=(DONE.id,), honoree=PAGE.id, **second)
    meeting = made_selection(other, standards="Đã đọc")
    kept(ledger, PAGE, DONE, one, other, before, after, meeting)
    return other, before, after


@pytest.mark.parametrize("status", ["proposed", "submitted", "returned", "decided", "awarded"])
def test_a_second_proposal_on_the_same_achievement_is_stopped(ledger: Ledger, status: str) -> None:
    second, _, after = twice(ledger, {"status": status})
    (finding,) = found(case_of(ledger, second), "k1")
    assert (finding.level, finding.nominee) == ("block", after.id)
    assert "«Dịp đầu»" in finding.words


@pytest.mark.parametrize("status", ["refused", "cancelled"])
def test_after_a_proposal_that_came_to_nothing_another_may_follow(
    ledger: Ledger, status: str
) -> None:
    second, _, _ = twice(ledger, {"status": status})
    assert levels(case_of(ledger, second), "k1") == []


@pytest.mark.parametrize("result", ["refused", "withdrawn"])
def test_who_was_refused_or_withdrawn_there_may_be_named_again(ledger: Ledger, result: str) -> None:
    second, _, _ = twice(ledger, {"status": "decided"}, result)
    assert levels(case_of(ledger, second), "k1") == []


def test_an_achievement_for_somebody_else_is_the_same_achievement(ledger: Ledger) -> None:
    one, other = made_proposal(occasion="Dịp đầu"), made_proposal()
    team = good_nominee(one, "Tổ tự quản thôn 1", subject="collective", achievements=(DONE.id,))
    head = good_nominee(other, "Trần Văn Cường", achievements=(DONE.id,))
    kept(ledger, DONE, one, other, team, head)
    assert levels(case_of(ledger, other), "k1") == ["block"]


def test_the_same_person_for_another_achievement_is_welcome(ledger: Ledger) -> None:
    second, _, after = twice(ledger, {"status": "awarded"})
    another = made_achievement(text="Cứu người bị nước cuốn")
    kept(ledger, another)
    typed = after.model_copy(update={"achievements": (another.id,)})
    assert levels(case_of(ledger, second, nominees=[typed]), "k1") == []


def test_what_is_being_typed_is_judged_in_place_of_what_is_kept(ledger: Ledger) -> None:
    second, _, after = twice(ledger, {})
    typed = after.model_copy(update={"achievements": ()})
    assert levels(case_of(ledger, second, nominees=[typed]), "k1") == []
    assert levels(case_of(ledger, second), "k1") == ["block"]


def test_one_achievement_is_for_one_nominee_of_a_proposal() -> None:
    of = made_proposal()
    one = good_nominee(of, achievements=(DONE.id,))
    other = good_nominee(of, "Trần Văn Cường", achievements=(DONE.id,))
    case = good_case(of, one, other, achievements={DONE.id: DONE})
    assert [f.nominee for f in found(case, "k1")] == [other.id]
    withdrawn = one.model_copy(update={"result": "withdrawn"})
    assert levels(good_case(of, withdrawn, other), "k1") == []


def test_an_award_that_stands_stops_and_names_its_decision(ledger: Ledger) -> None:
    second, before, _ = twice(ledger, {"status": "cancelled"})
    kept(ledger, made_award(nominee=before.id, number="12/QĐ-UBND"))
    (finding,) = found(case_of(ledger, second), "k1")
    assert finding.level == "block"
    assert "12/QĐ-UBND" in finding.words


def test_after_a_cancelled_award_only_a_reason_is_asked_for(ledger: Ledger) -> None:
    second, before, after = twice(ledger, {"status": "awarded"})
    award = made_award(nominee=before.id, honoree=PAGE.id)
    kept(ledger, award, cancelled(award, paper="30/QĐ-UBND", returned=702_000))
    case = case_of(ledger, second)
    assert levels(case, "k1") == []
    (finding,) = found(case, "k7")
    assert (finding.level, finding.nominee) == ("warn", after.id)
    assert "30/QĐ-UBND" in finding.words
    assert "702.000 đồng đã thu hồi" in finding.words
    assert not ready_to_submit(case)
    assert ready_to_submit(case_of(ledger, passed_over(second, "k7", after)))


def test_a_cancelled_award_for_something_else_is_only_told(ledger: Ledger) -> None:
    of = made_proposal()
    award = made_award(honoree=PAGE.id)
    nominee = good_nominee(of, honoree=PAGE.id)
    kept(ledger, PAGE, of, nominee, award, cancelled(award))
    (finding,) = found(case_of(ledger, of), "k7")
    assert finding.level == "note"
    assert "chưa ghi tiền thu hồi" in finding.words


def test_an_award_that_stands_is_no_matter_of_k7(ledger: Ledger) -> None:
    of = made_proposal()
    kept(ledger, PAGE, of, good_nominee(of, honoree=PAGE.id), made_award(honoree=PAGE.id))
    assert levels(case_of(ledger, of), "k7") == []


def test_the_own_award_of_a_proposal_is_no_second_one(ledger: Ledger) -> None:
    of = made_proposal(status="decided")
    nominee = good_nominee(of, honoree=PAGE.id, achievements=(DONE.id,), result="approved")
    kept(ledger, PAGE, DONE, of, nominee, made_award(nominee=nominee.id, honoree=PAGE.id))
    case = case_of(ledger, of)
    assert levels(case, "k1") == []
    assert case.held[nominee.id] == ()
