"""The table in which past figures are typed and pasted, cell by cell or a block out of Excel."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from resources.wording import _
from ui.screens.look import ROW
from ui.screens.past_cells import SOURCE
from ui.screens.past_grid import PastGrid
from ui.screens.typing_table import TypingTable

# Widths in letters, so that larger letters make wider columns.
_FIGURE, _PRECISION, _OWN_SOURCE = 11, 18, 30
_NAMES = 0.36  # at most so much of the width goes to the names of indicators
_AROUND = 12  # above and below the words of a row


class PastTable(TypingTable):
    """Indicators down, years across; the names stay in sight however far right one looks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.grid = PastGrid()
        super().__init__(self.grid, parent)
        self.setAlternatingRowColors(False)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(_("Bảng số liệu các năm trước"))
        names = self.verticalHeader()
        names.show()
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._stood = (-1, -1)
        self.grid.modelAboutToBeReset.connect(self._remember)
        self.grid.modelReset.connect(self._stand_again)

    def typed_now(self) -> dict[str, dict[str, str]]:
        """Return what was typed, with what is being typed in a cell just now."""
        typed = {key: dict(cells) for key, cells in self.grid.typed.items()}
        open_cell = self.cell.being_typed()
        if open_cell:
            row, across, text = open_cell
            key, code = self.grid.columns[across].key, self.grid.rows[row].code
            typed.setdefault(key, {})[code] = text
        return typed

    def stand_on_newest(self) -> None:
        """Stand where work usually begins: at the first indicator of the last years to write."""
        grid = self.grid
        cells = [one for one in grid.indexes() if grid.rows[one.row()].code and grid.may_type(one)]
        if cells:
            newest = max((one for one in cells if one.row() == cells[0].row()), key=_across)
            self.setCurrentIndex(newest)
            self.scrollTo(newest)

    def measure(self) -> None:
        """Fit names and columns; what does not fit is reached by scrolling."""
        self._fit()

    def _remember(self) -> None:
        here = self.currentIndex()
        self._stood = (here.row(), here.column())

    def _stand_again(self) -> None:
        """Stand where one stood before the cells were read anew, such as after saving."""
        self.measure()
        self.setCurrentIndex(self.grid.index(*self._stood))

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


def _across(index: QModelIndex) -> int:
    return index.column()
