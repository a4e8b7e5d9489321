"""Lines that are ticked by mouse or the space bar, and sorted by a click on a head."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from storage.spelling import sort_key
from ui.screens.lines import Line, LinesModel, LineTable

_BOX = 24  # room for a box before the words
_FIRST = 22  # letters of such columns that are always seen
_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_NUMBER = re.compile(r"\d[\d.]*")

Order = Callable[[str], Any]  # of words: what they are sorted by


class _TickedLines(LinesModel):
    """Lines with a box each; those with a title have none."""

    ticked_changed = Signal()

    def __init__(self, heads: Sequence[str], right: Collection[int], parent: QWidget) -> None:
        super().__init__(heads, right, parent)
        self.ticked: dict[str, bool] = {}  # in the order in which they were ticked

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        boxed = index.column() == 0 and not self.lines[index.row()].title
        return flags | Qt.ItemFlag.ItemIsUserCheckable if boxed else flags

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.CheckStateRole:
            return super().data(index, role)
        line = self.lines[index.row()]
        if index.column() or line.title:
            return None
        states = Qt.CheckState.Checked, Qt.CheckState.Unchecked
        return states[line.key not in self.ticked]

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick(index.row(), on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def tick(self, row: int, *, on: bool) -> None:
        """Tick a line, or take its tick away."""
        key = self.lines[row].key
        self.ticked.pop(key, None)
        if on:
            self.ticked[key] = True
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
        self.ticked_changed.emit()


class TickTable(LineTable):
    """A table whose lines have keys that are words (identities); titles keep their lines below."""

    ticked_changed = Signal()
    _whole: tuple[int, ...] = (0,)  # measured before there is an instance of it

    def __init__(
        self,
        label: str,
        heads: Sequence[str],
        right: Collection[int] = (),
        orders: Mapping[int, Order] | None = None,
    ) -> None:
        """Sort by the words, or by `orders` of them for some columns."""
        super().__init__(label, heads, right)
        self._orders = orders or {}
        self._sorted: tuple[int, bool] | None = None
        self._unsorted: Sequence[Line] = ()
        self.lines = self._ticks = _TickedLines(heads, right, self)
        self.setModel(self.lines)
        self.selectionModel().currentRowChanged.connect(self._choose)
        self._ticks.ticked_changed.connect(self.ticked_changed)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self.sort_by)
        self.measure()

    @property
    def ticked(self) -> list[str]:
        """Return the keys of the lines that are ticked, in the order of their ticking."""
        shown = {line.key for line in self.lines.lines}
        return [key for key in self._ticks.ticked if key in shown]

    @property
    def chosen_keys(self) -> list[str]:
        """Return the ticked lines, or else the one that is stood on."""
        key = self.key()
        return self.ticked or ([key] if key else [])

    def tick(self, *keys: str) -> None:
        """Tick just these lines."""
        self._ticks.ticked = dict.fromkeys(keys, True)
        self.viewport().update()
        self.ticked_changed.emit()

    def stand_on(self, key: str) -> bool:
        """Stand on a line; false if it is not shown."""
        rows = [row for row, line in enumerate(self.lines.lines) if line.key == key]
        if rows:
            self.setCurrentIndex(self.lines.index(rows[0], 0))
        return bool(rows)

    def show_lines(self, lines: Sequence[Line], heads: Sequence[str] | None = None) -> None:
        kept = self.key()
        self._unsorted = lines
        super().show_lines(self._in_order(lines), heads)
        if not (kept and self.stand_on(kept)):
            first = (row for row, line in enumerate(self.lines.lines) if not line.title)
            self.setCurrentIndex(self.lines.index(next(first, -1), 0))

    def sort_by(self, column: int) -> None:
        """Sort by a column, the other way round if it is sorted so already."""
        down = self._sorted == (column, False)
        self._sorted = column, down
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(column, order)
        self.show_lines(self._unsorted)

    def keep_whole(self, *columns: int) -> None:
        """Let these give way no further than the first column does: they tell lines apart."""
        self._whole = (0, *columns)

    def measure(self) -> None:
        super().measure()
        if self._natural:
            self._natural[0] += _BOX
            self._fit()

    def _floors(self) -> list[int]:
        """Keep readable what tells lines apart, beside its box and sign."""
        floors = super()._floors()
        most = _FIRST * self.fontMetrics().averageCharWidth() + 2 * _BOX
        for across in self._whole:
            floors[across] = max(floors[across], min(self._natural[across], most))
        return floors

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0 and self.key():
            self._ticks.tick(row, on=self.key() not in self._ticks.ticked)
            return
        super().keyPressEvent(event)

    def _in_order(self, lines: Sequence[Line]) -> list[Line]:
        if self._sorted is None:
            return list(lines)
        column, down = self._sorted
        order = self._orders.get(column, order_of)
        found: list[Line] = []
        for is_title, group in groupby(lines, key=lambda line: line.title):
            below = list(group)
            if not is_title:
                below.sort(key=lambda line: order(line.words[column]), reverse=down)
            found += below
        return found


def order_of(words: str) -> tuple[int, int, str]:
    """Order numbers and days by their value, before words by the alphabet; nothing comes last."""
    day = _DAY.search(words)
    if day:
        return 0, date(int(day[3]), int(day[2]), int(day[1])).toordinal(), ""
    number = _NUMBER.match(words)
    if number:
        return 0, int(number[0].replace(".", "")), sort_key(words)
    return (1, 0, sort_key(words)) if words else (2, 0, "")
