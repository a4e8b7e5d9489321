"""K10: the commemorative medal once in a life, for people only."""

from __future__ import annotations

from typing import Any

import pytest

from storage.commendation.case import case_of
from storage.ledger import Ledger
from storage.records import Nominee, Proposal
from tests.storage.commendation.judged import (
    MEDAL,
    NOW,
    cancelled,
    found,
    good_nominee,
    levels,
    medal_case,
    ready_to_submit,
)
from tests.storage.commendation.of_a_proposal import kept, made_award, made_honoree, made_proposal

PAGE = made_honoree(birth_year=1980)
HAD = {"form": "commemorative_medal", "authority": "minister"}


def proposed(ledger: Ledger, **more: Any) -> Proposal:
    of = made_proposal(**MEDAL, proposed_on=NOW)
    nominee = good_nominee(of, **({"honoree": PAGE.id} | more))
    kept(ledger, PAGE, of, nominee)
    return of


def elsewhere(ledger: Ledger, status: str = "submitted", form: str = "", **more: Any) -> Nominee:
    other = made_proposal(**(MEDAL | {"form": form or MEDAL["form"]}), status=status)
    nominee = good_nominee(other, **({"honoree": PAGE.id} | more))
    kept(ledger, other, nominee)
    return nominee


def test_who_never_had_one_may_be_proposed(ledger: Ledger) -> None:
    assert levels(case_of(ledger, proposed(ledger)), "k10") == []
    assert ready_to_submit(medal_case())


def test_a_second_medal_is_stopped(ledger: Ledger) -> None:
    of = proposed(ledger)
    kept(ledger, made_award(**HAD, honoree=PAGE.id, number="5/QĐ-BCA"))
    (finding,) = found(case_of(ledger, of), "k10")
    assert finding.level == "block"
    assert "5/QĐ-BCA" in finding.words


def test_a_medal_that_was_cancelled_and_another_form_do_not_stop(ledger: Ledger) -> None:
    of = proposed(ledger)
    taken = made_award(**HAD, honoree=PAGE.id)
    kept(ledger, taken, cancelled(taken), made_award(honoree=PAGE.id))
    assert levels(case_of(ledger, of), "k10") == []


@pytest.mark.parametrize(
    ("status", "expected"),
    [("proposed", ["block"]), ("decided", ["block"]), ("refused", []), ("cancelled", [])],
)
def test_who_waits_for_one_elsewhere_is_stopped(
    ledger: Ledger, status: str, expected: list[str]
) -> None:
    of = proposed(ledger)
    elsewhere(ledger, status)
    assert levels(case_of(ledger, of), "k10") == expected


def test_another_form_elsewhere_does_not_stop(ledger: Ledger) -> None:
    of = proposed(ledger)
    elsewhere(ledger, form="merit_certificate")
    assert levels(case_of(ledger, of), "k10") == []


def test_an_award_that_came_by_the_other_proposal_is_said_once(ledger: Ledger) -> None:
    of = proposed(ledger)
    before = elsewhere(ledger, "awarded", result="approved")
    kept(ledger, made_award(**HAD, honoree=PAGE.id, nominee=before.id))
    assert levels(case_of(ledger, of), "k10") == ["block"]


@pytest.mark.parametrize(("born", "expected"), [(1980, ["block"]), (1981, []), (None, ["warn"])])
def test_without_a_page_name_and_year_of_birth_tell_and_a_namesake_only_warns(
    ledger: Ledger, born: int | None, expected: list[str]
) -> None:
    of = proposed(ledger, honoree=None, birth_year=1980)
    elsewhere(ledger, name="LÊ THỊ BÌNH", honoree=None, birth_year=born)
    assert levels(case_of(ledger, of), "k10") == expected


def test_an_award_of_old_without_a_page_is_known_by_its_name(ledger: Ledger) -> None:
    of = proposed(ledger)
    kept(ledger, made_award("Lê thị Bình", **HAD), made_award("Lê Thị Bính", **HAD))
    (finding,) = found(case_of(ledger, of), "k10")
    assert finding.level == "warn"
    assert "trùng tên" in finding.words


def test_somebody_with_another_page_is_somebody_else(ledger: Ledger) -> None:
    of = proposed(ledger)
    other = made_honoree(birth_year=1980)
    kept(ledger, other, made_award(**HAD, honoree=other.id))
    assert levels(case_of(ledger, of), "k10") == []


@pytest.mark.parametrize("subject", ["collective", "household"])
def test_collectives_and_households_do_not_get_it(subject: str) -> None:
    (finding,) = found(medal_case(subject=subject), "k10")
    assert finding.level == "block"
    assert "chỉ tặng cá nhân" in finding.words


def test_the_tick_that_all_conditions_are_met_is_asked_for() -> None:
    assert levels(medal_case(eligible=False), "k10") == ["block"]
    assert levels(medal_case(eligible=True), "k10") == []
