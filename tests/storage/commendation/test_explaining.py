from __future__ import annotations

from datetime import date

import pytest

from storage.commendation.checks import CHECKS
from storage.commendation.explaining import explain
from storage.commendation.rules import default_rules, rulebook_of
from tests.storage.commendation.judged import NOW, own_rule

BOOK = rulebook_of((), NOW)


@pytest.mark.parametrize("code", [*CHECKS, "k2", "k5"])
def test_every_rule_says_what_it_asks_and_by_what_text(code: str) -> None:
    (rule,) = [one for one in default_rules() if one.code == code]
    said = explain(code, BOOK)
    assert said.startswith(rule.text)
    assert f"Căn cứ: {rule.basis}." in said


def test_the_second_rule_says_that_no_lower_award_is_ever_asked_for() -> None:
    assert "không bao giờ đòi giấy khen trước bằng khen" in explain("k2", BOOK)


def test_what_was_not_read_in_a_law_is_said_to_be_so() -> None:
    assert "Chưa đọc được văn bản gốc" in explain("k13", BOOK)
    assert "Chưa đọc được văn bản gốc" not in explain("k1", BOOK)


def test_the_unit_s_words_and_level_are_explained() -> None:
    said = explain("k4", rulebook_of((own_rule("k4", level="off"),), NOW))
    assert said.startswith("Quy tắc của đơn vị.")
    assert "Mức hiện đặt: không kiểm tra." in said


def test_a_rule_before_its_first_day_says_so() -> None:
    assert "Chưa áp dụng vào ngày 27/04/2025." in explain("k10", rulebook_of((), date(2025, 4, 27)))


def test_an_unknown_rule_has_no_explanation() -> None:
    assert explain("k99", BOOK) == ""
