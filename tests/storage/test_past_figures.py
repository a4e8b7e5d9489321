from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.indicators import EXACT, Figure
from storage.ledger import Ledger
from storage.months import freeze, keep_figures
from storage.past_figures import (
    Entry,
    PastColumn,
    books_know_from,
    columns,
    joined,
    kept,
    revision,
    said_in_books,
)
from storage.periods import next_month
from storage.records import Activity, PastFigure
from storage.report_period import Period, years_period
from storage.repository import find, put
from storage.stated import NotAFigureError
from tests.conftest import UNIT, post_settings

TODAY = date(2022, 12, 8)
DECADE = years_period(2013, 2022)
COLUMN = PastColumn(years_period(2015, 2015))
MONTHS = st.builds("{:04}-{:02}".format, st.integers(1990, 2030), st.integers(1, 12))


def begun(ledger: Ledger, month: str) -> None:
    ledger.keep_settings(post_settings(begins=month))


def write(ledger: Ledger, column: PastColumn, **said: str) -> None:
    entries = {code: Entry(text, "Báo cáo 12") for code, text in said.items()}
    revision(ledger, column, entries).make(ledger)


def test_each_year_has_a_column_up_to_where_the_books_begin() -> None:
    found = columns(DECADE, "2022-06", by_year=True)
    assert [column.words for column in found[:2]] == ["2013", "2014"]
    assert [(c.words, c.in_books) for c in found[-2:]] == [
        ("T1–T5/2022", False),
        ("T6–T12/2022", True),
    ]


def test_a_whole_span_is_divided_where_the_books_begin() -> None:
    found = columns(years_period(2013, 2023), "2023-01", by_year=False)
    assert [(c.words, c.in_books) for c in found] == [("2013–2022", False), ("2023", True)]


@given(first=MONTHS, last=MONTHS, begin=MONTHS, by_year=st.booleans())
def test_columns_hold_every_month_once_and_none_lies_on_both_sides(
    first: str, last: str, begin: str, *, by_year: bool
) -> None:
    first, last = sorted((first, last))
    found = columns(Period(first, last), begin, by_year=by_year)
    assert [month for c in found for month in c.period.months] == Period(first, last).months
    assert all((month >= begin) == c.in_books for c in found for month in c.period.months)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2015-01", "2015-12", "2015"),
        ("2013-01", "2023-12", "2013–2023"),
        ("2022-03", "2022-03", "T3/2022"),
        ("2013-06", "2022-05", "T6/2013–T5/2022"),
    ],
)
def test_a_column_is_headed_shortly(first: str, last: str, words: str) -> None:
    assert PastColumn(Period(first, last)).words == words


def test_what_is_written_is_kept_with_its_precision_and_source(ledger: Ledger) -> None:
    write(ledger, COLUMN, TT02="180.756", M02="hơn 1.000", TB10="hàng trăm")
    found = kept(ledger, COLUMN)
    assert (found["TT02"].value, found["TT02"].precision) == (180_756, "exact")
    assert (found["M02"].value, found["M02"].precision) == (1000, "at_least")
    assert (found["TB10"].value, found["TB10"].precision) == (0, "hundreds")
    assert {one.source for one in found.values()} == {"Báo cáo 12"}
    assert {(one.first, one.last) for one in found.values()} == {
        (date(2015, 1, 1), date(2015, 12, 31))
    }


def test_writing_again_changes_the_same_record_and_an_empty_cell_takes_it_out(
    ledger: Ledger,
) -> None:
    write(ledger, COLUMN, TT01="120", TT02="9.000")
    before = kept(ledger, COLUMN)
    write(ledger, COLUMN, TT01="gần 130", TT02="")
    (only,) = find(ledger, PastFigure)
    assert (only.id, only.value, only.precision) == (before["TT01"].id, 130, "almost")


def test_what_was_written_twice_elsewhere_becomes_one(ledger: Ledger) -> None:
    said = {"unit": UNIT, "indicator": "TT01", "first": "2015-01-01", "last": "2015-12-31"}
    for value in (5, 6):
        put(ledger, PastFigure.model_validate(said | {"value": value}))
    assert kept(ledger, COLUMN)["TT01"].value == 6
    write(ledger, COLUMN, TT01="7")
    assert [one.value for one in find(ledger, PastFigure)] == [7]


def test_a_figure_of_the_report_year_stands_in_the_column_of_the_year(ledger: Ledger) -> None:
    days = {"first": date(2014, 12, 15), "last": date(2015, 12, 14)}
    put(ledger, PastFigure(unit=UNIT, indicator="TT01", value=3, **days))
    assert kept(ledger, COLUMN)["TT01"].value == 3
    assert kept(ledger, PastColumn(years_period(2014, 2015))) == {}


def test_the_figures_of_another_unit_are_not_shown(ledger: Ledger) -> None:
    days = {"first": date(2015, 1, 1), "last": date(2015, 12, 31)}
    put(ledger, PastFigure(unit="ninh-binh/khac", indicator="TT01", value=3, **days))
    assert kept(ledger, COLUMN) == {}


def test_nonsense_changes_nothing(ledger: Ledger) -> None:
    entries = {"TT01": Entry("5", ""), "TT02": Entry("nhiều", "")}
    with pytest.raises(NotAFigureError):
        revision(ledger, COLUMN, entries)
    assert find(ledger, PastFigure) == []


def test_several_columns_are_one_change_that_knows_what_was_there(ledger: Ledger) -> None:
    write(ledger, COLUMN, TT01="1")
    other = PastColumn(years_period(2016, 2016))
    change = joined(
        [
            revision(ledger, COLUMN, {"TT01": Entry("", "")}),
            revision(ledger, other, {"TT01": Entry("2", "")}),
        ]
    )
    assert [one.value for one in change.before] == [1] == [one.value for one in change.drop]
    assert [one.value for one in change.new] == [2]


def test_the_books_know_from_the_month_that_is_set_or_was_closed_first(ledger: Ledger) -> None:
    begun(ledger, "2022-06")
    assert books_know_from(ledger, TODAY) == "2022-06"
    freeze(ledger, "2022-06")
    assert books_know_from(ledger, TODAY) == "2022-06"


def test_the_books_of_a_superior_know_from_the_first_bundle_on(ledger: Ledger) -> None:
    ledger.keep_settings(post_settings(role="superior"))
    assert books_know_from(ledger, TODAY) == "2022-12"
    keep_figures(ledger, "ninh-binh/khac", "2021-03", [Figure("TT01", "", EXACT, 4)])
    assert books_know_from(ledger, TODAY) == "2021-03"
    column = PastColumn(years_period(2021, 2021), in_books=True)
    assert said_in_books(ledger, column, TODAY)["TT01"] == "4"


def test_the_books_say_what_they_know_and_nothing_of_days_to_come(ledger: Ledger) -> None:
    begun(ledger, "2022-06")
    for day, number, precision in (
        (date(2022, 6, 20), 2, "exact"),
        (date(2022, 11, 20), 3, "exact"),
        (date(2022, 11, 21), 50, "about"),
    ):
        measures = {"sessions": number}
        put(
            ledger,
            Activity(
                unit=UNIT, kind="talk", happened_on=day, measures=measures, precision=precision
            ),
        )
    freeze(ledger, "2022-06")
    column = columns(years_period(2022, 2023), "2022-06", by_year=True)
    assert said_in_books(ledger, column[1], TODAY)["TT01"] == "5; khoảng 50"
    assert said_in_books(ledger, column[2], TODAY) == {}
    assert next_month("2022-12") == column[2].period.first
