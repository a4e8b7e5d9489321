from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ui.paper.writing import (
    Figure,
    change,
    counted,
    figure,
    listed,
    long_date,
    month_of,
    roman,
    short_date,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (180756, "180.756"),
        (999, "999"),
        (0, "0"),
        (Decimal("1234.5"), "1.234,5"),
        ("hơn 1.000", "hơn 1.000"),
        (None, ""),
    ],
)
def test_thousands_take_a_dot_and_decimals_a_comma(value: Figure, words: str) -> None:
    assert figure(value) == words


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (12, 10, "+2 (+20,0%)"),
        (9, 12, "−3 (−25,0%)"),
        (7, 7, "0"),
        (5, 0, "+5"),
        (Decimal("1.5"), Decimal(2), "−0,5 (−25,0%)"),
        ("hàng trăm", 3, ""),
        (3, None, ""),
    ],
)
def test_rise_and_fall_are_told_where_both_are_numbers(
    now: Figure, before: Figure, words: str
) -> None:
    assert change(now, before) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
        (date(2022, 12, 9), "ngày 09 tháng 12 năm 2022"),
        (date(2022, 1, 31), "ngày 31 tháng 01 năm 2022"),
    ],
)
def test_days_below_ten_and_the_first_two_months_are_padded(day: date, words: str) -> None:
    assert long_date(day) == words


def test_an_unknown_date_leaves_blanks() -> None:
    assert long_date(None).split() == ["ngày", "tháng", "năm"]
    assert len(long_date(None)) > len("ngày tháng năm") + 9


def test_small_things_are_written_as_in_offices() -> None:
    assert (counted(5), counted(12), counted(0)) == ("05", "12", "0")
    assert (month_of(2023, 1), month_of(2022, 12)) == ("tháng 01/2023", "tháng 12/2022")
    assert short_date(date(2023, 2, 5)) == "05/02/2023"
    assert [roman(n) for n in (1, 4, 9, 10, 14)] == ["I", "IV", "IX", "X", "XIV"]


def test_a_list_ends_in_a_full_stop_and_loses_what_is_empty() -> None:
    assert listed(["một", " hai; ", "", "ba."]) == ["một;", "hai;", "ba."]
    assert listed([" ", ""]) == []
