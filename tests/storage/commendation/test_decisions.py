"""A decision needs its number and day; it fills the register once, however often it is told."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.commendation.decisions import (
    Decision,
    Verdict,
    answered,
    cancel_award,
    decide,
    hand_over,
    taken_back,
)
from storage.commendation.handing import CancellingUnsaidError, EventTooEarlyError
from storage.commendation.step_guards import (
    StepInFutureError,
    StepNotAllowedError,
    StepPaperMissingError,
)
from storage.ledger import Ledger
from storage.records import (
    Award,
    AwardEvent,
    Honoree,
    Nominee,
    NomineeVerdict,
    Proposal,
    Review,
)
from storage.repository import find, get
from tests.conftest import UNIT, post_settings
from tests.storage.commendation.of_a_proposal import (
    DAY,
    kept,
    made_award,
    made_nominee,
    made_proposal,
)

LATER = DAY + timedelta(days=9)
WHOLE = Decision("45/QĐ-UBND", DAY)


def named(ledger: Ledger, *names: str, **more: str) -> tuple[Proposal, list[Nominee]]:
    proposal = made_proposal(status="submitted", programme="p09", **more)
    nominees = [made_nominee(proposal, name) for name in names]
    kept(ledger, proposal, *nominees)
    return proposal, nominees


def decided(ledger: Ledger, *names: str) -> list[Award]:
    proposal, nominees = named(ledger, *names)
    kept(ledger, *decide(ledger, proposal, nominees, WHOLE))
    return sorted(find(ledger, Award), key=lambda award: award.id)


def test_number_and_day_put_a_whole_list_into_the_register(ledger: Ledger) -> None:
    proposal, nominees = named(ledger, "Lê Thị Bình", "Trần Văn An")
    kept(ledger, *decide(ledger, proposal, nominees, WHOLE))
    after = get(ledger, Proposal, proposal.id)
    assert (after.status, after.decision_paper, after.decided_on) == ("decided", "45/QĐ-UBND", DAY)
    awards = {award.nominee: award for award in find(ledger, Award)}
    for nominee in find(ledger, Nominee):
        award = awards[nominee.id]
        assert nominee.result == "approved"
        assert get(ledger, Honoree, award.honoree or "").name == nominee.name == award.name
        assert (award.number, award.decided_on, award.programme) == ("45/QĐ-UBND", DAY, "p09")
        assert (award.form, award.authority) == (proposal.form, proposal.authority)


def test_who_was_refused_or_withdrawn_gets_no_award(ledger: Ledger) -> None:
    proposal, (yes, no, gone) = named(ledger, "Lê Na", "Lê Nam", "Lê Năm")
    gone = gone.model_copy(update={"result": "withdrawn"})
    verdicts = {no.id: Verdict("refused", "Chưa đủ thời gian")}
    kept(ledger, gone)
    decision = Decision("45", DAY, verdicts)
    kept(ledger, *decide(ledger, proposal, [yes, no, gone], decision))
    (award,) = find(ledger, Award)
    assert award.nominee == yes.id
    results = {each.id: (each.result, each.result_reason) for each in find(ledger, Nominee)}
    assert results == {
        yes.id: ("approved", ""),
        no.id: ("refused", "Chưa đủ thời gian"),
        gone.id: ("withdrawn", ""),
    }


def test_where_nobody_was_approved_the_proposal_was_refused(ledger: Ledger) -> None:
    proposal, (one,) = named(ledger, "Lê Na")
    decision = Decision("45", DAY, {one.id: Verdict("refused", "Chưa đủ")})
    kept(ledger, *decide(ledger, proposal, [one], decision))
    after = get(ledger, Proposal, proposal.id)
    assert (after.status, after.steps[-1].reason, after.decided_on) == ("refused", "Chưa đủ", None)
    assert find(ledger, Award) == []


def test_a_refusal_that_is_taken_back_leaves_everybody_proposed(ledger: Ledger) -> None:
    proposal, (one, gone) = named(ledger, "Lê Na", "Lê Nam")
    kept(ledger, gone := gone.model_copy(update={"result": "withdrawn"}))
    decision = Decision("45", DAY, {one.id: Verdict("refused", "Chưa đủ")})
    kept(ledger, *decide(ledger, proposal, [one, gone], decision))
    kept(ledger, *taken_back(ledger, get(ledger, Proposal, proposal.id)))
    results = {each.id: (each.result, each.result_reason) for each in find(ledger, Nominee)}
    assert results == {one.id: ("open", ""), gone.id: ("withdrawn", "")}
    kept(ledger, *decide(ledger, proposal, find(ledger, Nominee), WHOLE))
    assert [award.name for award in find(ledger, Award)] == ["Lê Na"]


def test_money_follows_the_rates_of_the_day_unless_it_is_given(ledger: Ledger) -> None:
    proposal, (one, other) = named(ledger, "Lê Na", "Lê Nam")
    decision = Decision("45", date(2025, 8, 1), amounts={other.id: 1_000_000})
    kept(ledger, *decide(ledger, proposal, [one, other], decision))
    amounts = {award.name: award.amount for award in find(ledger, Award)}
    assert amounts == {"Lê Na": 702_000, "Lê Nam": 1_000_000}  # 0,3 × 2.340.000


def test_a_mistyped_number_is_corrected_without_another_award(ledger: Ledger) -> None:
    (award,) = decided(ledger, "Lê Na")
    (proposal,), nominees = find(ledger, Proposal), find(ledger, Nominee)
    kept(ledger, *decide(ledger, proposal, nominees, Decision("54/QĐ-UBND", DAY)))
    assert find(ledger, Award) == [award]
    assert get(ledger, Proposal, proposal.id).decision_paper == "54/QĐ-UBND"


def test_a_decision_that_is_typed_here_is_guarded_like_any_step(ledger: Ledger) -> None:
    proposal, nominees = named(ledger, "Lê Na")
    draft = made_proposal()
    typed = partial(decide, ledger, nominees=nominees, today=DAY)
    with pytest.raises(StepNotAllowedError, match="KT-01"):
        typed(draft, decision=WHOLE)
    with pytest.raises(StepInFutureError, match=r"21/11/2022.*KT-05"):
        typed(proposal, decision=Decision("45", DAY + timedelta(days=1)))
    with pytest.raises(StepPaperMissingError, match=r"«Có quyết định».*KT-03"):
        typed(proposal, decision=Decision(" ", DAY))
    assert typed(proposal, decision=WHOLE)


def test_an_award_that_was_entered_by_hand_is_not_written_again(ledger: Ledger) -> None:
    proposal, nominees = named(ledger, "Lê Na", "Lê Nam")
    by_hand = made_award("LÊ NA", number=WHOLE.number)
    kept(ledger, by_hand, made_award("Lê Nam", number=WHOLE.number, decided_on=date(2021, 1, 1)))
    kept(ledger, *decide(ledger, proposal, nominees, WHOLE))
    given = [award.name for award in find(ledger, Award) if award.nominee]
    assert given == ["Lê Nam"]


@given(st.lists(st.sampled_from(["approved", "refused", "withdrawn", ""]), max_size=5), st.data())
def test_deciding_twice_saves_nothing_more(results: list[str], data: st.DataObject) -> None:
    with Ledger() as ledger:
        ledger.keep_settings(post_settings())
        proposal, nominees = named(ledger, *(f"Lê Văn {each}" for each in range(len(results))))
        pairs = zip(nominees, results, strict=True)
        verdicts = {one.id: Verdict(result) for one, result in pairs if result}
        decision = Decision("45", DAY, verdicts)
        kept(ledger, *decide(ledger, proposal, nominees, decision))
        assert len(find(ledger, Award)) == sum(each in ("approved", "") for each in results)
        fresh = data.draw(st.permutations(find(ledger, Nominee)))
        assert decide(ledger, get(ledger, Proposal, proposal.id), fresh, decision) == []


def test_a_superiors_decision_enters_the_register_by_itself(ledger: Ledger) -> None:
    proposal, (yes, no) = named(ledger, "Lê Na", "Lê Nam")
    verdicts = (
        NomineeVerdict(nominee=no.id, result="refused", reason="Trùng đề nghị"),
        NomineeVerdict(nominee=yes.id),
    )
    said = {"unit": UNIT, "proposal": proposal.id, "on": DAY, "number": "45/QĐ"}
    review = Review(status="decided", verdicts=verdicts, **said)
    kept(ledger, *answered(ledger, proposal, review))
    (award,) = find(ledger, Award)
    assert (award.nominee, award.number) == (yes.id, "45/QĐ")
    assert answered(ledger, get(ledger, Proposal, proposal.id), review) == []


def test_a_returned_proposal_says_why_and_only_once(ledger: Ledger) -> None:
    proposal, _nominees = named(ledger, "Lê Na")
    said = {"unit": UNIT, "proposal": proposal.id, "on": DAY, "reason": "Thiếu biên bản"}
    review = Review(status="returned", **said)
    (after,) = answered(ledger, proposal, review)
    assert isinstance(after, Proposal)
    assert (after.status, after.steps[-1].reason) == ("returned", "Thiếu biên bản")
    assert answered(ledger, after, review) == []


def test_a_proposal_is_awarded_when_its_last_award_is_handed_over(ledger: Ledger) -> None:
    first, second = decided(ledger, "Lê Na", "Lê Nam")
    kept(ledger, *hand_over(ledger, [first], LATER))
    assert find(ledger, Proposal)[0].status == "decided"
    kept(ledger, *hand_over(ledger, [first, second], LATER, "Hội nghị tổng kết"))
    assert find(ledger, Proposal)[0].status == "awarded"
    assert {event.award for event in find(ledger, AwardEvent)} == {first.id, second.id}
    assert hand_over(ledger, [first, second], LATER) == []


def test_an_award_without_a_proposal_is_handed_over_too(ledger: Ledger) -> None:
    award = made_award()
    kept(ledger, award)
    (event,) = hand_over(ledger, [award], LATER)
    assert isinstance(event, AwardEvent)
    assert (event.event, event.award) == ("handed", award.id)


def test_nothing_is_handed_over_before_its_decision(ledger: Ledger) -> None:
    with pytest.raises(EventTooEarlyError, match=r"19/11/2022.*20/11/2022.*KT-07"):
        hand_over(ledger, [made_award()], DAY - timedelta(days=1))


def test_a_cancelled_award_names_paper_reason_and_money_returned(ledger: Ledger) -> None:
    first, second = decided(ledger, "Lê Na", "Lê Nam")
    cancelled = partial(
        cancel_award, ledger, first, LATER, paper="60/QĐ-UBND", reason="Kê khai gian dối"
    )
    kept(ledger, *cancelled(returned=702_000))
    (event,) = find(ledger, AwardEvent)
    assert (event.event, event.paper, event.returned) == ("cancelled", "60/QĐ-UBND", 702_000)
    assert find(ledger, Award, id=first.id) == [first]
    assert find(ledger, Proposal)[0].status == "decided"
    assert cancelled() == []
    kept(ledger, *hand_over(ledger, [first, second], LATER))
    assert find(ledger, Proposal)[0].status == "awarded"


def test_a_proposal_is_cancelled_with_its_last_award(ledger: Ledger) -> None:
    (award,) = decided(ledger, "Lê Na")
    kept(ledger, *hand_over(ledger, [award], LATER))
    kept(ledger, *cancel_award(ledger, award, LATER, paper="60", reason="Hồ sơ giả"))
    (proposal,) = find(ledger, Proposal)
    assert (proposal.status, proposal.steps[-1].reason) == ("cancelled", "Hồ sơ giả")


@pytest.mark.parametrize(("paper", "reason"), [("60", " "), ("", "Hồ sơ giả")])
def test_cancelling_needs_a_paper_and_a_reason(ledger: Ledger, paper: str, reason: str) -> None:
    with pytest.raises(CancellingUnsaidError, match="KT-08"):
        cancel_award(ledger, made_award(), LATER, paper=paper, reason=reason)
