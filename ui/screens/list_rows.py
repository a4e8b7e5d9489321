"""What stands in a table on screen, as it is sorted and with the columns shown, for a paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTableView

from resources.wording import back_in_vietnamese, official
from ui.screens.row_table import RecordTable
from ui.screens.table import RecordTableModel

MOST = 1000  # rows on one paper

Say = Callable[[QModelIndex], str]


def heads_of(table: QTableView) -> list[tuple[str, bool]]:
    """Return the heads of the columns that are shown, and which of them hold numbers."""
    model, across = table.model(), Qt.Orientation.Horizontal
    aligned = Qt.ItemDataRole.TextAlignmentRole
    heads: list[tuple[str, bool]] = []
    for place in _columns(table):
        words = back_in_vietnamese(str(model.headerData(place, across) or ""))
        right = int(model.headerData(place, across, aligned) or 0) & Qt.AlignmentFlag.AlignRight
        heads.append((words.replace("\n", " "), bool(right)))
    return heads


@official
def rows_of(table: QTableView, say: Say | None) -> list[tuple[str, ...]]:
    """Return what the rows say, in Vietnamese whatever the screens speak."""
    model, shown = table.model(), _columns(table)
    before = -1
    while before < model.rowCount() < MOST and model.canFetchMore(QModelIndex()):
        before = model.rowCount()
        model.fetchMore(QModelIndex())
    rows = range(min(model.rowCount(), MOST))
    if isinstance(model, RecordTableModel):
        return [tuple(model.words_at(row, across) for across in shown) for row in rows]
    words = say or (lambda index: back_in_vietnamese(str(index.data() or "")))
    return [tuple(words(model.index(row, across)) for across in shown) for row in rows]


def _columns(table: QTableView) -> list[int]:
    if isinstance(table, RecordTable):
        return table.seen_columns()
    return list(range(table.model().columnCount()))


def total_of(table: QTableView) -> int:
    """Return how many rows there are, with those that were not read."""
    model = table.model()
    return model.total if isinstance(model, RecordTableModel) else model.rowCount()
