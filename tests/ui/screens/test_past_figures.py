from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from storage.past_figures import PastColumn, kept
from storage.records import Activity, PastFigure
from storage.report_period import years_period
from storage.repository import find, put
from tests.conftest import UNIT, post_settings
from tests.ui.screens.answering import answer
from tests.ui.screens.looking_behind import behind
from ui.screens.desk import Desk
from ui.screens.past_figures import PastFigures
from ui.screens.past_span import bound

Show = Callable[[QWidget], QWidget]
SOURCE_ROW = 0


@pytest.fixture
def screen(desk: Desk, shown: Show) -> PastFigures:
    desk.ledger.keep_settings(post_settings(begins="2022-06"))
    made = PastFigures(desk)
    made.resize(1100, 620)
    shown(made)
    return made


def row_of(screen: PastFigures, code: str) -> int:
    return next(place for place, row in enumerate(screen.grid.rows) if row.code == code)


def column_of(screen: PastFigures, words: str) -> int:
    columns = screen.grid.columns
    return next(place for place, each in enumerate(columns) if each.column.words == words)


def text(screen: PastFigures, code: str, column: str) -> str:
    return screen.grid.said(row_of(screen, code), column_of(screen, column))


def type_into(
    screen: PastFigures, code: str, column: str, words: str, *, end: str = "Enter"
) -> None:
    screen.table.stand_on(row_of(screen, code), column_of(screen, column))
    QTest.keyClicks(screen.table, words[:1])
    line = screen.table.findChildren(QLineEdit)[-1]
    if words.isascii():
        QTest.keyClicks(line, words[1:])
    else:
        line.insert(words[1:])  # QTest has no keys for Vietnamese letters
    if end:
        QTest.keySequence(line, QKeySequence(end))
        QCoreApplication.processEvents()  # a cell is taken once its line has seen the key


def choose_years(screen: PastFigures, first: str, last: str) -> None:
    for line, words in ((screen.choice.span.first, first), (screen.choice.span.last, last)):
        line.setFocus()
        line.setText(words)
        line.editingFinished.emit()


def figure(desk: Desk, code: str, year: int) -> tuple[int, str, str]:
    one = kept(desk.ledger, PastColumn(years_period(year, year)))[code]
    return one.value, one.precision, one.source


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


def test_what_is_typed_outlives_the_app(screen: PastFigures, desk: Desk, qtbot: QtBot) -> None:
    type_into(screen, "TT01", "2015", "12")
    type_into(screen, "TT02", "2015", "34", end="")  # the power fails in the middle of a cell
    qtbot.waitUntil(lambda: "34" in str(desk.draft_of(PastFigure.KIND)), timeout=5_000)
    again = PastFigures(desk)
    qtbot.addWidget(again)
    again.show()
    assert (text(again, "TT01", "2015"), text(again, "TT02", "2015")) == ("12", "34")
    assert again.has_draft
    assert "nhập dở lúc" in again.draft_words.text()
    again.save()
    assert desk.draft_of(PastFigure.KIND) is None
    assert figure(desk, "TT02", 2015)[0] == 34


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


def test_work_begins_in_the_newest_year_that_can_be_written(screen: PastFigures) -> None:
    here = screen.table.currentIndex()
    assert screen.grid.columns[here.column()].column.words == "T1–T5/2022"
    assert screen.grid.rows[here.row()].code == "M01"


def test_after_saving_one_goes_on_where_one_stood(screen: PastFigures) -> None:
    type_into(screen, "TT01", "2015", "12")
    here = (screen.table.currentIndex().row(), screen.table.currentIndex().column())
    screen.save()
    now = screen.table.currentIndex()
    assert (now.row(), now.column()) == here == (row_of(screen, "TT01") + 1, now.column())
