"""The table of a month's counts: names at the left, numbers and ticks, what is to be seen."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from storage.month_grid import Cell
from ui.screens.count_grid import YES, CountGrid
from ui.screens.typing_table import TypingTable

# Widths in letters, so that larger letters make wider columns.
_NUMBER = 15  # money is seen whole as it is typed
_NAME = 22  # hamlets differ late in their names


class CountTable(TypingTable):
    """Shows a `CountGrid`; 1 or x ticks, as Space does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.grid = CountGrid()
        super().__init__(self.grid, parent)

    def typed_now(self) -> dict[Cell, str]:
        """Return what was typed, with what is being typed in a cell just now."""
        typed = dict(self.grid.entered)
        open_cell = self.cell.being_typed()
        if open_cell:
            row, across, text = open_cell
            cell = self.grid.cell_at(self.grid.index(row, across))
            typed |= {cell: text} if cell else {}
        return typed

    def measure(self) -> None:
        """Fit the columns; most room goes to the words about a line."""
        self.prefer(self.grid.columnCount() - 1)
        super().measure()
        least = _NUMBER * self.fontMetrics().averageCharWidth()
        for across in range(1, len(self._natural) - 1):
            self._natural[across] = max(self._natural[across], least)
        self._fit()

    def _floors(self) -> list[int]:
        names, *others = super()._floors()
        letter = self.fontMetrics().averageCharWidth()
        return [max(names, min(self._natural[0], _NAME * letter)), *others]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.text().lower() in YES and self.grid.is_tick(here):
            self.grid.write([(here.row(), here.column(), event.text())])
        else:
            super().keyPressEvent(event)
