from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.number_words import in_words, money_in_words

ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
DIGITS = {word: digit for digit, word in enumerate(ONES)} | {"mốt": 1, "tư": 4, "lăm": 5}
GROUPS = {"nghìn": 10**3, "triệu": 10**6}


def read_back(words: str) -> int:
    """Read number words in a way that shares nothing with what writes them."""
    billions, between, below = words.lower().rpartition("tỷ")
    return (_small(billions) * 10**9 if between else 0) + _small(below)


def _small(words: str) -> int:
    total = group = pending = 0
    for word in words.split():
        if word in DIGITS:
            pending = DIGITS[word]
        elif word in GROUPS:
            total, group, pending = total + (group + pending) * GROUPS[word], 0, 0
        else:
            group += {"trăm": pending * 100, "mươi": pending * 10, "mười": 10, "linh": 0}[word]
            pending = 0
    return total + group + pending


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "Không"),
        (4, "Bốn"),
        (5, "Năm"),
        (10, "Mười"),
        (11, "Mười một"),
        (14, "Mười bốn"),
        (15, "Mười lăm"),
        (20, "Hai mươi"),
        (21, "Hai mươi mốt"),
        (24, "Hai mươi tư"),
        (25, "Hai mươi lăm"),
        (91, "Chín mươi mốt"),
        (100, "Một trăm"),
        (101, "Một trăm linh một"),
        (104, "Một trăm linh bốn"),
        (105, "Một trăm linh năm"),
        (110, "Một trăm mười"),
        (115, "Một trăm mười lăm"),
        (1_000, "Một nghìn"),
        (1_005, "Một nghìn không trăm linh năm"),
        (1_050, "Một nghìn không trăm năm mươi"),
        (10_000, "Mười nghìn"),
        (220_000, "Hai trăm hai mươi nghìn"),
        (223_500, "Hai trăm hai mươi ba nghìn năm trăm"),
        (450_000, "Bốn trăm năm mươi nghìn"),
        (702_000, "Bảy trăm linh hai nghìn"),
        (1_000_005, "Một triệu không trăm linh năm"),
        (1_005_000, "Một triệu không trăm linh năm nghìn"),
        (2_340_000, "Hai triệu ba trăm bốn mươi nghìn"),
        (10_530_000, "Mười triệu năm trăm ba mươi nghìn"),
        (1_000_000_000, "Một tỷ"),
        (1_000_021_000, "Một tỷ không trăm hai mươi mốt nghìn"),
        (24_000_000_024, "Hai mươi tư tỷ không trăm hai mươi tư"),
        (1_005_000_000_000, "Một nghìn không trăm linh năm tỷ"),
        (10**15, "Một triệu tỷ"),
    ],
)
def test_numbers_are_said_as_officials_say_them(number: int, said: str) -> None:
    assert in_words(number) == said


@given(st.integers(0, 10**15) | st.integers(0, 1_100_000))
def test_reading_the_words_gives_the_number_back(number: int) -> None:
    assert read_back(in_words(number)) == number


def test_money_is_said_in_dong() -> None:
    assert money_in_words(702_000) == "Bảy trăm linh hai nghìn đồng"


@pytest.mark.parametrize("number", [-1, 10**15 + 1])
def test_what_has_no_words_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        in_words(number)
