"""Before the books: past figures, the records of then, and what is never counted twice."""

from __future__ import annotations

from datetime import date

import pytest

from storage.comparison import compare, records_behind
from storage.consolidation import Total, consolidate
from storage.history import history, months_told
from storage.indicators import Figure
from storage.ledger import Ledger
from storage.months import freeze, keep_figures
from storage.records import PastFigure
from storage.report_period import Period, month_period, quarter_period, year_period, years_period
from tests.conftest import UNIT, post_settings
from tests.storage.registers import activity, asset, award, day, event, model, team, told

SUPERIOR = "ninh-binh/gia-vien"
DECADE = years_period(2013, 2022)


@pytest.fixture(autouse=True)
def _books_of_2022(ledger: Ledger) -> None:
    ledger.keep_settings(post_settings(begins="2022-01"))


def total(ledger: Ledger, code: str, period: Period, *units: str) -> Total:
    return consolidate(ledger, units or [UNIT], period)[code]


def said(ledger: Ledger, code: str, period: Period) -> tuple[int | None, tuple[str, ...]]:
    found = total(ledger, code, period)
    return found.exact, found.rough


def test_ten_years_are_the_years_told_and_the_months_of_the_books(ledger: Ledger) -> None:
    for year in range(2013, 2022):
        told(ledger, "TT01", str(year), "100")
    activity(ledger, "20/11/2022", measures={"sessions": 7})
    assert said(ledger, "TT01", DECADE) == (907, ())


def test_the_longest_statement_speaks_and_the_years_in_it_are_not_added(ledger: Ledger) -> None:
    told(ledger, "TT01", "2015", "100")
    told(ledger, "TT01", "1/1/2013-31/12/2019", "650")
    told(ledger, "TT01", "2020", "80")
    assert said(ledger, "TT01", DECADE) == (730, ())
    assert said(ledger, "TT01", year_period(2015)) == (100, ())


def test_a_year_is_not_added_to_its_months(ledger: Ledger) -> None:
    told(ledger, "TT01", "1/3/2021-31/3/2021", "9")
    told(ledger, "TT01", "2021", "100")
    assert said(ledger, "TT01", year_period(2021)) == (100, ())
    assert said(ledger, "TT01", quarter_period(2021, 1)) == (9, ())


def test_of_two_statements_of_one_time_the_later_written_speaks(ledger: Ledger) -> None:
    told(ledger, "TT01", "2021", "100")
    told(ledger, "TT01", "2021", "120")
    assert said(ledger, "TT01", year_period(2021)) == (120, ())


def test_what_lies_only_half_in_the_period_is_not_used(ledger: Ledger) -> None:
    told(ledger, "TT01", "1/7/2020-30/6/2021", "100")
    assert said(ledger, "TT01", year_period(2021)) == (None, ())
    assert said(ledger, "TT01", Period("2020-07", "2021-06")) == (100, ())


def test_a_past_figure_that_reaches_into_the_books_is_not_used(ledger: Ledger) -> None:
    told(ledger, "TT01", "1/1/2021-31/3/2022", "100")
    told(ledger, "TT01", "2022", "100")
    activity(ledger, "20/11/2022", measures={"sessions": 7})
    assert said(ledger, "TT01", years_period(2021, 2022)) == (7, ())


def test_nothing_known_says_nothing_and_a_nought_that_was_told_is_one(ledger: Ledger) -> None:
    assert not total(ledger, "VV03", year_period(2021)).is_known
    told(ledger, "VV03", "2021", "0")
    assert said(ledger, "VV03", year_period(2021)) == (0, ())


def test_of_a_stock_the_newest_statement_speaks_alone(ledger: Ledger) -> None:
    told(ledger, "PL02", "1/1/2013-31/12/2019", "60")
    told(ledger, "PL02", "2020", "123")
    told(ledger, "PL02", "2018", "70")
    assert said(ledger, "PL02", years_period(2013, 2021)) == (123, ())
    assert said(ledger, "PL02", years_period(2013, 2019)) == (60, ())


def test_a_stock_told_of_a_year_is_that_of_its_last_month(ledger: Ledger) -> None:
    told(ledger, "PL02", "2021", "123")
    for period in (month_period("2021-12"), quarter_period(2021, 4), year_period(2021)):
        assert said(ledger, "PL02", period) == (123, ())
    assert not total(ledger, "PL02", month_period("2021-11")).is_known


def test_a_stock_of_the_books_is_newer_than_any_past_figure(ledger: Ledger) -> None:
    told(ledger, "T02", "2021", "40")
    team(ledger)
    assert said(ledger, "T02", years_period(2021, 2022)) == (1, ())
    assert [s.record.KIND for s in records_behind(ledger, UNIT, DECADE, "T02")] == ["team"]


def test_types_told_by_a_past_report_are_a_number_of_their_own(ledger: Ledger) -> None:
    told(ledger, "M01", "2021", "10")
    assert said(ledger, "M01", year_period(2021)) == (10, ())


