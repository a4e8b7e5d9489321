"""Which years and which indicators of the past are shown, and how a span is typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from storage.past_figures import PastColumn, kept
from storage.report_period import years_period
from tests.ui.screens.answering import answer
from tests.ui.screens.past_grid import (
    SOURCE_ROW,
    choose_years,
    figure,
    past_years,
    row_of,
    text,
    type_into,
)
from ui.screens.desk import Desk
from ui.screens.past_figures import PastFigures
from ui.screens.past_span import bound

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def screen(desk: Desk, shown: Show) -> PastFigures:
    return past_years(desk, shown)


def test_ten_years_up_to_the_books_stand_side_by_side(screen: PastFigures) -> None:
    heads = [each.column.words for each in screen.grid.columns]
    assert heads == [
        "2013",
        "2014",
        "2015",
        "2016",
        "2017",
        "2018",
        "2019",
        "2020",
        "2021",
        *heads[9:],
    ]
    assert heads[9:] == ["T1–T5/2022", "T6–T12/2022"]


def test_a_span_as_one_column_shows_precision_and_a_source_for_each_figure(
    screen: PastFigures, desk: Desk
) -> None:
    screen.choice.span.way.setCurrentIndex(1)
    screen.choice.span.way.activated.emit(1)
    choose_years(screen, "2013", "2021")
    assert [each.says for each in screen.grid.columns] == ["figure", "precision", "source"]
    row = row_of(screen, "TB10")
    assert "ghi số liệu" in screen.grid.why_locked(row, 2)
    type_into(screen, "TB10", "2013–2021", "hơn 300")
    assert screen.grid.said(row, 1) == "Hơn, trên"
    assert screen.grid.write([(row, 2, "Báo cáo tổng kết 10 năm")]) == []
    screen.grid.write([(SOURCE_ROW, 0, "Báo cáo khác")])
    type_into(screen, "TT01", "2013–2021", "12")
    screen.save()
    found = kept(desk.ledger, PastColumn(years_period(2013, 2021)))
    assert (found["TB10"].value, found["TB10"].precision) == (300, "at_least")
    assert found["TB10"].source == "Báo cáo tổng kết 10 năm"
    assert found["TT01"].source == "Báo cáo khác"


def test_other_years_are_not_shown_before_what_was_typed_is_kept_or_given_up(
    screen: PastFigures, desk: Desk
) -> None:
    type_into(screen, "TT01", "2015", "12")
    answer("Nhập tiếp")
    choose_years(screen, "2010", "2012")
    assert text(screen, "TT01", "2015") == "12"
    assert screen.choice.span.first.text() == "2013"
    answer("Ghi vào sổ")
    choose_years(screen, "2010", "2022")
    assert figure(desk, "TT01", 2015)[0] == 12
    assert screen.grid.columns[0].column.words == "2010"


def test_one_group_may_be_shown_alone(screen: PastFigures) -> None:
    screen.choice.group.setCurrentIndex(screen.choice.group.findData("tips"))
    screen.choice.group.activated.emit(0)
    codes = {row.code for row in screen.grid.rows if row.code and not row.is_title}
    assert "TB10" in codes
    assert "TT01" not in codes


@pytest.mark.parametrize(
    ("words", "month"),
    [("2013", "2013-01"), ("6/2013", "2013-06"), ("T6/2013", "2013-06"), ("06-2013", "2013-06")],
)
def test_a_span_begins_with_a_year_or_a_month(words: str, month: str) -> None:
    assert bound(words, "01") == month


@pytest.mark.parametrize("words", ["", "13", "13/2013", "năm nay", "2013/6", "3013"])
def test_what_is_no_year_and_no_month_is_said(words: str, screen: PastFigures) -> None:
    assert bound(words, "01") == ""
    choose_years(screen, words, "2022")
    assert "Gõ năm hoặc tháng/năm" in screen.said.text()


def test_work_begins_in_the_newest_year_that_can_be_written(screen: PastFigures) -> None:
    here = screen.table.currentIndex()
    assert screen.grid.columns[here.column()].column.words == "T1–T5/2022"
    assert screen.grid.rows[here.row()].code == "M01"
