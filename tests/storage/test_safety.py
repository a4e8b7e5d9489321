from __future__ import annotations

from datetime import date
from math import ceil
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.catalogues import entries, words
from storage.records import SafetyAnswer, SafetyAssessment, SafetyRule
from storage.safety import (
    AREA,
    COMMUNE,
    Evidence,
    Share,
    Verdict,
    default_rules,
    needed_of,
    rules_for,
    rules_on,
    verdict,
    window_of,
    year_of,
)
from tests.conftest import UNIT
from tests.storage.safety_subjects import assessed, said_of

DECEMBER = date(2022, 12, 8)
MODEL = "5" * 32


def judged(assessment: SafetyAssessment | None, kind: str = AREA, **more: Any) -> Verdict:
    evidence = Evidence(frozenset({MODEL}), more.pop("share", Share(10, 10, 7)))
    return verdict(kind, assessment, rules_for(kind, 2022, ()), evidence)


# windows


def test_areas_are_assessed_to_the_end_of_october_all_others_to_mid_november() -> None:
    assert window_of(AREA, 2022) == (date(2021, 11, 1), date(2022, 10, 31))
    for kind in words("safety_subjects").keys() - {AREA}:
        assert window_of(kind, 2022) == (date(2021, 11, 16), date(2022, 11, 15))


@given(
    st.sampled_from(sorted(words("safety_subjects"))), st.dates(date(1990, 1, 1), date(9998, 1, 1))
)
def test_every_day_counts_for_exactly_one_year(kind: str, day: date) -> None:
    first, last = window_of(kind, year_of(kind, day))
    assert first <= day <= last


# rules


def test_no_rule_of_this_circular_is_in_force_before_it_was() -> None:
    assert rules_for(AREA, 2021, ()) == ()
    assert {rule.role for rule in rules_for(AREA, 2022, ())} == set(words("safety_roles"))


def test_every_subject_of_the_catalogue_has_criteria_and_papers() -> None:
    for kind in words("safety_subjects"):
        roles = {rule.role for rule in rules_for(kind, 2022, ())}
        assert {"criterion", "dossier"} <= roles
    known = set(words("safety_subjects"))
    assert all(set(entry.extra["subjects"]) <= known for entry in entries("safety_rules"))


def own(code: str, text: str, **more: Any) -> SafetyRule:
    values = {"unit": UNIT, "code": code, "text": text, "subjects": (AREA,)}
    return SafetyRule.model_validate(values | more)


def test_a_unit_s_wording_stands_in_place_of_the_catalogue_s_from_its_first_day() -> None:
    changed = [own("kdc_law", "Theo tỉnh", valid_from=date(2024, 1, 1))]
    before = {rule.code: rule.text for rule in rules_on(date(2023, 12, 31), changed)}
    after = {rule.code: rule.text for rule in rules_on(date(2024, 1, 1), changed)}
    assert before["kdc_law"] != "Theo tỉnh"
    assert after["kdc_law"] == "Theo tỉnh"
    assert list(before) == list(after)


def test_a_rule_that_a_unit_ended_does_not_come_back_as_the_catalogue_s() -> None:
    changed = [own("kdc_law", "Theo tỉnh", valid_to=date(2023, 12, 31))]
    assert "kdc_law" in {rule.code for rule in rules_on(date(2023, 12, 31), changed)}
    assert "kdc_law" not in {rule.code for rule in rules_on(date(2024, 1, 1), changed)}


def test_of_two_versions_the_newest_that_holds_counts() -> None:
    changed = [own("new", "Cũ"), own("new", "Mới", valid_from=date(2025, 1, 1))]
    said = {rule.code: rule.text for rule in rules_on(date(2025, 6, 1), changed)}
    assert said["new"] == "Mới"
    assert list(said)[-1] == "new"


def test_a_reworded_rule_still_asks_for_its_proof() -> None:
    (rule,) = [r for r in rules_on(DECEMBER, [own("office_model", "Có mô hình")]) if r.own]
    assert rule.asks == {"model"}


# verdict of one subject


def test_nothing_answered_is_not_met() -> None:
    for assessment in (None, assessed(answers=())):
        found = judged(assessment)
        assert found.outcome == "open"
        assert len(found.unanswered) == len(said_of(AREA))
        assert (
            f"Còn {len(said_of(AREA))} tiêu chí, việc chưa trả lời có hay không." in found.missing
        )


@pytest.mark.parametrize("kind", sorted(words("safety_subjects")))
def test_all_answered_well_is_met(kind: str) -> None:
    assert judged(assessed(kind, model=MODEL), kind).outcome == "met"


def test_one_thing_that_happened_is_enough_to_fail() -> None:
    found = judged(assessed(answers=said_of(AREA, long_disputes=True)))
    assert found.outcome == "not_met"
    (why,) = found.failed
    assert why.startswith("Đã để xảy ra: Mâu thuẫn, tranh chấp")


def test_a_criterion_that_is_not_met_fails() -> None:
    assert judged(assessed(answers=said_of(AREA, kdc_law=False))).outcome == "not_met"


