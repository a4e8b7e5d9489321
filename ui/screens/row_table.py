"""A table that fits its columns to the room it has: nothing is ever cut by a scroll bar."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.screens.look import ROW

# Widths in letters, so that larger letters make wider columns.
_NARROW = 8
_BROAD = 48
_SQUEEZED = 11  # no column gives way further than this
_FIRST = 20  # nor the column that matters most
_LITTLE = 8  # logical pixels that give way at a time
_AROUND = 12  # above and below the words of a row
_SIGN = 26  # room for a sign before the words
_SAMPLE = 60  # rows that say how wide columns are: some three windows full


@dataclass(slots=True)
class Arrangement:
    """Which columns whoever is at the desk wants and which not, and how wide, in letters."""

    wanted: set[int] = field(default_factory=set)  # never left out for want of room
    left_out: set[int] = field(default_factory=set)
    widths: dict[int, float] = field(default_factory=dict)


class RecordTable(QTableView):
    """Rows of one height, a click on a head sorts, Tab goes on to the next widget."""

    dragged = Signal()  # the user made a column wider or narrower

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._natural: list[int] = []
        self._said: list[bool] = []
        self._main: int | None = 0
        self._spare: tuple[int, ...] = ()
        self._arranged = Arrangement()
        self._fitting = False
        self.horizontalHeader().sectionResized.connect(self._note_width)

    @property
    def arranged(self) -> Arrangement:
        """Return how the user has arranged the columns; without a word they fit by themselves."""
        return self._arranged

    def arrange(self, arranged: Arrangement) -> None:
        """Arrange the columns as the user wants them."""
        self._arranged = arranged
        self._fit()

    def seen_columns(self) -> list[int]:
        """Return the columns that are shown now."""
        places = range(self.model().columnCount())
        return [across for across in places if not self.isColumnHidden(across)]

    def widen(self, across: int, letters: int) -> None:
        """Make a column wider, or narrower, by so many letters, as by dragging its edge."""
        letter = self.fontMetrics().averageCharWidth()
        wide = self.columnWidth(across) / letter + letters
        self._arranged.widths[across] = max(wide, _NARROW)
        self._fit()
        self.dragged.emit()

    def prefer(self, main: int | None, spare: Collection[int] = ()) -> None:
        """Give most room to one column, or the same to all (none).

        The `spare` columns are left out, the first one first, when there is too little room for
        all, or when they are empty.
        """
        self._main, self._spare = main, tuple(spare)

    def measure(self) -> None:
        """Look at the rows anew and fit the columns."""
        metrics, model = self.fontMetrics(), self.model()
        letter = metrics.averageCharWidth()
        self.verticalHeader().setDefaultSectionSize(max(ROW, metrics.lineSpacing() + _AROUND))
        rows = range(min(model.rowCount(), _SAMPLE))
        self._natural, self._said = [], []
        for across in range(model.columnCount()):
            head = str(model.headerData(across, Qt.Orientation.Horizontal)).splitlines()
            longest = max((metrics.horizontalAdvance(line) for line in head), default=0)
            wide = longest * 11 // 10 + 34
            said = {str(model.data(model.index(row, across)) or "") for row in rows}
            widest = max((metrics.horizontalAdvance(words) for words in said), default=0)
            widest += _SIGN if across == 0 and self._is_signed(rows) else 0
            natural = max(wide, widest + 16, _NARROW * letter)
            self._natural.append(min(natural, max(_BROAD * letter, wide)))
            self._said.append(widest > 0)
        self._fit()

    def _is_signed(self, rows: range) -> bool:
        """Tell whether signs stand before the words of the first column."""
        picture = Qt.ItemDataRole.DecorationRole
        return any(self.model().index(row, 0).data(picture) is not None for row in rows)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on no row by being passed through: Qt would take the first, and open it."""
        if self.currentIndex().isValid() or self.model() is None:
            super().focusInEvent(event)
            return
        with QSignalBlocker(self.selectionModel()):
            super().focusInEvent(event)
            self.selectionModel().clearCurrentIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model():
            self.measure()

    def _fit(self) -> None:
        if not self._natural:
            return
        room, floors = self.viewport().width(), self._floors()
        shown = self._shown(floors, room)
        given = self._given()
        widths = {across: given.get(across, self._natural[across]) for across in shown}
        floors = [min(floor, widths.get(across, floor)) for across, floor in enumerate(floors)]
        spare = room - sum(widths.values())
        while spare < 0:  # what has most to give gives way, a little at a time
            free = [one for one in widths if one not in given and widths[one] > floors[one]]
            most = max(free or widths, key=lambda across: widths[across] - floors[across])
            gives = widths[most] - floors[most]
            if gives <= 0:
                break
            widths[most] -= min(gives, -spare, _LITTLE)
            spare = room - sum(widths.values())
        growing = self._growing(shown, given)
        for across in growing:
            widths[across] += max(spare, 0) // len(growing)
        self._fitting = True
        for across, width in widths.items():
            self.setColumnWidth(across, width)
        self._fitting = False

    def _growing(self, shown: list[int], given: Mapping[int, int]) -> list[int]:
        """Return the columns that get the room that is left: never one whose width was chosen."""
        if self._main in shown and self._main not in given:
            return [self._main]
        return [across for across in shown if across not in given]

    def _given(self) -> dict[int, int]:
        letter = self.fontMetrics().averageCharWidth()
        return {across: round(wide * letter) for across, wide in self._arranged.widths.items()}

    def _note_width(self, across: int, _before: int, width: int) -> None:
        """Keep the width of a column that the user drags; the others fit when it is let go."""
        if not self._fitting and width > 0 and self.isVisible() and self._natural:
            self._arranged.widths[across] = width / self.fontMetrics().averageCharWidth()
            self.dragged.emit()

    def _floors(self) -> list[int]:
        """Return how far each column may give way."""
        letter = self.fontMetrics().averageCharWidth()
        floors = [min(wide, _SQUEEZED * letter) for wide in self._natural]
        if self._main is not None:
            floors[self._main] = min(self._natural[self._main], _FIRST * letter)
        return floors

    def _shown(self, floors: list[int], room: int) -> list[int]:
        """Leave out the spare columns that say nothing, or that there is no room for."""
        arranged = self._arranged
        shown = [across for across in range(len(floors)) if across not in arranged.left_out]
        shown = shown or list(range(len(floors)))
        for across in self._spare:
            if across in arranged.wanted or across not in shown or len(shown) == 1:
                continue
            tight = sum(floors[each] for each in shown) > room
            if tight or not self._said[across]:
                shown.remove(across)
        self._fitting = True  # hiding and showing resize a column too
        for across in range(len(floors)):
            self.setColumnHidden(across, across not in shown)
        self._fitting = False
        return shown
