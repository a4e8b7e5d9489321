"""K2 and K5 forbid a check; K4 and K12 ask for what must be confirmed and read."""

from __future__ import annotations

from datetime import date

import pytest

from storage.commendation.findings import findings
from storage.commendation.service import Length, service_length
from storage.records import ServicePeriod
from tests.storage.commendation.judged import (
    found,
    good_case,
    good_nominee,
    levels,
    own_rule,
    period,
    ready_to_submit,
)
from tests.storage.commendation.of_a_proposal import made_proposal, made_selection

OF = made_proposal()


@pytest.mark.parametrize(
    ("form", "authority"),
    [
        ("merit_certificate", "province_chair"),
        ("merit_certificate", "minister"),
        ("emulation_flag", "minister"),
    ],
)
@pytest.mark.parametrize("award_type", ["merit", "theme", "dedication", "tenure", "foreign"])
def test_k2_nobody_is_refused_for_having_no_lower_award(
    form: str, authority: str, award_type: str
) -> None:
    of = made_proposal(form=form, authority=authority, award_type=award_type)
    case = good_case(of, good_nominee(of, held=""))
    assert {one.level for one in findings(case)} == {"note"}
    assert ready_to_submit(case)


def test_k2_even_as_a_block_finds_nothing() -> None:
    assert levels(good_case(rules=(own_rule("k2", level="block"),)), "k2") == []


def test_k4_a_nominee_who_is_not_confirmed_is_stopped() -> None:
    nominee = good_nominee(OF, clear=False)
    (finding,) = found(good_case(OF, nominee), "k4")
    assert (finding.level, finding.nominee) == ("block", nominee.id)
    assert nominee.name in finding.words
    assert levels(good_case(OF, good_nominee(OF, clear=True)), "k4") == []


def test_k5_a_leave_within_a_period_takes_nothing_away() -> None:
    assert "leave" not in ServicePeriod.model_fields
    whole = [period(date(2010, 1, 1), date(2020, 1, 1))]
    assert service_length(whole, date(2026, 1, 1)) == Length(120)


def test_k12_standards_are_read_at_the_meeting() -> None:
    silent = good_case(OF, selection=made_selection(OF))
    assert levels(silent, "k12") == ["warn"]
    assert levels(good_case(), "k12") == []


def test_k12_standards_that_nobody_entered_are_told() -> None:
    of = made_proposal(form="emulation_flag", authority="minister")
    assert levels(good_case(of), "k12") == ["note"]
    entered = own_rule("flag", role="standard", text="Dẫn đầu", forms=("emulation_flag",))
    assert levels(good_case(of, rules=(entered,)), "k12") == []