def test_an_area_whose_households_did_not_all_register_is_not_met_yet() -> None:
    found = judged(assessed(households_registered=149))
    assert (found.outcome, found.missing) == (
        "open",
        ("Mới có 149/150 hộ đăng ký; phải đủ 100%.",),
    )
    assert judged(assessed(households=0, households_registered=0)).outcome == "open"


def test_who_did_not_register_is_not_met_whatever_was_answered() -> None:
    assert judged(assessed(registered_on=None)).missing == ("Chưa ghi ngày đăng ký.",)


def test_a_workplace_needs_an_effective_model_of_its_own() -> None:
    assert (
        "Chưa chọn mô hình làm căn cứ." in judged(assessed("office", model=None), "office").missing
    )
    other = judged(assessed("office", model="6" * 32), "office")
    assert other.missing == ("Mô hình làm căn cứ chưa được đánh giá hoạt động hiệu quả.",)


def test_missing_papers_are_said_but_decide_nothing() -> None:
    found = judged(assessed())
    assert (found.outcome, len(found.papers)) == ("met", 4)
    papers = tuple(rule.code for rule in default_rules() if rule.role == "dossier")
    assert judged(assessed(dossier=papers)).papers == ()


def test_a_year_without_rules_is_never_met() -> None:
    assert verdict(AREA, assessed(), (), Evidence()).outcome == "open"


# the commune


@given(st.integers(0, 5_000))
def test_seventy_percent_is_rounded_up_and_never_less(total: int) -> None:
    needed = needed_of(total)
    assert needed * 10 >= total * 7 > (needed - 1) * 10
    assert needed == ceil(total * 7 / 10) <= total


def test_sixteen_of_twenty_five_fail_and_eighteen_are_needed() -> None:
    share = Share(25, 25, 16, refused=9)
    assert (share.needed, share.lacking, share.is_lost) == (18, 2, True)
    assert judged(assessed(COMMUNE), COMMUNE, share=share).outcome == "not_met"
    waiting = judged(assessed(COMMUNE), COMMUNE, share=Share(25, 25, 16))
    assert waiting.outcome == "open"
    assert waiting.missing == ("Mới có 16/25 đối tượng được công nhận; cần 18, còn thiếu 2.",)
    assert judged(assessed(COMMUNE), COMMUNE, share=Share(25, 25, 18)).outcome == "met"


def test_a_commune_without_subjects_does_not_pass() -> None:
    found = judged(assessed(COMMUNE), COMMUNE, share=Share())
    assert found.outcome == "open"
    assert "Danh sách chưa có khu dân cư" in found.missing[0]


def test_a_disciplined_officer_fails_the_commune() -> None:
    answers = said_of(COMMUNE, officer_disciplined=True)
    assert judged(assessed(COMMUNE, answers=answers), COMMUNE).outcome == "not_met"


def test_all_must_register_for_the_commune_to_pass() -> None:
    found = judged(assessed(COMMUNE), COMMUNE, share=Share(25, 24, 24))
    assert found.missing == ("Còn 1/25 đối tượng chưa đăng ký; phải đủ 100%.",)


@st.composite
def shares(draw: st.DrawFn) -> Share:
    total = draw(st.integers(0, 60))
    registered = draw(st.integers(0, total))
    recognised = draw(st.integers(0, registered))
    return Share(total, registered, recognised, draw(st.integers(0, total - recognised)))


@given(shares())
def test_one_more_recognised_never_makes_a_commune_fall_back(share: Share) -> None:
    waiting = share.registered - share.recognised - share.refused
    if waiting <= 0:
        return
    more = Share(share.total, share.registered, share.recognised + 1, share.refused)
    assert more.lacking <= share.lacking
    assert more.is_met >= share.is_met
    order = ("not_met", "open", "met")
    now = judged(assessed(COMMUNE), COMMUNE, share=share).outcome
    then = judged(assessed(COMMUNE), COMMUNE, share=more).outcome
    assert order.index(then) >= order.index(now)


@given(shares())
def test_a_commune_passes_exactly_when_its_share_is_met(share: Share) -> None:
    found = judged(assessed(COMMUNE), COMMUNE, share=share)
    assert (found.outcome == "met") == (share.is_met and not share.is_lost)


@given(st.data())
def test_no_answer_turned_to_the_worse_makes_a_subject_pass(data: st.DataObject) -> None:
    drawn = st.none() | st.booleans()
    rules = [rule for rule in rules_for(AREA, 2022, ()) if rule.role != "dossier"]
    answers = {rule.code: data.draw(drawn) for rule in rules}
    worse = data.draw(st.sampled_from(rules))
    before = judged(assessed(answers=_as_answers(answers)))
    after = judged(
        assessed(answers=_as_answers(answers | {worse.code: worse.role == "disqualifier"}))
    )
    assert after.outcome == "not_met"
    assert before.outcome != "met" or all(yes is not None for yes in answers.values())


def _as_answers(said: dict[str, bool | None]) -> tuple[SafetyAnswer, ...]:
    return tuple(SafetyAnswer(rule=code, yes=yes) for code, yes in said.items())
