"""The table in which past figures are typed and pasted, cell by cell or a block out of Excel."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from resources.wording import _
from ui.screens.look import ROW
from ui.screens.past_cells import SOURCE
from ui.screens.past_grid import PastGrid

# Widths in letters, so that larger letters make wider columns.
_FIGURE, _PRECISION, _OWN_SOURCE = 11, 18, 30
_NAMES = 0.36  # at most so much of the width goes to the names of indicators
_AROUND = 12  # above and below the words of a row


class PastTable(QTableView):
    """Enter goes down, Tab to the right; Ctrl+V pastes a block, Delete empties what is chosen."""

    typing = Signal()  # something is being typed into a cell
    pasted = Signal(int, int)  # cells that were written, and cells that may not be

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = PastGrid(self)
        self.cell = _CellDelegate(self)
        self.cell.typed.connect(self.typing)
        self.setProperty("look", "grid")
        self.setModel(self.grid)
        self.setItemDelegate(self.cell)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Bảng số liệu các năm trước"))
        names = self.verticalHeader()
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.grid.modelReset.connect(self._fit)

    def settle(self) -> None:
        """Take what is still being typed in a cell."""
        self.cell.settle()

    def typed_now(self) -> dict[str, dict[str, str]]:
        """Return what was typed, with what is being typed in a cell just now."""
        typed = {key: dict(cells) for key, cells in self.grid.typed.items()}
        place, text = self.cell.being_typed()
        if place.isValid():
            key, code = self.grid.columns[place.column()].key, self.grid.rows[place.row()].code
            typed.setdefault(key, {})[code] = text
        return typed

    def stand_on(self, row: int, across: int) -> None:
        """Stand on a cell, in sight."""
        self.setCurrentIndex(self.grid.index(row, across))
        self.scrollTo(self.currentIndex())
        self.setFocus()

    def paste(self, text: str) -> None:
        """Write a block as Excel gives it, from the cell the user stands on, leaving titles out."""
        place = self.currentIndex()
        rows = [
            r for r in range(place.row(), len(self.grid.rows)) if not self.grid.rows[r].is_title
        ]
        lines = text.rstrip("\r\n").split("\n")
        if not place.isValid() or not text.strip():
            return
        written, refused = 0, sum(bool(line.strip()) for line in lines[len(rows) :])
        for row, line in zip(rows, lines, strict=False):
            for across, cell in enumerate(line.rstrip("\r").split("\t"), place.column()):
                if across < len(self.grid.columns) and self.grid.write(row, across, cell):
                    written += 1
                elif cell.strip():
                    refused += 1
        self.pasted.emit(written, refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        clipboard = QGuiApplication.clipboard()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(clipboard.text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            clipboard.setText(self._chosen_text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for index in self.selectedIndexes():
                self.grid.write(index.row(), index.column(), "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.cell.is_closed:  # an open cell goes down once it is taken
                self._go_down()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:  # Enter
            self._go_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _go_down(self) -> None:
        place = self.currentIndex()
        below = range(place.row() + 1, len(self.grid.rows))
        row = next((r for r in below if not self.grid.rows[r].is_title), None)
        if row is not None:
            self.setCurrentIndex(self.grid.index(row, place.column()))

    def _chosen_text(self) -> str:
        chosen = self.selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        across = sorted({index.column() for index in chosen})
        shown = [row for row in rows if not self.grid.rows[row].is_title]
        return "\n".join("\t".join(self.grid.text(r, c) for c in across) for r in shown)

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        letter, model = metrics.averageCharWidth(), self.grid
        self.verticalHeader().setDefaultSectionSize(max(ROW, metrics.lineSpacing() + _AROUND))
        said = (str(model.headerData(r, Qt.Orientation.Vertical)) for r in range(model.rowCount()))
        widest = max((metrics.horizontalAdvance(words) for words in said), default=0) + 5 * letter
        self.verticalHeader().setFixedWidth(min(widest, round(self.width() * _NAMES)))
        widths = {"figure": _FIGURE, "precision": _PRECISION, "source": _OWN_SOURCE}
        for across, column in enumerate(model.columns):
            head = str(model.headerData(across, Qt.Orientation.Horizontal)).splitlines()
            wide = max(metrics.horizontalAdvance(words) for words in head) * 11 // 10 + 2 * letter
            self.setColumnWidth(across, max(wide, widths[column.says] * letter))
        self.clearSpans()
        self._span_source()

    def _span_source(self) -> None:
        """Let the source of a column reach over the columns that belong to its figures."""
        for row, each in enumerate(self.grid.rows):
            for across, column in enumerate(self.grid.columns):
                belong = [c for c in self.grid.columns if c.column == column.column]
                if each.code == SOURCE and column.says == "figure" and len(belong) > 1:
                    self.setSpan(row, across, 1, len(belong))


class _CellDelegate(QStyledItemDelegate):
    """Gives a line to type into, and remembers it while it is open."""

    typed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line: QLineEdit | None = None
        self._place = QPersistentModelIndex()

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setAccessibleName(_("Ô đang nhập"))
        line.textEdited.connect(lambda _text: self.typed.emit())
        self._line, self._place = line, QPersistentModelIndex(index)
        return line

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if editor is self._line:
            self._line = None
        super().destroyEditor(editor, index)

    @property
    def is_closed(self) -> bool:
        """Tell whether no cell is being typed into."""
        return self._line is None

    def being_typed(self) -> tuple[QPersistentModelIndex, str]:
        """Return the cell that is open and what stands in it; no valid cell if none is."""
        if self._line is None:
            return QPersistentModelIndex(), ""
        return self._place, self._line.text()

    def settle(self) -> None:
        """Take what stands in the open cell."""
        if self._line is not None:
            self.commitData.emit(self._line)
            self.closeEditor.emit(self._line, QAbstractItemDelegate.EndEditHint.NoHint)
