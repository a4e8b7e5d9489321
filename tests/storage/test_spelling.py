"""Vietnamese spelling: one form of a letter, search without marks, the order of the dictionary."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given

from storage.spelling import composed, fold, name_key, sort_key
from tests.strategies import texts

DICTIONARY = """
a à ả ã á ạ an An àn ản ãn án ạn anh ăn ằn ân ấn ba bà ca cha da đa đà e ê gà i khoa
la na nga nghi nha o ô ơ pha qua ra sa ta tha tra u ư va xa y
"""


def _mixed(words: list[str]) -> list[str]:
    return random.Random(3).sample(words, len(words))


def test_words_stand_in_the_order_of_the_dictionary() -> None:
    words = DICTIONARY.split()
    assert sorted(_mixed(words), key=sort_key) == words


@pytest.mark.parametrize(
    "ordered",
    [
        ["Aa", "aà"],  # a tone weighs more than a capital
        ["Hoa", "hoà", "Hoà Bình", "hoàn"],
        ["Thôn 1", "Thôn 2", "Thôn Đoài"],
        ["An Bình", "Ân Bình"],
        ["Dũng", "Đăng"],
        ["hoa", "Hoa"],
    ],
)
def test_letters_weigh_more_than_tones_and_tones_more_than_capitals(ordered: list[str]) -> None:
    assert sorted(_mixed(ordered), key=sort_key) == ordered


def test_people_stand_by_given_then_family_then_middle_name() -> None:
    people = ["Lê An", "Bùi Thị Bình", "Bùi Văn Bình", "Đỗ Văn Bình", "An Bính", "Madonna"]
    assert sorted(_mixed(people), key=name_key) == people
    assert name_key("  ") == ""


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Đường   Hòa\tBình ", "duong hoa binh"),
        ("hoà", "hoa"),
        ("THUỶ", "thuy"),
        ("ðoàn Ðức", "doan duc"),
        ("", ""),
        ("Tổ 1, 50%", "to 1, 50%"),
    ],
)
def test_folding_drops_marks_capitals_and_spare_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(text=texts())
def test_decomposed_words_are_the_same_words(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert composed(apart) == composed(text)
    assert fold(apart) == fold(text) == fold(fold(text))
    assert sort_key(apart) == sort_key(text)
    assert name_key(apart) == name_key(text)


def test_a_sign_that_nobody_typed_does_not_end_a_name() -> None:
    assert composed("Nguyễn\0 Văn A") == "Nguyễn Văn A"
    assert fold("\0An") == "an"
