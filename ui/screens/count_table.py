"""A table to type numbers into: Enter goes down, Tab on, arrows anywhere; Ctrl+V pastes a block."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.screens.count_grid import CountGrid
from ui.screens.row_table import RecordTable

_Hint = QAbstractItemDelegate.EndEditHint
_LEAVING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CountTable(RecordTable):
    """Shows a `CountGrid`; at the last cell Tab leaves the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = CountGrid(self)
        self.cell = _CellDelegate(self)
        self.setModel(self.grid)
        self.setItemDelegate(self.cell)
        self.setShowGrid(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setObjectName("countTable")

    def measure(self) -> None:
        """Fit the columns; most room goes to the words about a line."""
        self.prefer(self.grid.columnCount() - 1)
        super().measure()

    def settle(self) -> None:
        """Take what is still being typed in a cell."""
        self.cell.settle()

    def stand_first(self) -> None:
        """Stand on the first cell that can be filled in."""
        cells = self._cells()
        if cells:
            self.setCurrentIndex(cells[0])

    def paste(self, text: str) -> None:
        """Type a block as Excel gives it, from the cell the user stands on."""
        start, grid = self.currentIndex(), self.grid
        texts = {}
        for down, line in enumerate(text.rstrip("\r\n").split("\n")):
            for across, said in enumerate(line.rstrip("\r").split("\t")):
                cell = grid.cell_at(grid.index(start.row() + down, start.column() + across))
                if cell:
                    texts[cell] = said
        if text.strip():
            grid.write(texts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._chosen_text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            chosen = (self.grid.cell_at(index) for index in self.selectedIndexes())
            self.grid.write({cell: "" for cell in chosen if cell})
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_down()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  # as Qt has it
        return self._go_on(forward=forward) or super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, _Hint.NoHint)
        if hint in (_Hint.EditNextItem, _Hint.EditPreviousItem):  # Tab and back
            self._go_on(forward=hint == _Hint.EditNextItem)

    def _cells(self) -> list[QModelIndex]:
        grid = self.grid
        every = (
            grid.index(row, across)
            for row in range(grid.rowCount())
            for across in range(grid.columnCount())
        )
        return [index for index in every if grid.may_type(index)]

    def _go_on(self, *, forward: bool) -> bool:
        here = self.currentIndex()
        place = (here.row(), here.column())
        cells = self._cells() if forward else self._cells()[::-1]
        beyond = (
            one for one in cells if ((one.row(), one.column()) > place) == forward and one != here
        )
        cell = next(beyond, None)
        if cell is not None:
            self.setCurrentIndex(cell)
        return cell is not None

    def _go_down(self) -> None:
        here = self.currentIndex()
        below = (self.grid.index(row, here.column()) for row in range(here.row() + 1, 10_000))
        cells = (one for one in below if not one.isValid() or self.grid.may_type(one))
        cell = next(cells)
        if cell.isValid():
            self.setCurrentIndex(cell)

    def _chosen_text(self) -> str:
        lines: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes()):
            lines.setdefault(index.row(), []).append(self.grid.text(index))
        return "\n".join("\t".join(line) for line in lines.values())


class _CellDelegate(QStyledItemDelegate):
    """Gives a line to type into; Enter and the arrows leave it for the next cell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line: QLineEdit | None = None

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        del option
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        self._line = line
        return line

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        self._line = None
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            table = self.parent()
            if event.key() in _LEAVING and isinstance(table, CountTable):
                self.settle()
                QGuiApplication.sendEvent(table, event)
                return True
        return super().eventFilter(watched, event)

    def settle(self) -> None:
        """Take what stands in the open cell."""
        line, self._line = self._line, None
        if line is not None:
            self.commitData.emit(line)
            self.closeEditor.emit(line, _Hint.NoHint)
