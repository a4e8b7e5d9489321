"""Answers to dossiers at the post: entered once, whatever comes twice or late."""

from __future__ import annotations

import pytest

from storage.commendation.decisions import Decision, decide
from storage.commendation.life import told
from storage.months import reopen
from storage.records import Award, CommendationRule, Honoree, Nominee, Proposal, Review
from storage.repository import find, get, put, remove
from sync.decision_taking import enter_waiting, taken_decisions, waiting_awards
from sync.decision_words import decision_words, waiting_words
from tests.sync.answered import ON, Case, answered_case, signed, take, verdict
from tests.sync.offices import DISTRICT, everything, fill
from tests.sync.proposals import dossier, honoree, kept, nominate


@pytest.fixture
def case() -> Case:
    return answered_case()


def test_a_decision_enters_the_awards_by_itself(case: Case) -> None:
    taken = take(case, signed(case))
    assert (taken.fresh, taken.moved, taken.waiting, taken.unknown) == (True, True, [], [])
    awards = find(case.post.ledger, Award)
    assert {award.name for award in awards} == {"Đinh Thị Sen", "Phạm Văn Khác"}
    assert {(award.number, award.decided_on) for award in awards} == {("99/QĐ-UBND", ON)}
    assert {award.amount for award in awards} == {each.amount for each in taken.document.verdicts}
    after = get(case.post.ledger, Proposal, case.proposal.id)
    assert (after.status, after.decision_paper, after.decided_on) == ("decided", "99/QĐ-UBND", ON)
    assert {one.result for one in find(case.post.ledger, Nominee)} == {"approved"}
    (line,) = case.post.ledger.db.query("SELECT * FROM journal WHERE action = 'answer'")
    assert (line["record"], line["after"]) == (case.proposal.id, "decided")


def test_whom_the_superior_refuses_gets_no_award_and_hears_why(case: Case) -> None:
    said = [verdict(case.nominees[0], "refused", "Chưa đủ thời gian")]
    take(case, signed(case, verdicts=said))
    (award,) = find(case.post.ledger, Award)
    assert award.nominee == case.nominees[1].id
    refused = get(case.post.ledger, Nominee, case.nominees[0].id)
    assert (refused.result, refused.result_reason) == ("refused", "Chưa đủ thời gian")


def test_whom_the_superior_never_saw_is_not_awarded(case: Case) -> None:
    late = nominate(case.post, case.proposal, honoree(case.post, "Lê Thị Muộn"))
    take(case, signed(case))
    assert not find(case.post.ledger, Award, nominee=late.id)
    assert get(case.post.ledger, Nominee, late.id).result == "open"


def test_whom_the_post_took_out_is_named_to_be_looked_after(case: Case) -> None:
    remove(case.post.ledger, case.nominees[1])
    taken = take(case, signed(case))
    assert [each.name for each in taken.unknown] == [case.nominees[1].name]
    assert len(find(case.post.ledger, Award)) == 1


@pytest.mark.parametrize("status", ["appraised", "returned", "refused"])
def test_other_answers_move_the_proposal_and_give_nothing(case: Case, status: str) -> None:
    said = [verdict(case.nominees[0], "open", "Bổ sung năm sinh")]
    taken = take(case, signed(case, status, verdicts=said))
    assert (taken.moved, taken.proposal.status) == (True, status)
    assert find(case.post.ledger, Award) == []
    (answer,) = find(case.post.ledger, Review, proposal=case.proposal.id)
    assert (answer.unit, answer.status) == (DISTRICT, status)
    assert "Bổ sung năm sinh" in {each.reason for each in answer.verdicts}


def test_the_same_answer_again_changes_nothing(case: Case) -> None:
    data = signed(case)
    take(case, data)
    before = everything(case.post.ledger)
    again = take(case, data)
    assert (again.fresh, again.awards, again.proposal.status) == (False, (), "decided")
    assert everything(case.post.ledger) == before


def test_an_older_answer_after_a_newer_one_changes_nothing(case: Case) -> None:
    older, newer = signed(case, "appraised"), signed(case)
    take(case, newer)
    before, proposal = everything(case.post.ledger), find(case.post.ledger, Proposal)
    assert not take(case, older).fresh
    assert everything(case.post.ledger) == before
    assert find(case.post.ledger, Proposal) == proposal


def test_answers_in_order_are_all_followed(case: Case) -> None:
    for status in ("appraised", "returned"):
        assert take(case, signed(case, status)).proposal.status == status
    case.superior.receive(dossier(case.post, get(case.post.ledger, Proposal, case.proposal.id)))
    assert take(case, signed(case)).proposal.status == "decided"
    assert [each.status for each in taken_decisions(case.post.ledger)] == [
        "appraised",
        "returned",
        "decided",
    ]
    numbers = [each.number for each in taken_decisions(case.post.ledger)]
    assert numbers == sorted(set(numbers))


