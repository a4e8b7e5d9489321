from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.catalogues import words
from storage.records.past_figure import WORDED
from storage.stated import MOST, NotAFigureError, stated, stated_words

NUMBERED = sorted(set(words("precisions")) - WORDED)


@given(value=st.integers(0, MOST), precision=st.sampled_from(NUMBERED))
def test_what_is_said_with_a_number_is_read_back(value: int, precision: str) -> None:
    assert stated(stated_words(value, precision)) == (value, precision)


@pytest.mark.parametrize("precision", sorted(WORDED))
def test_what_is_said_without_a_number_is_read_back(precision: str) -> None:
    assert stated(stated_words(0, precision)) == (0, precision)


@given(value=st.integers(0, MOST), precision=st.sampled_from(NUMBERED))
def test_capitals_spaces_and_the_way_letters_are_composed_change_nothing(
    value: int, precision: str
) -> None:
    said = f"  {stated_words(value, precision).upper()} "
    assert stated(unicodedata.normalize("NFD", said)) == (value, precision)
    assert stated(unicodedata.normalize("NFC", said)) == (value, precision)


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("hơn 1.000", 1000, "at_least"),
        ("trên 1000", 1000, "at_least"),
        (">1.000", 1000, "at_least"),
        ("gần 200", 200, "almost"),
        ("khoảng 50", 50, "about"),
        ("hàng trăm", 0, "hundreds"),
        ("hàng ngàn", 0, "thousands"),
        ("1.234", 1234, "exact"),
        ("1 234", 1234, "exact"),
        ("1,234", 1234, "exact"),
        ("180.756", 180_756, "exact"),
        ("0", 0, "exact"),
        ("hon 2 nghin", 2000, "at_least"),
        ("1,5 triệu", 1_500_000, "exact"),
        ("chưa nêu", 0, "unstated"),
    ],
)
def test_figures_are_read_as_officers_write_them(text: str, value: int, precision: str) -> None:
    assert stated(text) == (value, precision)


@pytest.mark.parametrize(
    "text",
    ["", "nhiều", "hơn", "12.34", "1.2345", "49,5", "-3", "12 người", "hơn gần 5", "٣", "1e3"],
)
def test_nonsense_is_refused_in_words_that_show_how_to_write(text: str) -> None:
    with pytest.raises(NotAFigureError, match=r"hơn 1\.000, gần 200.*\(mã SL-01\)"):
        stated(text)


def test_a_number_beyond_all_sense_is_refused() -> None:
    with pytest.raises(NotAFigureError):
        stated(str(MOST + 1))
