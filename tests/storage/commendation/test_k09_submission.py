"""K9: one submission, one authority that gives the form, one type, one occasion."""

from __future__ import annotations

from datetime import date

import pytest

from storage.commendation.case import case_of
from storage.ledger import Ledger
from tests.storage.commendation.judged import (
    NOW,
    found,
    good_case,
    good_nominee,
    levels,
    own_rule,
)
from tests.storage.commendation.of_a_proposal import kept, made_achievement, made_proposal


@pytest.mark.parametrize(
    ("form", "authority", "expected"),
    [
        ("certificate", "commune_chair", []),
        ("merit_certificate", "commune_chair", ["block"]),
        ("merit_certificate", "minister", []),
        ("certificate", "minister", ["block"]),
        ("praise", "other", []),
        ("several", "several", ["block"]),
    ],
)
def test_an_authority_is_asked_only_for_what_it_gives(
    form: str, authority: str, expected: list[str]
) -> None:
    assert levels(good_case(made_proposal(form=form, authority=authority)), "k9") == expected


def test_a_unit_may_let_an_authority_give_more() -> None:
    of = made_proposal(form="merit_certificate", authority="commune_chair")
    more = own_rule("commune_chair", role="authority", text="Chủ tịch xã")
    assert levels(good_case(of, rules=(more,)), "k9") == []


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2025, 6, 30), []), (date(2025, 7, 1), ["block"])]
)
def test_an_authority_that_is_gone_cannot_be_asked(day: date, expected: list[str]) -> None:
    case = good_case(made_proposal(authority="district_chair"), day=day)
    assert levels(case, "k9") == expected


def test_a_form_that_ended_cannot_be_asked_for() -> None:
    ended = own_rule("certificate", role="form", text="Giấy khen", valid_to=date(2025, 12, 31))
    (finding,) = found(good_case(rules=(ended,)), "k9")
    assert finding.level == "block"
    assert finding.words.startswith("Giấy khen không còn")


def test_what_no_list_knows_cannot_be_checked_and_is_told() -> None:
    of = made_proposal(form="new_form", authority="new_head")
    assert levels(good_case(of), "k9") == ["warn", "warn"]


def test_achievements_of_another_type_belong_to_another_submission() -> None:
    of = made_proposal(award_type="unexpected")
    for kind, expected in (("unexpected", []), ("theme", ["warn"])):
        done = made_achievement(award_type=kind)
        nominee = good_nominee(of, situation="Đêm", achievements=(done.id,))
        assert levels(good_case(of, nominee, achievements={done.id: done}), "k9") == expected


def rival(ledger: Ledger, **more: str) -> list[str]:
    """Levels found for a proposal beside another one that differs in what is given."""
    of = made_proposal(occasion="Ngày hội năm 2022", proposed_on=NOW)
    values = {"occasion": "NGÀY HỘI năm 2022"} | more
    kept(ledger, of, good_nominee(of), made_proposal(**values))
    return levels(case_of(ledger, of), "k9")


@pytest.mark.parametrize("status", ["proposed", "completed", "submitted", "returned"])
def test_another_open_proposal_for_the_same_is_told(ledger: Ledger, status: str) -> None:
    assert rival(ledger, status=status) == ["warn"]


@pytest.mark.parametrize("status", ["decided", "awarded", "refused", "cancelled"])
def test_one_that_is_past_is_no_rival(ledger: Ledger, status: str) -> None:
    assert rival(ledger, status=status) == []


@pytest.mark.parametrize(
    "other",
    [
        {"occasion": "Dịp khác"},
        {"authority": "province_police"},
        {"award_type": "unexpected"},
        {"unit": "ninh-binh/gia-vien/gia-lap"},
    ],
)
def test_another_occasion_authority_type_or_unit_is_no_rival(
    ledger: Ledger, other: dict[str, str]
) -> None:
    assert rival(ledger, **other) == []
