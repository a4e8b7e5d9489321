"""A proposal goes only where the catalogue lets it, and each step is kept with day and paper."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.catalogues import words
from storage.commendation.life import (
    AT_HAND,
    DONE,
    FELL,
    OPEN,
    advance,
    asks_paper,
    asks_reason,
    next_statuses,
    step_back,
    told,
    with_dossier,
    with_meeting,
)
from storage.commendation.step_guards import (
    StepInFutureError,
    StepNotAllowedError,
    StepPaperMissingError,
    StepReasonMissingError,
    StepTooEarlyError,
)
from storage.records import Proposal
from tests.storage.commendation.of_a_proposal import DAY, made_proposal, made_selection

LATER = DAY + timedelta(days=5)


def submitted() -> Proposal:
    begun = advance(advance(made_proposal(), "reviewed", DAY), "completed", DAY)
    return advance(begun, "submitted", DAY, paper="12/TTr-CAX")


def test_from_proposal_to_handing_over_each_step_is_kept() -> None:
    decided = advance(submitted(), "decided", LATER, paper="45/QĐ-UBND")
    awarded = advance(decided, "awarded", LATER)
    assert [step.status for step in awarded.steps] == [
        "reviewed",
        "completed",
        "submitted",
        "decided",
        "awarded",
    ]
    assert (awarded.number, awarded.proposed_on) == ("12/TTr-CAX", DAY)
    assert (awarded.decision_paper, awarded.decided_on) == ("45/QĐ-UBND", LATER)


def test_a_step_that_is_not_next_is_refused_with_the_steps_that_are() -> None:
    with pytest.raises(StepNotAllowedError, match=r"«Đã trình».*«Họp bình xét».*KT-01"):
        advance(made_proposal(), "submitted", DAY, paper="1")


def test_a_day_before_the_last_step_is_refused_and_the_same_day_is_not() -> None:
    reviewed = advance(made_proposal(), "reviewed", LATER)
    with pytest.raises(StepTooEarlyError, match=r"20/11/2022.*25/11/2022.*KT-02"):
        advance(reviewed, "completed", DAY)
    assert advance(reviewed, "completed", LATER).status == "completed"


def test_a_day_after_today_is_refused_where_today_is_known() -> None:
    assert advance(made_proposal(), "reviewed", LATER, today=LATER).status == "reviewed"
    with pytest.raises(StepInFutureError, match="KT-05"):
        advance(made_proposal(), "reviewed", LATER, today=DAY)


def test_a_submission_needs_its_number_unless_the_proposal_has_one() -> None:
    completed = advance(advance(made_proposal(), "reviewed", DAY), "completed", DAY)
    with pytest.raises(StepPaperMissingError, match=r"«Đã trình».*KT-03"):
        advance(completed, "submitted", DAY, paper="  ")
    numbered = completed.model_copy(update={"number": "9/TTr"})
    assert advance(numbered, "submitted", DAY).steps[-1].paper == "9/TTr"


def test_a_return_needs_its_reason() -> None:
    with pytest.raises(StepReasonMissingError, match=r"«Trả lại bổ sung».*KT-04"):
        advance(submitted(), "returned", LATER)
    again = advance(submitted(), "returned", LATER, reason="Thiếu biên bản")
    assert "submitted" in next_statuses(again)


def test_giving_up_a_draft_needs_a_reason_and_no_paper() -> None:
    with pytest.raises(StepReasonMissingError, match="KT-04"):
        advance(made_proposal(), "cancelled", DAY)
    assert advance(made_proposal(), "cancelled", DAY, reason="Trùng").status == "cancelled"
    returned = advance(submitted(), "returned", LATER, reason="Thiếu biên bản")
    completed = advance(returned, "completed", LATER)
    for sent in (submitted(), returned, completed, made_proposal(status="returned")):
        with pytest.raises(StepPaperMissingError, match=r"«Bị hủy bỏ».*KT-03"):
            advance(sent, "cancelled", LATER, reason="Trùng")


def test_what_older_books_call_found_goes_on_as_proposed() -> None:
    old = made_proposal(status="found")
    assert next_statuses(old) == next_statuses(made_proposal())
    assert advance(old, "reviewed", DAY).status == "reviewed"


def test_a_status_of_a_newer_catalogue_leads_nowhere() -> None:
    assert next_statuses(made_proposal(status="weighed_by_stars")) == ()


def test_statuses_are_open_or_done_and_some_lie_at_the_post() -> None:
    assert frozenset(words("proposal_statuses")) == OPEN | DONE
    assert {"refused", "awarded", "cancelled"} == DONE
    assert {"refused", "cancelled"} == FELL
    assert {"found", "proposed", "reviewed", "completed", "returned"} == AT_HAND


def test_a_meeting_and_a_full_dossier_move_a_proposal_that_is_not_further_yet() -> None:
    proposal = made_proposal()
    meeting = made_selection(proposal, number="3/BB")
    reviewed = with_meeting(proposal, meeting)
    assert (reviewed.steps[-1].on, reviewed.steps[-1].paper) == (DAY, "3/BB")
    assert with_meeting(reviewed, meeting) == reviewed
    assert with_dossier(reviewed, LATER).status == "completed"
    assert with_dossier(proposal, LATER) == proposal
    assert with_meeting(submitted(), meeting).status == "submitted"


def test_a_mistaken_step_is_taken_back_with_what_it_said() -> None:
    back = step_back(submitted())
    assert (back.status, back.number, back.proposed_on) == ("completed", "", None)
    assert step_back(step_back(back)).status == "proposed"


def test_a_return_that_is_taken_back_leaves_the_number_of_the_submission() -> None:
    returned = advance(submitted(), "returned", LATER, reason="Thiếu biên bản")
    assert step_back(returned) == submitted().model_copy(
        update={"id": returned.id, "changed_at": returned.changed_at}
    )


def test_nothing_goes_back_behind_a_decision_or_before_the_first_step() -> None:
    decided = advance(submitted(), "decided", LATER, paper="45/QĐ-UBND")
    for proposal in (decided, made_proposal()):
        with pytest.raises(StepNotAllowedError, match="KT-01"):
            step_back(proposal)


def test_what_who_decides_says_holds_wherever_the_notes_stand_and_only_once() -> None:
    once = told(made_proposal(), "decided", LATER, paper="45/QĐ-UBND")
    assert (once.status, once.decision_paper) == ("decided", "45/QĐ-UBND")
    assert told(once, "decided", LATER, paper="45/QĐ-UBND ") == once


def test_a_proposal_may_be_reviewed_twice_on_one_day() -> None:
    once = advance(made_proposal(), "reviewed", DAY)
    twice = advance(advance(once, "proposed", DAY), "reviewed", DAY)
    assert (twice.status, len(twice.steps)) == ("reviewed", 3)


@given(st.data())
def test_every_way_through_the_catalogue_can_be_gone_and_taken_back(data: st.DataObject) -> None:
    proposal, way = made_proposal(), 0
    while (steps := next_statuses(proposal)) and way < 12:
        status = data.draw(st.sampled_from(steps))
        before, way = proposal, way + 1
        paper, reason = "1/X" * asks_paper(status), "Vì" * asks_reason(status)
        proposal = advance(before, status, DAY + timedelta(days=way), paper=paper, reason=reason)
        if not proposal.decided_on:
            assert step_back(proposal).steps == before.steps
            assert step_back(proposal).status == before.status
    assert len(proposal.steps) == way
    assert proposal.steps[-1].on == date.fromordinal(DAY.toordinal() + way)
