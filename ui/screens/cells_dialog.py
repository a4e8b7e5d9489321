"""The units' months behind a count of the board, each to be opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.periods import month_words
from sync.board import Cell
from ui.screens.board_lines import CELLS
from ui.screens.labels import heading
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button

_SIZE = (620, 420)


class CellsDialog(QDialog):
    """A line for each unit's month; accepted when one is to be opened (`table.key()`)."""

    def __init__(
        self,
        words: str,
        cells: Sequence[Cell],
        names: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words)
        heads = (_("Đơn vị"), _("Tháng"), _("Trạng thái"))
        self.table = LineTable(_("Các tháng của con số"), heads)
        self.table.show_lines([_line(cell, names) for cell in cells])
        self.table.opened.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(_("&Mở"), self._open))
        foot.addWidget(button(_("Đó&ng"), self.reject))
        column = QVBoxLayout(self)
        column.addWidget(heading(words, 1.2))
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(*_SIZE)

    def _open(self) -> None:
        if self.table.key() is not None:
            self.accept()


def _line(cell: Cell, names: Mapping[str, str]) -> Line:
    state = CELLS[cell.state]
    words = names.get(cell.unit, cell.unit), month_words(cell.month).capitalize(), state.word
    return Line(words, key=cell, sign=state.sign, tone=state.tone)
