"""The cells of a month's grid: what the books say, what was typed over it, what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from resources.wording import _
from storage.grid_entry import all_reviewed, changed, number_of, ticked_along, wrong
from storage.month_grid import REST, WHOLE, Cell, Line, MonthGrid
from ui.screens.icons import icon
from ui.screens.look import tone_colour
from ui.screens.table import Index
from ui.screens.tips import plain_tip
from ui.screens.typing_grid import TypingGrid
from ui.screens.words import count_words

_ROOT = QModelIndex()
_SHORT = 12  # letters that a head has in one line
_AIR = "\u2003"  # between numbers at the right and words at the left
YES = frozenset({"x", "1", "có", "co", "v", "✓"})
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CountGrid(TypingGrid):
    """Names at the left, numbers to fill in, and at the right what is to be seen about a line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid: MonthGrid | None = None
        self.entered: dict[Cell, str] = {}
        self.wrong: dict[Cell, str] = {}
        self._roles: dict[int, Callable[[Index], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._words,
            Qt.ItemDataRole.EditRole: self._typing,
            Qt.ItemDataRole.TextAlignmentRole: self._alignment,
            Qt.ItemDataRole.ForegroundRole: self._colour,
            Qt.ItemDataRole.DecorationRole: self._sign,
            Qt.ItemDataRole.FontRole: self._font,
            Qt.ItemDataRole.CheckStateRole: self._tick,
            Qt.ItemDataRole.ToolTipRole: lambda index: plain_tip(self._tip(index)),
            Qt.ItemDataRole.AccessibleTextRole: self._aloud,
        }

    def show_grid(self, grid: MonthGrid, entered: Mapping[Cell, str]) -> None:
        """Show a grid anew, with what was typed over it already."""
        self.beginResetModel()
        self.grid = grid
        self.entered = changed(grid, entered)
        self.wrong = wrong(grid, self.entered)
        self.endResetModel()

    def cell_at(self, index: Index) -> Cell | None:
        """Return the cell of an index; none for a name, a sum or a note."""
        if not self.grid or not index.isValid() or index.row() >= len(self.grid.lines):
            return None
        across = index.column() - 1
        cells = self.grid.lines[index.row()].cells
        return cells[across] if 0 <= across < len(cells) else None

    def is_tick(self, index: Index) -> bool:
        """Tell whether a cell is ticked rather than filled in."""
        columns = self.grid.columns if self.grid else ()
        across = index.column() - 1
        return 0 <= across < len(columns) and columns[across].tick

    def may_type(self, index: Index) -> bool:
        cell = self.cell_at(index)
        return bool(self.grid and cell and self.grid.may_change(cell))

    def text(self, index: Index) -> str:
        return "x" if self._tick(index) == Qt.CheckState.Checked else super().text(index)

    def put(self, row: int, across: int, text: str) -> bool:
        index = self.index(row, across)
        cell = self.cell_at(index)
        if self.grid is None or cell is None or not self.grid.may_change(cell):
            return False
        yes = self.is_tick(index) and text.strip().lower() in YES
        self.entered |= ticked_along(self.grid, cell, "1" if yes else text)
        return True

    def take_stock(self) -> None:
        if self.grid:
            self.entered = changed(self.grid, self.entered)
            self.wrong = wrong(self.grid, self.entered)

    def review_all(self) -> None:
        """Tick every place that was not reviewed yet."""
        if self.grid:
            ticks = all_reviewed(self.grid)
            here = (one for one in self.indexes() if self.cell_at(one) in ticks)
            self.write((one.row(), one.column(), "1") for one in here)

    def first_wrong(self) -> QModelIndex:
        """Return the first cell that is wrong."""
        found = (one for one in self.indexes() if self.cell_at(one) in self.wrong)
        return next(found, QModelIndex())

    def rowCount(self, parent: Index = _ROOT) -> int:
        if parent.isValid() or not self.grid:
            return 0
        return len(self.grid.lines) + self.grid.adds_up

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or not self.grid else len(self.grid.columns) + 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.may_type(index):
            return flags
        ticked = self.is_tick(index)
        return flags | (Qt.ItemFlag.ItemIsUserCheckable if ticked else Qt.ItemFlag.ItemIsEditable)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        say = self._roles.get(role)
        return say(index) if say and self.grid else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or not self.grid:
            return None
        first = _("Nội dung") if WHOLE in self.grid.slots else _("Thôn, tổ")
        heads = [first, *(column.name for column in self.grid.columns), _AIR + _("Cần xem")]
        if role == Qt.ItemDataRole.DisplayRole:
            return in_two_lines(heads[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(heads[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            number = 0 < section < len(heads) - 1 and not self.grid.columns[section - 1].tick
            return _NUMBERS if number else left
        return None

    def _words(self, index: Index) -> str:
        assert self.grid
        across = index.column()
        if index.row() == len(self.grid.lines):
            return self._sum_words(across)
        line, cell = self.grid.lines[index.row()], self.cell_at(index)
        if across == 0:
            alone = len(self.grid.units) == 1 or not line.unit
            return line.label if alone else f"{line.label} ({line.unit})"
        if cell is None:
            note = self._note(line) if across > len(line.cells) else ""
            return f"{_AIR}{note}" if note else ""
        if self.is_tick(index) and cell.slot != REST:
            return ""
        return self._said(cell)

    def _typing(self, index: Index) -> str:
        cell = self.cell_at(index)
        if cell is None:
            return ""
        return self.entered.get(cell) or str(self._number(cell) or "")

    def _said(self, cell: Cell) -> str:
        number = self._number(cell)
        if number is None:
            return self.entered[cell]
        return count_words(number) if number else ""

    def _number(self, cell: Cell) -> int | None:
        assert self.grid
        typed = self.entered.get(cell)
        return self.grid.value(cell) if typed is None else number_of(typed)

    def _sum_words(self, across: int) -> str:
        assert self.grid
        if across == 0:
            return _("Cộng")
        cells = [line.cells[across - 1] for line in self.grid.lines if across <= len(line.cells)]
        total = sum(self._number(cell) or 0 for cell in cells if cell)
        return count_words(total) if total else ""

    def _note(self, line: Line) -> str:
        assert self.grid
        wrong = next((self.wrong[cell] for cell in line.cells if cell in self.wrong), "")
        slots = {cell.slot for cell in line.cells if cell}
        several = max((len(self.grid.slots[slot].activities) for slot in slots), default=0)
        if wrong or not (several > 1 or REST in slots):
            return wrong
        return _("Gồm {count} hoạt động; sửa ở sổ hoạt động.").format(count=several)

    def _alignment(self, index: Index) -> Any:
        assert self.grid
        return _NUMBERS if 0 < index.column() <= len(self.grid.columns) else None

    def _colour(self, index: Index) -> QColor | None:
        cell = self.cell_at(index)
        if cell in self.wrong:
            return tone_colour("bad")
        assert self.grid
        note = index.column() == len(self.grid.columns) + 1
        if note:
            return tone_colour("bad" if self._has_wrong(index.row()) else "muted")
        return tone_colour("muted") if cell and not self.grid.may_change(cell) else None

    def _sign(self, index: Index) -> QIcon | None:
        """Mark what is wrong by more than its colour."""
        return icon("bad", tone_colour("bad")) if self.cell_at(index) in self.wrong else None

    def _font(self, index: Index) -> QFont | None:
        """Show sums and what was typed and not saved yet in bold."""
        assert self.grid
        font = QFont()
        font.setBold(True)
        bold = index.row() == len(self.grid.lines) or self.cell_at(index) in self.entered
        return font if bold else None

    def _tick(self, index: Index) -> Qt.CheckState | None:
        cell = self.cell_at(index)
        if not cell or not self.is_tick(index) or cell.slot == REST:
            return None
        return Qt.CheckState.Checked if self._number(cell) else Qt.CheckState.Unchecked

    def _tip(self, index: Index) -> str:
        cell = self.cell_at(index)
        return self.wrong.get(cell, "") if cell else self._words(index)

    def _aloud(self, index: Index) -> str:
        """Say a cell to a screen reader: which line, which column, what stands in it."""
        head = self.headerData(
            index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
        )
        line = self._words(self.index(index.row(), 0))
        said = _("có") if self._tick(index) == Qt.CheckState.Checked else self._words(index)
        return ", ".join(filter(None, (line, head, said, self._tip(index))))

    def _has_wrong(self, row: int) -> bool:
        lines = self.grid.lines if self.grid else ()
        return row < len(lines) and any(cell in self.wrong for cell in lines[row].cells)


def in_two_lines(words: str) -> str:
    """Break a long head near its middle, so that numbers need no wide column."""
    if len(words) <= _SHORT:
        return words
    gaps = [place for place, letter in enumerate(words) if letter == " "]
    middle = min(gaps, key=lambda place: abs(2 * place - len(words)), default=0)
    return f"{words[:middle]}\n{words[middle + 1 :]}" if middle else words
