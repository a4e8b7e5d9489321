"""What a table to type into asks of its cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from ui.screens.table import Index

TypedCell = tuple[int, int, str]  # row, column, what is typed there
_WRITABLE = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable


class TypingGrid(QAbstractTableModel):
    """Cells that hold what was typed until it is written down; a subclass says which and how."""

    edited = Signal()

    def put(self, row: int, across: int, text: str) -> bool:
        """Take a text into one cell without telling anybody; false where none may stand."""
        raise NotImplementedError

    def is_title(self, row: int) -> bool:
        """Tell whether a row only names those below it, so that no pasted line is meant for it."""
        del row
        return False

    def take_stock(self) -> None:
        """Look at all that was typed once some of it changed."""

    def may_type(self, index: Index) -> bool:
        """Tell whether something can be typed into a cell, or ticked."""
        return index.isValid() and bool(self.flags(index) & _WRITABLE)

    def write(self, cells: Iterable[TypedCell]) -> list[TypedCell]:
        """Take texts into several cells and tell it once; return those that may not stand there."""
        refused = [cell for cell in cells if not self.put(*cell)]
        self.take_stock()
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.edited.emit()
        return refused

    def text(self, index: Index) -> str:
        """Return what stands in a cell, as it is copied into Excel."""
        return str(self.data(index) or "").strip()

    def indexes(self) -> list[QModelIndex]:
        """Return all cells, row by row."""
        across = range(self.columnCount())
        return [self.index(row, column) for row in range(self.rowCount()) for column in across]

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole:
            value = "1" if Qt.CheckState(value) == Qt.CheckState.Checked else "0"
        return not self.write([(index.row(), index.column(), str(value))])
