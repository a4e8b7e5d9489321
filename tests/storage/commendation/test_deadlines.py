from __future__ import annotations

from datetime import date

import pytest

from storage.commendation.deadlines import Deadline, deadline_of, pressing
from storage.commendation.rules import Rulebook, rulebook_of
from storage.ledger import Ledger
from storage.records import CommendationRule, Proposal, ProposalStep
from storage.repository import put
from tests.conftest import UNIT

FRIDAY = date(2026, 11, 20)
BOOK = rulebook_of((), FRIDAY)


def proposal(status: str, *steps: tuple[str, date], **more: object) -> Proposal:
    said = {"occasion": "Tổng kết", "form": "certificate", "authority": "commune_chair"}
    passed = tuple(ProposalStep(status=one, on=day) for one, day in steps)
    return Proposal.model_validate({"unit": UNIT, "status": status, "steps": passed} | said | more)


def due(of: Proposal, book: Rulebook = BOOK) -> Deadline:
    found = deadline_of(book, of)
    assert found
    return found


def test_an_answer_is_due_twenty_working_days_after_the_last_submission() -> None:
    early, late = ("submitted", date(2026, 10, 1)), ("submitted", FRIDAY)
    waiting = proposal("submitted", early, ("returned", date(2026, 10, 9)), late)
    assert due(waiting).due == date(2026, 12, 18)
    assert not due(waiting).sure


def test_an_appraisal_does_not_begin_the_time_anew() -> None:
    appraised = proposal("appraised", ("submitted", FRIDAY), ("appraised", date(2026, 11, 27)))
    assert (due(appraised).since, due(appraised).due) == (FRIDAY, date(2026, 12, 18))


def test_the_day_on_the_proposal_counts_where_no_step_was_kept() -> None:
    assert due(proposal("submitted", proposed_on=FRIDAY)).since == FRIDAY
    assert due(proposal("decided", decided_on=FRIDAY)).due == date(2026, 12, 4)


@pytest.mark.parametrize("status", ["proposed", "reviewed", "completed", "refused", "awarded"])
def test_nothing_is_due_while_nobody_is_waited_for(status: str) -> None:
    assert deadline_of(BOOK, proposal(status, (status, FRIDAY), proposed_on=FRIDAY)) is None


def test_without_a_day_nothing_is_due() -> None:
    assert deadline_of(BOOK, proposal("submitted")) is None


def test_an_authority_may_have_a_time_of_its_own() -> None:
    quick = CommendationRule(
        unit=UNIT,
        code="limit_appraisal-0a",
        role="time_limit",
        text="Thẩm định của xã",
        authorities=("commune_chair",),
        value="5",
    )
    book = rulebook_of((quick,), FRIDAY)
    assert due(proposal("submitted", ("submitted", FRIDAY)), book).due == date(2026, 11, 27)
    elsewhere = proposal("submitted", ("submitted", FRIDAY), authority="province_police")
    assert due(elsewhere, book).due == date(2026, 12, 18)


@pytest.mark.parametrize(
    ("today", "late", "words"),
    [
        (date(2026, 12, 15), 0, "hạn 18/12/2026, còn 3 ngày"),
        (date(2026, 12, 18), 0, "hạn hôm nay"),
        (date(2026, 12, 19), 1, "quá hạn 1 ngày (hạn 18/12/2026)"),
    ],
)
def test_a_deadline_says_how_it_stands(today: date, late: int, words: str) -> None:
    deadline = due(proposal("submitted", ("submitted", FRIDAY)))
    assert (deadline.days_late(today), deadline.said(today)) == (late, words)


def test_only_what_is_due_soon_or_late_of_late_presses(ledger: Ledger) -> None:
    for day, occasion in (
        (date(2026, 10, 23), "Đến hạn"),
        (date(2026, 11, 13), "Chưa đến"),
        (date(2026, 9, 21), "Đã trễ"),
        (date(2025, 9, 21), "Bỏ quên"),
    ):
        put(ledger, proposal("submitted", ("submitted", day), occasion=occasion))
    put(ledger, proposal("awarded", ("decided", date(2026, 11, 2)), occasion="Đã trao"))
    found = pressing(ledger, FRIDAY)
    assert [one.occasion for one, _due in found] == ["Đã trễ", "Đến hạn"]
