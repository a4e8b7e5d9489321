"""A month beside its year so far and the year before, frozen where it was closed."""

from __future__ import annotations

from datetime import date

from storage.comparison import Compared, compare
from storage.known_figures import known_figures
from storage.ledger import Ledger
from storage.months import freeze, reopen
from storage.report_period import month_period
from tests.conftest import UNIT
from tests.storage.registers import activity, day, model, team


def _of(found: list[Compared], code: str) -> tuple[int, int, int | None]:
    (one,) = (each for each in found if each.code == code)
    last_year = one.last_year.value if one.last_year else None
    return one.value.value, one.year_to_date.value, last_year


def test_flows_add_up_over_the_year_and_stocks_do_not(ledger: Ledger) -> None:
    model(ledger, "A01")
    team(ledger, headcount=9)
    for month, on in (
        ("2021-12", "20/11/2021"),
        ("2022-11", "20/10/2022"),
        ("2022-12", "20/11/2022"),
    ):
        activity(ledger, on, measures={"sessions": int(month[-2:])})
        freeze(ledger, month)
    found = compare(ledger, month_period("2022-12"))
    assert _of(found, "TT01") == (12, 23, 12)
    assert _of(found, "T02-2") == (9, 9, 9)
    assert _of(found, "M01") == (1, 1, 1)


def test_an_open_month_is_counted_from_its_records(ledger: Ledger) -> None:
    freeze(ledger, "2022-11")
    activity(ledger, "20/11/2022", measures={"sessions": 3})
    assert _of(compare(ledger, month_period("2022-12")), "TT01") == (3, 3, None)


def test_a_reopened_month_is_counted_anew(ledger: Ledger) -> None:
    freeze(ledger, "2022-12")
    reopen(ledger, "2022-12", "Sót một buổi")
    activity(ledger, "20/11/2022", measures={"sessions": 3})
    assert _of(compare(ledger, month_period("2022-12")), "TT01")[0] == 3


def test_a_month_from_before_the_books_says_nothing_and_not_zero(ledger: Ledger) -> None:
    activity(ledger, "20/11/2022")
    assert not known_figures(ledger, UNIT, month_period("2022-11"), day("20/11/2022"))
    assert known_figures(ledger, UNIT, month_period("2022-12"), day("20/11/2022"))
    found = compare(ledger, month_period("2022-01"))
    assert {_of(found, code) for code in ("TT01", "T02-2", "M01")} == {(0, 0, None)}


def test_new_books_without_a_record_begin_today(ledger: Ledger) -> None:
    assert known_figures(ledger, UNIT, month_period("2022-12"), date(2022, 11, 20))
    assert not known_figures(ledger, UNIT, month_period("2022-11"), date(2022, 11, 20))
