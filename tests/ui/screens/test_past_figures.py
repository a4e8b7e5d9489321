"""Figures of past years are typed, pasted, kept and read in their grid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from storage.records import Activity, PastFigure
from storage.repository import find, put
from tests.conftest import UNIT
from tests.ui.screens.looking_behind import behind
from tests.ui.screens.past_grid import (
    SOURCE_ROW,
    column_of,
    figure,
    past_years,
    row_of,
    text,
    type_into,
)
from ui.screens.desk import Desk
from ui.screens.past_figures import PastFigures

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def screen(desk: Desk, shown: Show) -> PastFigures:
    return past_years(desk, shown)


def test_one_cell_takes_the_number_and_how_exactly_it_is_known(
    screen: PastFigures, desk: Desk
) -> None:
    type_into(screen, "TT01", "2015", "hon 1000")
    type_into(screen, "TB10", "2015", "hàng trăm")
    type_into(screen, "TT02", "2016", "180756")
    assert text(screen, "TT01", "2015") == "hơn 1.000"
    assert text(screen, "TT02", "2016") == "180.756"
    screen.keep.click()
    assert figure(desk, "TT01", 2015) == (1000, "at_least", "")
    assert figure(desk, "TB10", 2015) == (0, "hundreds", "")
    assert figure(desk, "TT02", 2016) == (180_756, "exact", "")
    assert screen.state.text() == ""


def test_all_that_is_kept_at_once_is_undone_at_once(screen: PastFigures, desk: Desk) -> None:
    type_into(screen, "TT01", "2015", "12")
    screen.save()
    type_into(screen, "TT01", "2015", "13")
    type_into(screen, "TT02", "2016", "500")
    screen.save()
    assert desk.undo()
    assert [one.value for one in find(desk.ledger, PastFigure)] == [12]
    assert text(screen, "TT01", "2015") == "12"
    assert text(screen, "TT02", "2016") == ""


def test_enter_goes_down_past_the_title_of_a_group(screen: PastFigures) -> None:
    rows = screen.grid.rows
    title = next(at for at, row in enumerate(rows) if row.is_title and at > 1)
    type_into(screen, rows[title - 1].code, "2015", "1")
    assert screen.table.currentIndex().row() == title + 1


def test_nonsense_is_said_in_words_and_nothing_is_kept(screen: PastFigures, desk: Desk) -> None:
    type_into(screen, "TT01", "2015", "nhiều lắm")
    type_into(screen, "TT02", "2015", "9")
    screen.save()
    assert find(desk.ledger, PastFigure) == []
    assert "Không đọc được «nhiều lắm»" in screen.said.text()
    assert screen.table.currentIndex().row() == row_of(screen, "TT01")
    assert text(screen, "TT01", "2015") == "nhiều lắm"
    sign = screen.table.currentIndex().data(Qt.ItemDataRole.DecorationRole)
    assert isinstance(sign, QIcon)  # not by its colour alone


def test_a_block_out_of_excel_is_pasted_across_years_and_past_titles(
    screen: PastFigures, desk: Desk
) -> None:
    rows = screen.grid.rows
    title = next(at for at, row in enumerate(rows) if row.is_title and at > 1)
    above, below = rows[title - 1].code, rows[title + 1].code
    screen.table.stand_on(title - 1, column_of(screen, "2013"))
    QApplication.clipboard().setText("1\t2.000\tgần 30\r\n\t5\thàng nghìn\r\n")
    QTest.keySequence(screen.table, QKeySequence(QKeySequence.StandardKey.Paste))
    screen.save()
    assert [figure(desk, above, year)[:2] for year in (2013, 2014, 2015)] == [
        (1, "exact"),
        (2000, "exact"),
        (30, "almost"),
    ]
    assert figure(desk, below, 2014)[:2] == (5, "exact")
    assert figure(desk, below, 2015)[:2] == (0, "thousands")
    assert len(find(desk.ledger, PastFigure)) == 5


def test_what_the_books_know_is_grey_and_cannot_be_overwritten(
    screen: PastFigures, desk: Desk
) -> None:
    put(
        desk.ledger,
        Activity(unit=UNIT, kind="talk", happened_on=date(2022, 11, 20), measures={"sessions": 7}),
    )
    screen.refresh()
    row, across = row_of(screen, "TT01"), column_of(screen, "T6–T12/2022")
    assert text(screen, "TT01", "T6–T12/2022") == "7"
    assert not screen.grid.flags(screen.grid.index(row, across)) & Qt.ItemFlag.ItemIsEditable
    screen.table.stand_on(row, across - 1)
    screen.table.paste("3\t9")
    assert text(screen, "TT01", "T1–T5/2022") == "3"
    assert text(screen, "TT01", "T6–T12/2022") == "7"
    assert "1 ô bỏ qua" in screen.said.text()
    screen.table.stand_on(row, across)
    assert "đã có trong sổ" in screen.said.text()


def test_what_the_books_know_opens_its_records(screen: PastFigures, desk: Desk) -> None:
    of = {"unit": UNIT, "kind": "talk", "happened_on": date(2022, 11, 20)}
    talk = Activity.model_validate(of | {"measures": {"sessions": 7}})
    put(desk.ledger, talk)
    screen.refresh()
    screen.table.stand_on(row_of(screen, "TT01"), column_of(screen, "2015"))
    assert not screen.behind_button.isVisible()
    screen.table.stand_on(row_of(screen, "TT01"), column_of(screen, "T6–T12/2022"))
    seen = behind(screen.behind_button.click)
    assert seen.records == [talk]
    assert "cộng lại 7 buổi." in seen.sum


def test_the_source_of_a_column_is_typed_once(screen: PastFigures, desk: Desk) -> None:
    type_into(screen, "TT01", "2015", "1")
    type_into(screen, "TT02", "2015", "2")
    screen.grid.write([(SOURCE_ROW, column_of(screen, "2015"), "BC 45/BC-CAX 12/12/2015")])
    screen.save()
    assert figure(desk, "TT01", 2015) == (1, "exact", "BC 45/BC-CAX 12/12/2015")
    type_into(screen, "TT03", "2015", "3")
    screen.save()
    assert figure(desk, "TT03", 2015)[2] == "BC 45/BC-CAX 12/12/2015"
    screen.grid.write([(SOURCE_ROW, column_of(screen, "2015"), "BC 46")])
    screen.save()
    assert {figure(desk, code, 2015)[2] for code in ("TT01", "TT02", "TT03")} == {"BC 46"}


def test_what_is_typed_outlives_the_app(screen: PastFigures, desk: Desk, qtbot: QtBot) -> None:
    type_into(screen, "TT01", "2015", "12")
    type_into(screen, "TT02", "2015", "34", end="")  # the power fails in the middle of a cell
    qtbot.waitUntil(lambda: "34" in str(desk.draft_of(PastFigure.KIND)))
    again = PastFigures(desk)
    qtbot.addWidget(again)
    again.show()
    assert (text(again, "TT01", "2015"), text(again, "TT02", "2015")) == ("12", "34")
    assert again.has_draft
    assert "nhập dở lúc" in again.draft_words.text()
    again.save()
    assert desk.draft_of(PastFigure.KIND) is None
    assert figure(desk, "TT02", 2015)[0] == 34


def test_every_part_has_a_name_and_no_words_are_markup(screen: PastFigures) -> None:
    assert screen.table.accessibleName()
    formats = {label.textFormat() for label in screen.findChildren(QLabel) if label.text()}
    assert formats == {Qt.TextFormat.PlainText}


def test_the_keyboard_moves_as_in_the_grid_of_a_month(screen: PastFigures) -> None:
    type_into(screen, "TT01", "2015", "12", end="Down")
    row, across = row_of(screen, "TT01"), column_of(screen, "2015")
    below = screen.table.currentIndex()
    assert (below.row(), below.column()) == (row + 1, across)
    assert text(screen, "TT01", "2015") == "12"
    QTest.keyClick(screen.table, Qt.Key.Key_Tab)
    assert screen.table.currentIndex().column() == across + 1
    QTest.keyClick(screen.table, Qt.Key.Key_Backtab)
    assert screen.table.currentIndex() == below


def test_a_cell_is_read_aloud_with_its_indicator_and_year(screen: PastFigures) -> None:
    index = screen.grid.index(row_of(screen, "TT01"), column_of(screen, "2015"))
    name = screen.grid.rows[index.row()].words
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"{name}, 2015"


def test_after_saving_one_goes_on_where_one_stood(screen: PastFigures) -> None:
    type_into(screen, "TT01", "2015", "12")
    here = (screen.table.currentIndex().row(), screen.table.currentIndex().column())
    screen.save()
    now = screen.table.currentIndex()
    assert (now.row(), now.column()) == here == (row_of(screen, "TT01") + 1, now.column())
