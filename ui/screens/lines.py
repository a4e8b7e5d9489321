"""Tables of plain values: each line has words, perhaps a sign with a colour, and what it means."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.screens.icons import icon
from ui.screens.look import tone_colour
from ui.screens.row_table import RecordTable
from ui.screens.table import Index
from ui.screens.tips import plain_tip

_ROOT = QModelIndex()
_SAID = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words; `key` is what it stands for, a `title` stands above other lines.

    `sign` is an icon before the first words, `tone` their colour: good, warning, bad or muted;
    `tip` says more of it, by mouse and for a screen reader.
    """

    words: tuple[str, ...]
    key: Any = None
    sign: str = ""
    tone: str = ""
    title: bool = False
    tip: str = ""


class LinesModel(QAbstractTableModel):
    """Lines under their heads."""

    def __init__(
        self, heads: Sequence[str], right: Collection[int] = (), parent: QObject | None = None
    ) -> None:
        """Columns whose place is in `right` hold numbers."""
        super().__init__(parent)
        self._heads = tuple(heads)
        self._right = frozenset(right)
        self.lines: tuple[Line, ...] = ()
        self.head_tips: Mapping[int, str] = {}

    def show_lines(self, lines: Sequence[Line], heads: Sequence[str] | None = None) -> None:
        """Replace all lines, and the heads if others are given."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self._heads = self._heads if heads is None else tuple(heads)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.lines[index.row()].title:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, across = self.lines[index.row()], index.column()
        if role in _SAID:
            words = line.words[across] if across < len(line.words) else ""
            return _told(words, line.tip, role)
        if role == Qt.ItemDataRole.TextAlignmentRole and across in self._right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and line.title:
            return _bold()
        if role == Qt.ItemDataRole.DecorationRole and across == 0 and line.sign:
            return icon(line.sign, tone_colour(line.tone))
        if role == Qt.ItemDataRole.ForegroundRole and across == 0 and line.tone:
            return tone_colour(line.tone)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.head_tips.get(section, self._heads[section]))
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section in self._right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class LineTable(RecordTable):
    """A table of lines; Enter or a double click opens what a line stands for."""

    opened = Signal(object)  # the key of the line
    asked = Signal(object, int)  # the same, and the column that was stood on
    chosen = Signal(object)  # the key of the line the user stands on

    def __init__(
        self,
        label: str,
        heads: Sequence[str],
        right: Collection[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.lines = LinesModel(heads, right, self)
        self.setModel(self.lines)
        self.setAccessibleName(label)
        self.activated.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._choose)
        self.measure()

    def stand_on_cells(self) -> None:
        """Let the arrows go from cell to cell: each opens something of its own (`asked`)."""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)

    def explain(self, tips: Mapping[int, str]) -> None:
        """Say what columns mean, by mouse over their heads and for a screen reader."""
        self.lines.head_tips = tips
        self.setAccessibleDescription(" ".join(tips.values()))

    def show_lines(self, lines: Sequence[Line], heads: Sequence[str] | None = None) -> None:
        """Show other lines."""
        self.lines.show_lines(lines, heads)
        self.clearSpans()
        for row, line in enumerate(lines):
            if line.title:
                self.setSpan(row, 0, 1, self.lines.columnCount())
        self.measure()

    def key(self) -> Any:
        """Return the key of the line the user stands on, none if there is none."""
        row = self.currentIndex().row()
        return self.lines.lines[row].key if 0 <= row < len(self.lines.lines) else None

    def words(self) -> list[tuple[str, ...]]:
        """Return what the table says, line by line."""
        return [line.words for line in self.lines.lines]

    def _open(self, index: QModelIndex) -> None:
        key = self.lines.lines[index.row()].key
        if key is not None:
            self.opened.emit(key)
            self.asked.emit(key, index.column())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.lines.lines[index.row()].key)


def _told(words: str, tip: str, role: int) -> str:
    if role == Qt.ItemDataRole.AccessibleDescriptionRole:
        return tip
    if role != Qt.ItemDataRole.ToolTipRole:
        return words
    return plain_tip(f"{words}\n{tip}" if tip else words)


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
