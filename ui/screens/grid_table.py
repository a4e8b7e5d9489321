"""A biểu on screen: the cells that paper has; Enter or a double click asks what is behind one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from resources.wording import _
from ui.paper.cells import table_words
from ui.paper.document import Grid
from ui.screens.look import ROW
from ui.screens.table import Index
from ui.screens.tips import told

_ROOT = QModelIndex()
_NUMBERS = ("number", "percent")
_WIDEST = 300  # of a column, in logical pixels
_NARROWEST = 44
_AIR = 12  # above and below the words of a head
_EMPTY = Grid("", (), ())


class GridModel(QAbstractTableModel):
    """The cells of one grid, said as paper says them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = _EMPTY
        self._words: list[list[str]] = []

    def show_grid(self, grid: Grid) -> None:
        """Show another grid."""
        self.beginResetModel()
        self.grid = grid
        self._words = table_words(grid)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.grid.columns)

    def words(self, row: int, column: int) -> str:
        """Return what a cell says."""
        return self._words[row][column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return told(self.words(row, column), role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            kind = self.grid.columns[column].kind
            if kind in _NUMBERS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            return Qt.AlignmentFlag.AlignCenter if kind == "centre" else None
        if role == Qt.ItemDataRole.FontRole and self.grid.total and row == len(self._words) - 1:
            return _bold()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = self.grid.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            said = f"{column.group}: {column.title}" if column.group else column.title
            return told(said, role)
        return None


class GridTable(QTableView):
    """A grid to look at; `asked` gives what is behind a cell, with its row and column in words."""

    asked = Signal(object, str, str)  # the Source, what the row is about, the head of the column

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = GridModel(self)
        self.setModel(self.cells)
        self.setAccessibleName(_("Biểu số liệu"))
        self.setProperty("look", "grid")
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.activated.connect(self._ask)

    def show_grid(self, grid: Grid) -> None:
        """Show another grid, its columns as broad as they need."""
        self.cells.show_grid(grid)
        self.setAccessibleName(grid.title)
        room = self.fontMetrics()
        for at, column in enumerate(grid.columns):
            said = [self.cells.words(row, at) for row in range(len(grid.rows))]
            longest = max(column.title.split(), key=len, default="")
            wide = max(room.horizontalAdvance(text) for text in [f"{longest}nn", *said])
            self.setColumnWidth(at, max(_NARROWEST, min(_WIDEST, wide + 22)))
        self._make_head_high()
        if grid.rows:
            self.setCurrentIndex(self.cells.index(0, 0))

    def _make_head_high(self) -> None:
        """Give the heads as many lines as their words need."""
        metrics = QFontMetrics(_bold())
        flags = (Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap).value
        heights = [ROW]
        for at in range(self.cells.columnCount()):
            text = str(self.cells.headerData(at, Qt.Orientation.Horizontal))
            room = QRect(0, 0, self.columnWidth(at) - 8, 0)
            heights.append(metrics.boundingRect(room, flags, text).height() + _AIR)
        self.horizontalHeader().setFixedHeight(max(heights))

    def _ask(self, index: QModelIndex) -> None:
        source = self.cells.grid.sources.get((index.row(), index.column()))
        if source is not None:
            head = self.cells.grid.columns[index.column()].title
            self.asked.emit(source, self._named(index.row()), head)

    def _named(self, row: int) -> str:
        """Name a row by its first words."""
        kinds = [each.kind for each in self.cells.grid.columns]
        texts = [self.cells.words(row, at) for at, kind in enumerate(kinds) if kind == "text"]
        return next(filter(None, texts), "")


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