def test_an_answer_to_a_dossier_that_was_sent_anew_since_moves_nothing(case: Case) -> None:
    data = signed(case, "returned")
    dossier(case.post, case.proposal)
    taken = take(case, data)
    assert (taken.fresh, taken.moved, taken.proposal.status) == (True, False, "submitted")


def test_a_decision_that_was_typed_by_hand_stands_and_is_not_entered_twice(case: Case) -> None:
    appraised, decided = signed(case, "appraised"), signed(case)
    update = {"status": "decided", "decided_on": ON, "decision_paper": "99/QĐ-UBND"}
    put(case.post.ledger, case.proposal.model_copy(update=update))
    values = {"decided_on": ON, "number": "99/QĐ-UBND", "form": "certificate"}
    values |= {"authority": "commune_chair", "subject": "individual", "occasion": "Tổng kết"}
    for nominee in case.nominees:
        kept(case.post, Award, **values, name=nominee.name, nominee=nominee.id)
    taken = take(case, appraised)
    assert (taken.moved, taken.proposal.status) == (False, "decided")
    assert take(case, decided).awards == []
    assert len(find(case.post.ledger, Award)) == 2


def test_a_decision_that_says_otherwise_than_the_register_is_shown(case: Case) -> None:
    take(case, signed(case))
    said = [verdict(case.nominees[0], "refused", "Có đơn")]
    taken = take(case, signed(case, number="100/QĐ-UBND", verdicts=said))
    assert taken.proposal.decision_paper == "100/QĐ-UBND"
    assert {award.nominee for award in taken.contrary} == {one.id for one in case.nominees}
    assert {award.number for award in taken.contrary} == {"99/QĐ-UBND"}


def test_awards_of_a_closed_month_wait_for_it_to_be_opened(case: Case) -> None:
    fill(case.post, "20/11/2022")
    for month in ("2022-12", "2023-01"):
        case.post.close(month)
    taken = take(case, signed(case))
    assert (taken.awards, taken.proposal.status) == ([], "decided")
    assert {award.name for award in taken.waiting} == {one.name for one in case.nominees}
    assert {award.decided_on for award in taken.waiting} == {ON}
    assert enter_waiting(case.post.ledger) == []
    reopen(case.post.ledger, "2023-01", "Bổ sung khen thưởng")
    assert len(enter_waiting(case.post.ledger)) == 2
    assert len(find(case.post.ledger, Award)) == 2
    assert waiting_awards(case.post.ledger) == enter_waiting(case.post.ledger) == []


def test_awards_that_waited_get_the_sums_that_the_superior_named(case: Case) -> None:
    fill(case.post, "20/11/2022")
    for month in ("2022-12", "2023-01"):
        case.post.close(month)
    taken = take(case, signed(case))
    sums = {one.nominee: one.amount for one in taken.document.verdicts}
    salary = {"code": "base_salary_2019", "role": "base_salary", "text": "Lương cơ sở"}
    kept(case.post, CommendationRule, **salary, value="5.000.000")
    reopen(case.post.ledger, "2023-01", "Bổ sung khen thưởng")
    assert {one.nominee: one.amount for one in enter_waiting(case.post.ledger)} == sums


def test_a_decision_typed_for_a_closed_month_waits_like_one_that_came_as_a_file(
    case: Case,
) -> None:
    fill(case.post, "20/11/2022")
    for month in ("2022-12", "2023-01"):
        case.post.close(month)
    ledger = case.post.ledger
    typed = decide(ledger, case.proposal, case.nominees, Decision("99/QĐ-UBND", ON), today=ON)
    with ledger.change():
        for record in typed:
            put(ledger, record)
    assert find(ledger, Award) == []
    assert "tháng 1/2023 đã chốt" in waiting_words(ledger, waiting_awards(ledger))
    again = get(ledger, Proposal, case.proposal.id)
    assert decide(ledger, again, find(ledger, Nominee), Decision("99/QĐ-UBND", ON)) == []
    reopen(ledger, "2023-01", "Bổ sung khen thưởng")
    assert len(enter_waiting(ledger, within=(ON, ON))) == 2
    assert waiting_words(ledger, waiting_awards(ledger)) == ""


def test_a_proposal_that_was_given_up_is_brought_back_by_a_decision_only(case: Case) -> None:
    given_up = told(case.proposal, "cancelled", ON, paper="3/CV", reason="Trùng đợt khác")
    put(case.post.ledger, given_up)
    taken = take(case, signed(case, "returned"))
    assert (taken.moved, taken.proposal.status) == (False, "cancelled")
    assert "đã hủy bỏ đề nghị" in decision_words(case.post.ledger, taken)
    assert take(case, signed(case)).proposal.status == "decided"
    assert len(find(case.post.ledger, Award)) == 2


def test_honorees_of_an_award_are_those_of_the_post(case: Case) -> None:
    take(case, signed(case))
    pages = {one.id for one in find(case.post.ledger, Honoree)}
    assert {award.honoree for award in find(case.post.ledger, Award)} == pages
