"""K3: awards for something unexpected or for one theme are no basis for merit at a higher level."""

from __future__ import annotations

from typing import Any

import pytest

from storage.commendation.counted import countable
from storage.commendation.evidence import Case, Held
from storage.commendation.rules import rulebook_of
from storage.records import Award
from tests.storage.commendation.judged import (
    NOW,
    cancelled,
    found,
    good_case,
    good_nominee,
    levels,
    own_rule,
)
from tests.storage.commendation.of_a_proposal import made_achievement, made_award, made_proposal

BOOK = rulebook_of((), NOW)
HIGHER = {"form": "merit_certificate", "authority": "province_chair", "award_type": "merit"}


def award(**more: Any) -> Award:
    return made_award(**({"award_type": "theme"} | more))


def case(*held: Held, proposal: dict[str, str] = HIGHER, **nominee: Any) -> Case:
    of = made_proposal(**proposal)
    named = good_nominee(of, **({"achievement": ""} | nominee))
    noted = [made_achievement(id=one, award_type=kind) for one, kind in KINDS.items()]
    return good_case(of, named, held={named.id: held}, achievements={one.id: one for one in noted})


KINDS = {"1" * 32: "merit", "2" * 32: "theme", "3" * 32: "unexpected"}
MERIT, THEME, UNEXPECTED = KINDS


@pytest.mark.parametrize("kind", ["unexpected", "theme"])
def test_an_award_in_passing_does_not_count_for_merit_at_a_higher_level(kind: str) -> None:
    assert not countable(award(award_type=kind), made_proposal(**HIGHER), BOOK)


@pytest.mark.parametrize("kind", ["merit", "dedication", "tenure", "foreign"])
def test_other_awards_count(kind: str) -> None:
    assert countable(award(award_type=kind), made_proposal(**HIGHER), BOOK)


def test_it_counts_for_what_is_no_merit() -> None:
    assert countable(award(), made_proposal(**(HIGHER | {"award_type": "theme"})), BOOK)


@pytest.mark.parametrize(
    ("form", "authority", "counts"),
    [
        ("certificate", "commune_chair", True),  # the same level
        ("certificate", "unit_head", True),
        ("certificate", "province_police", False),  # the same form by a higher authority
        ("merit_certificate", "province_front", False),  # a higher form
    ],
)
def test_a_higher_level_is_a_higher_form_or_a_higher_authority(
    form: str, authority: str, *, counts: bool
) -> None:
    wanted = made_proposal(form=form, authority=authority, award_type="merit")
    assert countable(award(), wanted, BOOK) is counts


def test_an_award_of_a_higher_level_counts_for_a_lower_one() -> None:
    had = award(form="merit_certificate", authority="minister")
    assert countable(had, made_proposal(**HIGHER), BOOK)


def test_levels_of_authorities_that_are_gone_are_still_known() -> None:
    wanted = made_proposal(form="certificate", authority="province_police", award_type="merit")
    assert not countable(award(authority="district_chair"), wanted, BOOK)


def test_what_has_no_level_is_compared_with_nothing() -> None:
    assert countable(award(form="praise", authority="other"), made_proposal(**HIGHER), BOOK)


def test_a_unit_may_set_another_order() -> None:
    above = own_rule("commune_chair", role="authority", text="Chủ tịch xã", value="9")
    wanted = made_proposal(form="certificate", authority="province_police", award_type="merit")
    assert countable(award(), wanted, rulebook_of((above,), NOW))


def test_where_the_rule_is_off_everything_counts() -> None:
    off = rulebook_of((own_rule("k3", level="off"),), NOW)
    assert countable(award(), made_proposal(**HIGHER), off)


def test_who_has_nothing_but_awards_in_passing_is_stopped() -> None:
    (finding,) = found(case(Held(award())), "k3")
    assert finding.level == "block"
    assert "Giấy khen của Chủ tịch Ủy ban nhân dân xã" in finding.words


@pytest.mark.parametrize(
    "more",
    [
        {"achievements": (MERIT,)},
        {"achievements": (THEME, MERIT)},
        {"achievement": "Năm 2025 hoàn thành xuất sắc nhiệm vụ."},
    ],
)
def test_with_another_basis_the_awards_are_only_told_not_to_count(more: dict[str, Any]) -> None:
    assert levels(case(Held(award()), **more), "k3") == ["note"]


def test_with_an_award_of_merit_too_nobody_is_stopped() -> None:
    merit = Held(award(award_type="merit"))
    assert levels(case(Held(award()), merit, achievements=(THEME,)), "k3") == ["note"]
    assert levels(case(merit), "k3") == []


@pytest.mark.parametrize("kinds", [(THEME,), (UNEXPECTED, THEME)])
def test_achievements_of_other_types_alone_are_told(kinds: tuple[str, ...]) -> None:
    doubtful = case(achievements=kinds, achievement="Bắt trộm")
    assert levels(doubtful, "k3") == ["warn"]
    assert levels(doubtful, "k9") == []  # said once


@pytest.mark.parametrize("held", [{"sure": False}, {"cancelled": cancelled(award())}])
def test_awards_of_a_namesake_and_cancelled_ones_are_left_out(held: dict[str, Any]) -> None:
    assert levels(case(Held(award(), **held)), "k3") == []


def test_a_proposal_that_is_no_merit_is_not_asked() -> None:
    theme = HIGHER | {"award_type": "theme"}
    assert levels(case(Held(award()), proposal=theme), "k3") == []
