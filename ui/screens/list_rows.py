"""What stands in a table on screen, as it is sorted and with the columns shown, for a paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTableView

from resources.wording import back_in_vietnamese, in_vietnamese, official
from ui.screens.row_table import RecordTable
from ui.screens.table import RecordTableModel

MOST = 1000  # rows on one paper
_NAMES = in_vietnamese("Nội dung")  # the head of what names the rows

Say = Callable[[QModelIndex], str]


def heads_of(table: QTableView) -> list[tuple[str, bool]]:
    """Return the heads of the columns that are shown, and which of them hold numbers."""
    model, across = table.model(), Qt.Orientation.Horizontal
    aligned = Qt.ItemDataRole.TextAlignmentRole
    heads: list[tuple[str, bool]] = [(_NAMES, False)] if _has_names(table) else []
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
    names = [_name_of(table, row) if _has_names(table) else () for row in rows]
    return [(*names[row], *(words(model.index(row, across)) for across in shown)) for row in rows]


def _has_names(table: QTableView) -> bool:
    """Tell whether the rows are named at their left."""
    return not table.verticalHeader().isHidden()


def _name_of(table: QTableView, row: int) -> tuple[str]:
    said = str(table.model().headerData(row, Qt.Orientation.Vertical) or "")
    return (back_in_vietnamese(said).replace("\n", " "),)


def _columns(table: QTableView) -> list[int]:
    if isinstance(table, RecordTable):
        return table.seen_columns()
    return list(range(table.model().columnCount()))


def total_of(table: QTableView) -> int:
    """Return how many rows there are, with those that were not read."""
    model = table.model()
    return model.total if isinstance(model, RecordTableModel) else model.rowCount()
