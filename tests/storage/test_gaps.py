"""What is only known in part says so: books that began later, months that never came."""

from __future__ import annotations

from datetime import date

import pytest

from storage.comparison import Compared, compare
from storage.gaps import gap_words
from storage.indicators import Figure
from storage.ledger import Ledger
from storage.months import keep_figures
from storage.report_period import Period, month_period, year_period
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity, team, told

TODAY = date(2022, 12, 8)
OTHER = "ninh-binh/gia-vien/gia-hoa"


@pytest.fixture
def books(ledger: Ledger) -> Ledger:
    """Give books that began in May 2022."""
    ledger.keep_settings(post_settings(begins="2022-05"))
    activity(ledger, "20/11/2022", measures={"sessions": 3})
    team(ledger)
    return ledger


def of(ledger: Ledger, code: str, period: Period, *units: str) -> Compared:
    found = compare(ledger, period, units or None, TODAY)
    return next(each for each in found if each.code == code)


def test_the_year_so_far_of_books_that_began_in_may_lacks_what_was_before(books: Ledger) -> None:
    lacks = of(books, "TT01", month_period("2022-11")).gaps
    assert gap_words(lacks) == "thiếu T1–T4"
    assert of(books, "TT01", month_period("2022-11")).partial(month_period("2022-11")) == ()
    year = year_period(2022)
    assert of(books, "TT01", year).partial(year) == lacks


def test_what_is_there_today_is_never_known_in_part(books: Ledger) -> None:
    assert of(books, "T02", month_period("2022-11")).gaps == ()


def test_past_figures_fill_what_they_tell_of(books: Ledger) -> None:
    told(books, "TT01", "1/1/2022-31/3/2022", "9")
    assert gap_words(of(books, "TT01", year_period(2022)).gaps) == "thiếu T4"


def test_the_year_before_is_known_in_part_or_not_at_all(books: Ledger) -> None:
    assert of(books, "TT01", year_period(2022)).last_year is None
    assert of(books, "TT01", year_period(2022)).gaps_before == ()
    told(books, "TT01", "1/1/2021-30/6/2021", "9")
    lacks = of(books, "TT01", year_period(2022)).gaps_before
    assert gap_words(lacks) == "thiếu T7–T12"


def test_a_month_that_is_not_over_lacks_nothing_yet(books: Ledger) -> None:
    told(books, "TT01", "1/1/2022-30/4/2022", "9")
    assert of(books, "TT01", year_period(2022)).gaps == ()


def test_a_unit_whose_month_never_came_leaves_a_gap_above(ledger: Ledger) -> None:
    ledger.keep_settings(post_settings(role="superior"))
    for month in ("2022-01", "2022-03"):
        keep_figures(ledger, OTHER, month, [Figure("TT01", "", "exact", 5)])
    quarter = Period("2022-01", "2022-03")
    found = of(ledger, "TT01", quarter, UNIT, OTHER)
    assert found.value.value == 10
    assert found.partial(quarter) == ("2022-02",)


def test_months_in_a_row_are_said_together() -> None:
    assert gap_words(()) == ""
    assert gap_words(("2022-01", "2022-03", "2022-04")) == "thiếu T1, T3–T4"
