"""Shows the grid of past years and types into it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from storage.past_figures import PastColumn, kept
from storage.report_period import years_period
from tests.conftest import post_settings
from ui.screens.desk import Desk
from ui.screens.past_figures import PastFigures

SOURCE_ROW = 0


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


def past_years(desk: Desk, shown: Callable[[QWidget], QWidget]) -> PastFigures:
    """Show the past years of a post whose books begin in June 2022."""
    desk.ledger.keep_settings(post_settings(begins="2022-06"))
    made = PastFigures(desk)
    made.resize(1100, 620)
    shown(made)
    return made
