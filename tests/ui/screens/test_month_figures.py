"""The figures of a month on screen: each opens its records; what is frozen or partial says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from resources.catalogues import indicators
from storage.comparison import compare, records_behind
from storage.consolidation import total_of
from storage.indicators import added_up
from storage.months import freeze
from storage.report_period import month_period
from tests.conftest import UNIT, post_settings
from tests.storage.drawn_registers import BEGINS, LAST, drawn_books
from tests.storage.registers import activity, team
from tests.ui.screens.looking_behind import behind
from ui.screens.desk import Desk
from ui.screens.month import Month
from ui.screens.month_figures import MonthFigures
from ui.screens.month_lines import total_words

W = TypeVar("W", bound=QWidget)
Show = Callable[[W], W]
TODAY = date(2022, 12, 8)
NOW, SO_FAR, BEFORE = 2, 3, 4


def cell(figures: MonthFigures, name: str, column: int) -> QModelIndex:
    rows = [words[0] for words in figures.table.words()]
    return figures.table.lines.index(rows.index(name), column)


def press(figures: MonthFigures, index: QModelIndex) -> None:
    figures.table.setFocus()
    figures.table.setCurrentIndex(index)
    QTest.keyClick(figures.table, Qt.Key.Key_Return)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("seed", range(2))
def test_every_cell_opens_the_records_of_its_own_time(seed: int, shown: Show[MonthFigures]) -> None:
    with drawn_books(seed) as ledger:
        figures = shown(MonthFigures(Desk(ledger, today=lambda: TODAY)))
        month = month_period("2022-11")
        figures.show_month(month.first)
        times = {NOW: month, SO_FAR: month.so_far, BEFORE: month.year_before}
        codes = [line.key for line in figures.table.lines.lines]
        for row in [row for row, code in enumerate(codes) if code][::9]:  # each opens a window
            for column, period in times.items():
                index = figures.table.lines.index(row, column)
                seen = behind(partial(press, figures, index))
                shares = records_behind(ledger, UNIT, period, codes[row])
                assert seen.records == [share.record for share in shares]
                assert seen.title.endswith(period.words)
                said = str(index.data()).split(" (")[0]
                assert said == "–" or f" {said} " in seen.sum or f"là {said}:" in seen.sum


@pytest.mark.parametrize("seed", range(6))
def test_every_figure_that_was_not_frozen_is_the_sum_of_its_records(seed: int) -> None:
    with drawn_books(seed) as ledger:
        month = month_period(LAST)
        for each in compare(ledger, month, today=TODAY):
            for total, period in ((each.value, month), (each.year_to_date, month.so_far)):
                shares = records_behind(ledger, UNIT, period, each.code)
                joined = total_of(indicators()[each.code], {"": {"": added_up(each.code, shares)}})
                assert total_words(total) in (total_words(joined), "–"), (each.code, BEGINS)


def test_a_year_so_far_that_is_known_in_part_says_which_months_lack(
    desk: Desk, shown: Show[MonthFigures]
) -> None:
    desk.ledger.keep_settings(post_settings(begins="2022-05"))
    activity(desk.ledger, "20/10/2022", measures={"sessions": 3})
    figures = shown(MonthFigures(desk))
    figures.show_month("2022-11")
    assert cell(figures, "Buổi tuyên truyền", SO_FAR).data() == "3 (thiếu T1–T4)"
    assert figures.partial.isVisible()
    desk.ledger.keep_settings(post_settings(begins="2022-01"))
    figures.show_month("2022-11")
    assert cell(figures, "Buổi tuyên truyền", SO_FAR).data() == "3"
    assert not figures.partial.isVisible()


def test_columns_are_explained_by_mouse_and_to_a_screen_reader(
    desk: Desk, shown: Show[MonthFigures]
) -> None:
    figures = shown(MonthFigures(desk))
    role = Qt.ItemDataRole.ToolTipRole
    tip = figures.table.lines.headerData(SO_FAR, Qt.Orientation.Horizontal, role)
    assert "từ tháng 1" in tip
    assert tip in figures.table.accessibleDescription()


def test_a_closed_month_keeps_its_figures_and_says_that_the_books_went_on(
    desk: Desk, shown: Show[Month]
) -> None:
    team(desk.ledger, headcount=5)
    freeze(desk.ledger, "2022-11")
    screen = shown(Month(desk))
    screen.show_month("2022-11")
    screen.tabs.setCurrentWidget(screen.figures)
    assert not screen.figures.drift_bar.isVisible()
    team(desk.ledger, headcount=4)
    screen.refresh()
    assert screen.figures.drift_bar.isVisible()
    index = cell(screen.figures, "Thành viên tổ tự quản", NOW)
    assert index.data() == "5"
    tip = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert tip == "Đã chốt 5; theo sổ hiện nay là 9."
    seen = behind(lambda: press(screen.figures, index))
    assert "Số đã chốt là 5" in seen.sum
    assert len(seen.records) == 2
