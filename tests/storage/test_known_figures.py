"""The books: frozen months stay as signed, open ones follow the records, months keep their days."""

from __future__ import annotations

import pytest

from storage.comparison import records_behind
from storage.consolidation import Total, consolidate
from storage.indicators import Figure
from storage.ledger import Ledger
from storage.months import freeze, keep_figures, reopen
from storage.report_period import Period, month_period, quarter_period, year_period
from storage.repository import put, remove
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity, award, day, hamlet, model, site, team

YEAR = year_period(2022)
POST = "ninh-binh/gia-vien/gia-lac"


@pytest.fixture(autouse=True)
def _books_of_2022(ledger: Ledger) -> None:
    ledger.keep_settings(post_settings(begins="2022-01"))


def total(ledger: Ledger, code: str, period: Period = YEAR, unit: str = UNIT) -> Total:
    return consolidate(ledger, [unit], period)[code]


def review(ledger: Ledger, on: str, *places: str, count: int = 0) -> None:
    activity(ledger, on, "order_review", hamlets=places, measures={"hamlets": count or len(places)})


def test_a_closed_month_keeps_its_figures_whatever_becomes_of_the_registers(
    ledger: Ledger,
) -> None:
    place, one = hamlet(ledger), team(ledger, headcount=9)
    of = model(ledger, "A01")
    site(ledger, of, members=30)
    freeze(ledger, "2022-01")
    before = consolidate(ledger, [UNIT], month_period("2022-01"))
    remove(ledger, place)
    put(ledger, one.model_copy(update={"headcount": 50, "founded": day("01/01/2022")}))
    put(ledger, of.model_copy(update={"type": "B01"}))
    site(ledger, of, "Điểm 2", members=9)
    assert consolidate(ledger, [UNIT], month_period("2022-01")) == before
    assert total(ledger, "T02-2", month_period("2022-02")).value == 50


def test_the_records_behind_a_closed_stock_are_those_of_today(ledger: Ledger) -> None:
    freeze(ledger, "2022-01")
    late = team(ledger)
    period = month_period("2022-01")
    assert total(ledger, "T02", period).value == 0
    assert [s.record for s in records_behind(ledger, UNIT, period, "T02")] == [late]


def test_a_reopened_month_in_the_middle_is_counted_from_its_records(ledger: Ledger) -> None:
    for on in ("20/12/2021", "20/01/2022", "20/02/2022"):
        activity(ledger, on, measures={"sessions": 1})
    for month in ("2022-01", "2022-02", "2022-03"):
        freeze(ledger, month)
    reopen(ledger, "2022-02", "Sót một buổi")
    activity(ledger, "21/01/2022", measures={"sessions": 10})
    assert total(ledger, "TT01").value == 13
    assert total(ledger, "TT01", month_period("2022-02")).value == 11


def test_a_hamlet_reviewed_twice_in_a_month_counts_once_in_each_month(ledger: Ledger) -> None:
    one, other = (hamlet(ledger, name).id for name in ("Thôn 1", "Thôn 2"))
    review(ledger, "20/12/2021", one, other)
    review(ledger, "14/01/2022", one)
    review(ledger, "15/01/2022", one)
    quarter = quarter_period(2022, 1)
    assert total(ledger, "RS01", quarter).value == 3
    assert total(ledger, "RS01-2", quarter).value == 6
    found = records_behind(ledger, UNIT, quarter, "RS01")
    assert sorted(share.amount for share in found) == [1, 2]


def test_a_month_stretched_by_a_new_last_day_is_still_one_month(ledger: Ledger) -> None:
    place = hamlet(ledger).id
    freeze(ledger, "2022-01")
    ledger.keep_settings(post_settings(begins="2022-01", cutoff_day=28))
    review(ledger, "20/01/2022", place)  # a January by the new setting, had it not been closed
    review(ledger, "20/02/2022", place)
    february = month_period("2022-02")
    assert (total(ledger, "RS01", february).value, total(ledger, "RS01-2", february).value) == (
        1,
        1,
    )
    freeze(ledger, "2022-02")
    ledger.keep_settings(post_settings(begins="2022-01"))
    assert (
        sum(s.amount for s in records_behind(ledger, UNIT, quarter_period(2022, 1), "RS01-2")) == 3
    )


def test_the_records_behind_a_part_are_only_its_own(ledger: Ledger) -> None:
    award(ledger, "20/12/2021", authority="province", quantity=2)
    award(ledger, "20/12/2021", authority="commune", quantity=5)
    award(ledger, "20/12/2019", authority="commune", quantity=9)
    found = records_behind(ledger, UNIT, Period("2019-01", "2022-12"), "KT01", "commune")
    assert sorted(share.amount for share in found) == [5, 9]


def test_valuable_tips_are_divided_by_what_they_are_of(ledger: Ledger) -> None:
    said = {"crime": 9, "crime_valuable": 4, "drugs": 5, "drugs_valuable": 2, "valuable": 3}
    activity(ledger, "20/12/2021", "tips", measures=said)
    assert total(ledger, "TB10").parts == {"crime": 4, "drugs": 2, "": 3}
    found = records_behind(ledger, UNIT, YEAR, "TB10", "crime")
    assert [share.amount for share in found] == [4]


def test_two_gifts_in_one_activity_are_one_line_behind_the_figure(ledger: Ledger) -> None:
    activity(ledger, "20/12/2021", "contribution", measures={"amount": 500, "in_kind": 70})
    assert [share.amount for share in records_behind(ledger, UNIT, YEAR, "XH01")] == [570]


def test_awards_without_a_number_stand_beside_and_are_never_added(ledger: Ledger) -> None:
    award(ledger, "20/12/2021", quantity=25)
    award(ledger, "20/12/2021", precision="unstated")
    award(ledger, "20/01/2022", precision="unstated", authority="province")
    found = total(ledger, "KT01")
    assert (found.value, found.rough) == (25, ("chưa nêu số lượng",))
    asked = found.amount(with_rough=True)
    assert asked
    assert asked.words == "25"


def test_what_was_received_last_is_the_stock_even_when_later_months_are_missing(
    ledger: Ledger,
) -> None:
    ledger.keep_settings(post_settings(unit="ninh-binh/gia-vien", role="superior"))
    hamlet(ledger, unit=POST)
    for month in ("2022-01", "2022-02"):
        keep_figures(
            ledger, POST, month, [Figure("RS01-2", "", "exact", 1), Figure("T02", "", "exact", 4)]
        )
    assert total(ledger, "T02", YEAR, POST).value == 4
    assert total(ledger, "RS01-2", YEAR, POST).value == 2
    assert [s.amount for s in records_behind(ledger, POST, YEAR, "RS01-2")] == [2]


def test_an_inexact_unit_is_named_beside_the_exact_ones(ledger: Ledger) -> None:
    keep_figures(ledger, POST, "2022-01", [Figure("TT02", "", "at_least", 1000)])
    found = consolidate(ledger, [UNIT, POST], YEAR)["TT02"]
    assert POST not in found.units
    assert [amount.words for amount in found.beside[POST]] == ["hơn 1.000"]
