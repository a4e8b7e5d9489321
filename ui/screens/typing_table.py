"""A table to type into as into Excel: Enter goes down, Tab on, Ctrl+V pastes a block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from resources.wording import _
from ui.screens.row_table import RecordTable
from ui.screens.table import Index
from ui.screens.typing_grid import TypedCell, TypingGrid

_Hint = QAbstractItemDelegate.EndEditHint
_Trigger = QAbstractItemView.EditTrigger
_DOWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVING = (Qt.Key.Key_Down, Qt.Key.Key_Up, *_DOWN)
_EMPTYING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_OUTSIDE = -1  # the row of what was pasted beyond the last one


class TypingTable(RecordTable):
    """Shows a `TypingGrid`; after the last cell Tab leaves the table, Ctrl+Tab at once."""

    typing = Signal()  # something is being typed into a cell
    pasted = Signal(int, int)  # cells that were taken, and cells that may not be

    def __init__(self, grid: TypingGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        grid.setParent(self)
        self.cell = CellDelegate(self)
        self.cell.typed.connect(self.typing)
        self.setModel(grid)
        self.setItemDelegate(self.cell)
        self.setProperty("look", "grid")
        self.setAccessibleDescription(_("Tab sang ô sau, Ctrl+Tab ra khỏi bảng."))
        self.setShowGrid(True)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)  # heads have two lines
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            _Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked
        )

    def settle(self) -> None:
        """Take what is still being typed in a cell."""
        self.cell.settle()

    def stand_on(self, row: int, across: int) -> None:
        """Stand on a cell, in sight, with the keyboard."""
        self.setCurrentIndex(self._grid.index(row, across))
        self.scrollTo(self.currentIndex())
        self.setFocus()

    def stand_first(self) -> None:
        """Stand on the first cell that can be filled in."""
        cell = next(filter(self._grid.may_type, self._grid.indexes()), None)
        if cell is not None:
            self.setCurrentIndex(cell)

    def paste(self, text: str) -> None:
        """Type a block as Excel gives it, from the cell the user stands on, leaving titles out."""
        cells = list(self._cells_for(text)) if self.currentIndex().isValid() else []
        if cells:
            outside = [cell for cell in cells if cell[0] == _OUTSIDE]
            refused = self._grid.write(cell for cell in cells if cell[0] != _OUTSIDE)
            lost = sum(bool(said.strip()) for _row, _across, said in (*outside, *refused))
            self.pasted.emit(len(cells) - len(outside) - len(refused), lost)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        clipboard = QGuiApplication.clipboard()
        if event.key() in _TABS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(clipboard.text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            clipboard.setText(self._chosen_text())
        elif event.key() in _EMPTYING:
            self._grid.write((one.row(), one.column(), "") for one in self.selectedIndexes())
        elif event.key() in _DOWN:
            self._go_down()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  # as Qt has it
        return self._go_on(forward=forward) or super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, _Hint.NoHint)
        if hint in (_Hint.EditNextItem, _Hint.EditPreviousItem):  # Tab and back
            self._go_on(forward=hint == _Hint.EditNextItem)

    def _go_on(self, *, forward: bool) -> bool:
        here = self.currentIndex()
        every = self._grid.indexes() if forward else self._grid.indexes()[::-1]
        place = (here.row(), here.column())
        beyond = (
            one for one in every if one != here and ((one.row(), one.column()) > place) == forward
        )
        return self._stand_on_next(beyond)

    def _go_down(self) -> None:
        here = self.currentIndex()
        below = range(here.row() + 1, self._grid.rowCount())
        self._stand_on_next(self._grid.index(row, here.column()) for row in below)

    def _stand_on_next(self, indexes: Iterable[QModelIndex]) -> bool:
        cell = next(filter(self._grid.may_type, indexes), None)
        if cell is not None:
            self.setCurrentIndex(cell)
        return cell is not None

    def _cells_for(self, text: str) -> Iterator[TypedCell]:
        """Yield each cell of a block with the place that it falls on, or outside."""
        start, grid = self.currentIndex(), self._grid
        rows = [row for row in range(start.row(), grid.rowCount()) if not grid.is_title(row)]
        for place, line in enumerate(text.rstrip("\r\n").split("\n") if text.strip() else ()):
            for across, said in enumerate(line.rstrip("\r").split("\t"), start.column()):
                inside = place < len(rows) and across < grid.columnCount()
                yield (rows[place] if inside else _OUTSIDE), across, said

    def _chosen_text(self) -> str:
        lines: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes()):
            if not self._grid.is_title(index.row()):
                lines.setdefault(index.row(), []).append(self._grid.text(index))
        return "\n".join("\t".join(line) for line in lines.values())


class CellDelegate(QStyledItemDelegate):
    """Gives a line to type into, and remembers it while it is open."""

    typed = Signal()

    def __init__(self, parent: TypingTable) -> None:
        super().__init__(parent)
        self._table = parent
        self._line: QLineEdit | None = None
        self._place = QPersistentModelIndex()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setAlignment(index.data(Qt.ItemDataRole.TextAlignmentRole))
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        line.textEdited.connect(lambda _text: self.typed.emit())
        self._line, self._place = line, QPersistentModelIndex(index)
        return line

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self._line:
            self._line = None
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter and the arrows leave the open cell for the one below or above."""
        pressed = event.type() == QEvent.Type.KeyPress
        if not (pressed and isinstance(event, QKeyEvent) and event.key() in _LEAVING):
            return super().eventFilter(watched, event)
        self.settle()
        QGuiApplication.sendEvent(self._table, event)
        return True

    def being_typed(self) -> TypedCell | None:
        """Return the cell that is open and what stands in it."""
        if self._line is None or not self._place.isValid():
            return None
        return self._place.row(), self._place.column(), self._line.text()

    def settle(self) -> None:
        """Take what stands in the open cell."""
        line, self._line = self._line, None
        if line is not None:
            self.commitData.emit(line)
            self.closeEditor.emit(line, _Hint.NoHint)