def test_awards_and_conferences_of_before_the_books_count_where_no_report_speaks(
    ledger: Ledger,
) -> None:
    award(ledger, "01/08/2018", quantity=25)
    award(ledger, "01/08/2020", quantity=3)
    activity(ledger, "23/05/2018", "review_conference", measures={"conferences": 1})
    told(ledger, "KT01", "1/1/2019-31/12/2021", "30")
    assert said(ledger, "KT01", DECADE) == (55, ())
    assert said(ledger, "SK01", DECADE) == (1, ())


def test_what_happened_to_models_before_the_books_is_history_but_no_stock(ledger: Ledger) -> None:
    founded = model(ledger, "A01", launched_on=date(2019, 5, 1))
    event(ledger, founded, "01/05/2019", "new")
    team(ledger)
    assert said(ledger, "M06", year_period(2019)) == (1, ())
    for code in ("M01", "T02", "RS01-2", "TT07-2"):
        assert not total(ledger, code, year_period(2019)).is_known


def test_rough_statements_stand_beside_and_are_added_only_when_asked(ledger: Ledger) -> None:
    told(ledger, "TT02", "2019", "hơn 1.000")
    told(ledger, "TT02", "2020", "hơn 500")
    told(ledger, "TT02", "2021", "hàng trăm")
    activity(ledger, "20/11/2022", measures={"attendances": 70})
    found = total(ledger, "TT02", DECADE)
    assert (found.value, found.rough) == (70, ("hơn 1.500", "hàng trăm"))
    plain, asked = found.amount(), found.amount(with_rough=True)
    assert (plain and plain.words, asked and asked.words) == ("70", "hơn 1.570")


def test_a_decade_stands_alone_and_a_year_beside_the_year_before(ledger: Ledger) -> None:
    told(ledger, "TT01", "2021", "100")
    activity(ledger, "20/11/2022", measures={"sessions": 7})
    (year,) = (c for c in compare(ledger, year_period(2022)) if c.code == "TT01")
    assert (year.value.value, year.last_year and year.last_year.value) == (7, 100)
    (decade,) = (c for c in compare(ledger, DECADE) if c.code == "TT01")
    assert decade.last_year is None
    assert decade.year_to_date == decade.value


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("1/1/2015", "31/12/2015", ("2015-01", "2015-12")),
        ("15/12/2014", "14/12/2015", ("2015-01", "2015-12")),
        ("1/2/2015", "28/2/2015", ("2015-02", "2015-02")),
        ("20/1/2015", "31/1/2015", ("2015-01", "2015-01")),
    ],
)
def test_days_of_the_calendar_and_of_report_months_say_the_same_months(
    first: str, last: str, months: tuple[str, str]
) -> None:
    values = {"unit": UNIT, "indicator": "TT01", "first": day(first), "last": day(last)}
    assert months_told(PastFigure.model_validate(values), 14) == Period(*months)


def test_a_past_figure_of_an_indicator_of_a_newer_list_is_left_aside(ledger: Ledger) -> None:
    told(ledger, "ZZ99", "2021", "100")
    assert not history(ledger, UNIT, DECADE).told


def test_a_superior_counts_what_it_keeps_itself_beside_its_units(ledger: Ledger) -> None:
    ledger.keep_settings(post_settings(unit=SUPERIOR, role="superior"))
    keep_figures(ledger, UNIT, "2022-06", [Figure("KT01", "commune", "exact", 2)])
    award(ledger, "20/05/2022", unit=SUPERIOR, quantity=5, authority="province")
    award(ledger, "20/05/2019", unit=SUPERIOR, quantity=25, authority="province")
    told(ledger, "KT01", "2018", "11", unit=SUPERIOR)
    told(ledger, "KT01", "2017", "9")
    both = total(ledger, "KT01", DECADE, SUPERIOR, UNIT)
    assert both.units == {SUPERIOR: 41, UNIT: 11}
    assert both.parts == {"": 20, "province": 30, "commune": 2}
    assert total(ledger, "KT01", year_period(2022), SUPERIOR).value == 5


def test_a_superiors_equipment_is_newer_than_what_a_report_said_of_it_once(ledger: Ledger) -> None:
    ledger.keep_settings(post_settings(unit=SUPERIOR, role="superior"))
    told(ledger, "CA01", "2015", "40", unit=SUPERIOR)
    asset(ledger, quantity=52, unit=SUPERIOR, since=day("01/03/2018"))
    assert total(ledger, "CA01", DECADE, SUPERIOR).value == 52
    assert total(ledger, "CA01", year_period(2015), SUPERIOR).value == 40


def test_closing_months_does_not_change_what_was_known(ledger: Ledger) -> None:
    told(ledger, "TT02", "2021", "hơn 1.000")
    for on in ("20/12/2021", "20/01/2022", "20/02/2022"):
        activity(ledger, on, measures={"attendances": 40})
        activity(ledger, on, measures={"attendances": 200}, precision="at_least")
    period = Period("2021-01", "2022-03")
    before = consolidate(ledger, [UNIT], period)
    freeze(ledger, "2022-01")
    freeze(ledger, "2022-02")
    assert consolidate(ledger, [UNIT], period) == before
    assert before["TT02"].rough == ("hơn 1.600",)
