from __future__ import annotations

from datetime import date

import pytest

from resources.catalogues import entries, words
from storage.commendation.rule_values import complaint, tidied
from storage.commendation.rules import (
    award_choices,
    award_words,
    default_rules,
    rulebook,
    rulebook_of,
)
from storage.ledger import Ledger
from storage.records import CommendationRule
from storage.repository import put
from tests.conftest import UNIT

TODAY = date(2026, 11, 20)


def own(code: str, role: str, text: str, **more: object) -> CommendationRule:
    said = {"unit": UNIT, "code": code, "role": role, "text": text}
    return CommendationRule.model_validate(said | more)


def test_every_rule_of_the_catalogue_has_a_basis_or_says_that_it_is_not_sure() -> None:
    rules = entries("commendation_rules")
    assert [one.code for one in rules if not one.basis and one.extra.get("sure", True)] == []


def test_every_rule_of_the_catalogue_names_only_known_codes_and_right_values() -> None:
    lists = {
        "forms": "award_forms",
        "authorities": "award_authorities",
        "types": "award_types",
        "subjects": "award_subjects",
    }
    topics = {*words("commendation_papers"), *words("proposal_statuses"), ""}
    for rule in default_rules():
        assert rule.role in words("commendation_roles")
        assert rule.topic in topics
        assert rule.level in {"", *words("rule_levels")}
        assert complaint(rule.role, rule.value, rule.value) == ""
        assert tidied(rule.role, rule.value) == rule.value
        for field, name in lists.items():
            assert set(getattr(rule, field)) <= set(words(name))


@pytest.mark.parametrize(
    ("role", "value", "like", "right"),
    [
        ("rate", "0,3", "", "0,3"),
        ("rate", "0.3", "", "0,3"),
        ("rate", "2", "", "2"),
        ("rate", "0", "", None),
        ("rate", "ba", "", None),
        ("rate", "1.500.000", "", None),
        ("base_salary", "2340000", "", "2.340.000"),
        ("base_salary", "2.340.000", "", "2.340.000"),
        ("base_salary", "2 340 000", "", "2.340.000"),
        ("base_salary", "2,340,000", "", None),
        ("base_salary", "2.34", "", None),
        ("base_salary", "2340", "", None),
        ("sets", "2", "", "2"),
        ("sets", "0", "", None),
        ("dossier", "0", "", "0"),
        ("time_limit", "20", "", "20"),
        ("time_limit", "-3", "", None),
        ("rounding", "up_1000", "", "up_1000"),
        ("rounding", "", "", None),
        ("check", "15; 10; 10", "15; 10; 10", "15; 10; 10"),
        ("check", "15; 10", "15; 10; 10", None),
        ("check", "70", "60", "70"),
        ("check", "", "", ""),
        ("check", "5", "", None),
        ("paper_form", "2", "", "Mẫu số 2"),
        ("paper_form", "", "", ""),
        ("paper_form", "Báo cáo thành tích của tập thể theo mẫu của tỉnh", "", None),
        ("authority", "5", "", "5"),
        ("authority", "cao", "", None),
        ("standard", "", "", ""),
    ],
)
def test_values_are_taken_the_vietnamese_way_or_refused_in_words(
    role: str, value: str, like: str, right: str | None
) -> None:
    said = complaint(role, value, like)
    assert said.endswith(".") if right is None else said == ""
    if right is not None:
        assert tidied(role, value) == right


def test_form_numbers_are_printed_only_while_they_were_seen() -> None:
    then, now = (rulebook_of((), day) for day in (date(2024, 6, 1), TODAY))
    assert then.form_number("submission") == "Mẫu số 01"
    assert then.form_number("merit", subject="collective", award_type="merit") == "Mẫu số 02"
    assert then.form_number("merit", subject="individual", award_type="merit") == "Mẫu số 03"
    assert then.form_number("merit", subject="individual", award_type="unexpected") == "Mẫu số 07"
    assert now.form_number("merit", subject="individual", award_type="merit") == ""
    assert then.form_number("minutes") == ""


def test_a_rule_made_after_another_one_is_of_the_same_paper() -> None:
    province = own(
        "form_merit_collective_now-0a1b",
        "paper_form",
        "Báo cáo tập thể của tỉnh",
        authorities=["province_police"],
        value="Mẫu số 3A",
    )
    book = rulebook_of([province], TODAY)
    assert book.form_number("merit", authority="province_police") == "Mẫu số 3A"
    assert book.form_number("merit", authority="commune_chair", subject="collective") == ""


def test_own_authorities_are_chosen_and_said_beside_those_of_the_catalogue(ledger: Ledger) -> None:
    put(ledger, own("hoi-nong-dan", "authority", "Hội Nông dân tỉnh", valid_to=date(2026, 12, 31)))
    put(ledger, own("commune_chair", "authority", "Chủ tịch UBND xã", valid_from=TODAY))
    chosen = award_choices(ledger, "award_authorities", TODAY)
    assert chosen["hoi-nong-dan"] == "Hội Nông dân tỉnh"
    assert chosen["commune_chair"] == "Chủ tịch UBND xã"
    assert [*chosen].index("hoi-nong-dan") < [*chosen].index("district_chair")
    later = [*award_choices(ledger, "award_authorities", date(2027, 1, 1))]
    assert later.index("other") < later.index("hoi-nong-dan")
    said = award_words(ledger, "award_authorities")
    assert said["hoi-nong-dan"] == "Hội Nông dân tỉnh"
    assert said["district_chair"] == "Chủ tịch Ủy ban nhân dân huyện"


def test_a_changed_rule_keeps_what_held_before_its_day(ledger: Ledger) -> None:
    text = "Giấy khen, cá nhân"
    put(ledger, own("rate_certificate", "rate", text, value="0,4", valid_from=TODAY))
    values = [
        rulebook(ledger, day).first("rate", form="certificate", subject="individual")
        for day in (date(2026, 11, 19), TODAY)
    ]
    assert [rule.value for rule in values if rule] == ["0,3", "0,4"]


def test_authorities_and_forms_of_one_code_are_both_in_the_book() -> None:
    book = rulebook_of((), date(2026, 1, 1))
    assert book.words("authority")["other"] == "Cấp khác"
    assert book.words("form")["other"] == "Hình thức khác"
    renamed = CommendationRule(unit=UNIT, code="other", role="form", text="Thư khen")
    changed = rulebook_of((renamed,), date(2026, 1, 1))
    assert changed.words("form")["other"] == "Thư khen"
    assert changed.words("authority") == book.words("authority")
