"""Tables and charts of any months on screen, and the records behind their figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storage.ledger import Ledger
from storage.records import Team
from storage.report_period import year_period
from storage.steps import drain
from sync.inbox import receive
from tests.storage.registers import activity
from tests.ui.paper.pdf import texts
from tests.ui.paper.report_books import fill
from tests.ui.screens.pair import FEBRUARY, JANUARY, Pair, close, paired
from ui.paper.cells import table_words
from ui.paper.reports.making import fresh_report, made_document, written
from ui.screens.behind import Behind
from ui.screens.behind_records import BehindRecords
from ui.screens.desk import Desk
from ui.screens.report_figures import ReportFigures

Dialog = Behind | BehindRecords


@pytest.fixture
def figures(desk: Desk, shown: Callable[[QWidget], QWidget]) -> ReportFigures:
    fill(desk.ledger)
    screen = ReportFigures(desk)
    shown(screen)
    return screen


def choose(figures: ReportFigures, name: str) -> None:
    """Stand on a table or a chart by the beginning of its name."""
    (item,) = figures.list.findItems(name, Qt.MatchFlag.MatchStartsWith)[:1]
    figures.list.setCurrentItem(item)


def cell(figures: ReportFigures, name: str, column: int) -> tuple[int, str]:
    """Return the row of a name and what stands in a column of it."""
    cells = figures.table.cells
    row = next(at for at in range(cells.rowCount()) if cells.words(at, 1) == name)
    return row, cells.words(row, column)


def number(figures: ReportFigures, row: int) -> str:
    """Return a number of the table behind the chart."""
    item = figures.chart.table.item(row, 1)
    return item.text() if item else ""


def open_cell(
    figures: ReportFigures, row: int, column: int, titles: list[str] | None = None
) -> list[tuple[str, ...]]:
    """Press Enter on a cell and return the lines of the dialog that it opens."""
    seen: list[tuple[str, ...]] = []
    called = titles if titles is not None else []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        seen.extend(dialog.table.words())
        called.append(dialog.windowTitle())
        dialog.reject()

    QTimer.singleShot(30, look)
    figures.table.activated.emit(figures.table.cells.index(row, column))
    return seen


def test_the_tables_of_the_year_are_listed_and_shown(figures: ReportFigures) -> None:
    names = [figures.list.item(at).text() for at in range(figures.list.count())]
    assert names[0] == "Biểu 01. Tổng hợp mô hình"
    assert any(name.startswith("Biểu 11.") for name in names)
    choose(figures, "Biểu 03.")
    assert cell(figures, "Buổi tuyên truyền", 3)[1] == "3"


def test_a_figure_opens_the_records_behind_it(figures: ReportFigures) -> None:
    choose(figures, "Biểu 03.")
    row, _words = cell(figures, "Buổi tuyên truyền", 3)
    ((name, kind, on, _part, amount),) = open_cell(figures, row, 3)
    assert (name, kind, on, amount) == ("Tuyên truyền", "Hoạt động", "20/11/2022", "3")


def test_the_year_before_opens_what_was_known_of_it(figures: ReportFigures) -> None:
    choose(figures, "Biểu 03.")
    row, words = cell(figures, "Buổi tuyên truyền", 5)
    assert words == "125"
    titles: list[str] = []
    assert [line[1] for line in open_cell(figures, row, 5, titles)] == ["Số liệu các năm trước"]
    assert titles == ["Buổi tuyên truyền – Cùng kỳ năm trước"]


def test_what_was_counted_from_records_opens_these(figures: ReportFigures) -> None:
    choose(figures, "Biểu 02.")
    row, words = cell(figures, "Tổ tự quản", 2)
    assert words == "1"
    assert [line[:2] for line in open_cell(figures, row, 2)] == [("Tổ 1", Team.TITLE)]


def test_a_record_behind_a_figure_can_be_opened(figures: ReportFigures, qtbot: QtBot) -> None:
    choose(figures, "Biểu 03.")
    row, _words = cell(figures, "Buổi tuyên truyền", 3)

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Behind)
        dialog.table.opened.emit(dialog.table.lines.lines[0].key)

    QTimer.singleShot(30, press)
    with qtbot.waitSignal(figures.desk.sought) as sought:
        figures.table.activated.emit(figures.table.cells.index(row, 3))
    assert sought.args[0] == "activities"


def test_words_that_are_no_figure_open_nothing(figures: ReportFigures) -> None:
    choose(figures, "Biểu 03.")
    figures.table.activated.emit(figures.table.cells.index(0, 1))
    assert QApplication.activeModalWidget() is None


def test_other_months_are_read_when_they_are_typed(figures: ReportFigures) -> None:
    for line, month in ((figures.span.first, "11/2022"), (figures.span.last, "11/2022")):
        line.setText(month)
    figures.span.last.editingFinished.emit()
    assert "tháng 11/2022 (từ 15/10/2022 đến 14/11/2022)" in figures.said.text()
    choose(figures, "Biểu 03.")
    assert cell(figures, "Buổi tuyên truyền", 3)[1] in ("0", "–")


def test_what_is_no_month_is_said_and_changes_nothing(figures: ReportFigures) -> None:
    figures.span.first.setText("tháng mấy")
    figures.span.first.editingFinished.emit()
    assert "Gõ năm hoặc tháng/năm" in figures.said.text()
    assert figures.span.period == year_period(2022)


def test_the_year_is_drawn_month_by_month_for_any_indicator(figures: ReportFigures) -> None:
    choose(figures, "Biểu đồ từng tháng")
    assert figures.chart.title.text() == "Buổi tuyên truyền"
    assert figures.chart.table.rowCount() == 12
    assert number(figures, 11) == "3"
    figures.indicator.setCurrentIndex(figures.indicator.findData("TT02"))
    figures.indicator.activated.emit(0)
    assert number(figures, 11) == "1.240"


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Biểu đồ: Mô hình theo nhóm", "1"),
        ("Biểu đồ: Hoạt động theo thôn", "1"),
        ("Biểu đồ: So với cùng kỳ", "3"),
    ],
)
def test_charts_have_their_numbers_behind_them(
    figures: ReportFigures, name: str, first: str
) -> None:
    choose(figures, name)
    assert number(figures, 0) == first


def test_a_change_elsewhere_is_seen_here(figures: ReportFigures) -> None:
    choose(figures, "Biểu 03.")
    activity(figures.desk.ledger, "23/11/2022", measures={"sessions": 4})
    figures.desk.changed.emit(frozenset({"activity"}))
    assert cell(figures, "Buổi tuyên truyền", 3)[1] == "7"
    assert figures.list.currentItem().text().startswith("Biểu 03.")


def test_screen_and_paper_say_the_same_in_every_table(figures: ReportFigures) -> None:
    ledger: Ledger = figures.desk.ledger
    report = fresh_report(ledger.settings.unit, "year", year_period(2022))
    text = " ".join(" ".join(texts(drain(written(made_document(ledger, report), "pdf")))).split())
    for place, grid in enumerate(figures.grids):
        figures.list.setCurrentRow(place)
        cells = figures.table.cells
        rows = [
            [cells.words(row, at) for at in range(cells.columnCount())]
            for row in range(cells.rowCount())
        ]
        assert rows == table_words(grid)
        for row in rows:
            numbers = [w for w, c in zip(row, grid.columns, strict=True) if c.kind == "number"]
            assert " ".join(numbers) in text or not numbers


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with paired(tmp_path) as pair:
        above = pair.superior
        for month in (JANUARY, FEBRUARY):
            drain(receive(above.ledger, close(pair.post, month), above.keys))
        yield pair


def test_a_superior_sees_a_column_for_each_unit_and_its_records(pair: Pair, qtbot: QtBot) -> None:
    screen = ReportFigures(pair.superior)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(lambda: bool(screen.grids))
    choose(screen, "Biểu 03.")
    heads = [column.title for column in screen.table.cells.grid.columns]
    assert heads[3:] == ["Gia Thắng", "Tổng"]
    row, words = cell(screen, "Buổi tuyên truyền", 3)
    assert words == "8"
    assert {line[0] for line in open_cell(screen, row, 3)} == {
        "Tuyên truyền 3 buổi",
        "Tuyên truyền 5 buổi",
    }
