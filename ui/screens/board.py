"""The superior's board: units by months, so that what is missing is seen at one glance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _, back_in_vietnamese, in_vietnamese
from storage.clock import clock_doubt
from storage.locked_months import locked_through
from storage.periods import month_words, year_months
from sync.board import Cell, board, chains
from sync.held import held_registry
from ui.screens.allowed import only
from ui.screens.backup_home import BackupLine
from ui.screens.board_cell import CellDialog
from ui.screens.board_head import BoardHead
from ui.screens.board_lines import CELLS, BoardModel
from ui.screens.board_lock import LockDialog
from ui.screens.cells_dialog import CellsDialog
from ui.screens.desk import Desk
from ui.screens.figure_button import figure_link
from ui.screens.list_menu import Telling, offer_grid
from ui.screens.parts import button, plain
from ui.screens.screen import Screen
from ui.screens.sign import Sign
from ui.screens.spans import year_due
from ui.screens.states import State
from ui.screens.table import Index
from ui.screens.tips import plain_tip
from ui.screens.words import count_words

_AROUND = 8
_NARROWEST = 44
_SIGN = 16
_LOW = 28  # a row: a district of 21 units is seen at one glance


@dataclass(frozen=True, slots=True)
class Counted:
    """What one of the counts above the board says, and which states it counts."""

    words: str
    states: frozenset[str]


_COUNTED = {
    "here": Counted(_("Đã nhận {count}"), frozenset({"taken", "noted", "resubmitted"})),
    "late": Counted(_("Quá hạn {count}"), frozenset({"late"})),
    "wrong": Counted(_("Phải xem {count}"), frozenset({"held", "quarantined", "returned"})),
}


class Board(Screen):
    """One year of all units; Enter on a cell says more."""

    TITLE: ClassVar[str] = _("Bảng theo dõi")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.year = year_due(desk.today(), desk.settings.cutoff_day)
        self.title = plain(name="screenTitle")
        self.before = button(
            "", lambda: self.show_year(self.year - 1), picture="back", look="quiet"
        )
        self.before.setAccessibleName(_("Năm trước"))
        self.after = button("", lambda: self.show_year(self.year + 1), picture="open", look="quiet")
        self.after.setAccessibleName(_("Năm sau"))
        self.model = BoardModel(self)
        self.grid = _grid(self.model)
        self.grid.activated.connect(self.open_cell)
        words = _("Chưa có đơn vị nào ghép đôi. Vào mục «Đơn vị», làm lời mời cho từng xã.")
        self.empty = plain(words, name="empty", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.legend = {code: _legend(state) for code, state in CELLS.items()}
        self.locked = plain(look="muted")
        self.lock_button = button(_("&Khóa số liệu…"), self.lock, picture="locked")
        only(desk, "close", self.lock_button)
        self.counts = {name: figure_link(partial(self.show_counted, name)) for name in _COUNTED}
        self.copies = BackupLine(desk)
        self._cells: list[Cell] = []
        telling = Telling(
            lambda: in_vietnamese("Bảng theo dõi năm {year}").format(year=self.year), say=_on_paper
        )
        self.print_button = button(
            "", offer_grid(self, desk, self.grid, telling).print, picture="print", look="quiet"
        )
        self.print_button.setAccessibleName(_("In bảng theo dõi"))
        self.print_button.setToolTip(plain_tip(_("In bảng theo dõi (Ctrl+P)")))
        self.clock = plain(look="warning", wrap=True)
        self._lay_out()

    def show_year(self, year: int) -> None:
        """Show another year."""
        self.year = year
        self.refresh()

    def refresh(self) -> None:
        ledger, months = self.desk.ledger, year_months(self.year)
        names = {unit.code: unit.name for unit in held_registry(ledger).registry.units}
        cells = board(ledger, months, self.desk.today())
        through = locked_through(ledger) or ""
        self.model.show_board(months, names, cells, chains(ledger), through)
        words = _("Đã khóa đến hết {month}.").format(month=month_words(through)) if through else ""
        self.locked.setText(words)
        self.copies.say()
        doubt = clock_doubt(ledger)
        self.clock.setText(doubt or "")
        self.clock.setVisible(bool(doubt))
        self.title.setText(_("Năm {year}").format(year=self.year))
        self._cells = cells
        self.empty.setVisible(not names)
        self.grid.setVisible(bool(names))
        self.lock_button.setEnabled(bool(names))
        shown = {cell.state for cell in cells}
        for code, words_of in self.legend.items():
            words_of.setVisible(code in shown)
        for name, one in self.counts.items():
            words = _COUNTED[name].words.format(count=count_words(len(self.counted(name))))
            one.setText(words)
            one.setVisible(bool(names))
        head, last = self.grid.horizontalHeader(), self.model.columnCount() - 1
        for across in range(1, last):
            head.setSectionResizeMode(across, QHeaderView.ResizeMode.Stretch)
        for across in (0, last):
            head.setSectionResizeMode(across, QHeaderView.ResizeMode.ResizeToContents)

    def counted(self, name: str) -> list[Cell]:
        """Return the units' months of the year that one of the counts counts."""
        return [cell for cell in self._cells if cell.state in _COUNTED[name].states]

    def show_counted(self, name: str) -> None:
        """List the units' months behind a count; Enter opens one."""
        names = {unit.code: unit.name for unit in held_registry(self.desk.ledger).registry.units}
        dialog = CellsDialog(self.counts[name].text(), self.counted(name), names, self)
        if dialog.exec():
            CellDialog(self.desk, dialog.table.key(), self).exec()

    def open_cell(self, index: QModelIndex) -> None:
        """Say all that is known of one unit's month."""
        cell = self.model.cell(index)
        if cell:
            CellDialog(self.desk, cell, self).exec()

    def lock(self) -> None:
        """Lock the months that were reported upward."""
        if LockDialog(self.desk, self).exec():
            words = _("Đã khóa đến hết {month}; các đơn vị biết khi nhận biên nhận kế tiếp.")
            through = locked_through(self.desk.ledger) or ""
            self.desk.noted.emit(words.format(month=month_words(through)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        for part in (self.before, self.title, self.after):
            head.addWidget(part)
        for one in self.counts.values():
            head.addWidget(one)
        head.addWidget(self.copies)
        head.addStretch()
        head.addWidget(self.print_button)
        head.addWidget(self.lock_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.clock)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addWidget(self.empty, 1)
        foot = QHBoxLayout()
        for words_of in self.legend.values():
            foot.addWidget(words_of)
        foot.addStretch()
        foot.addWidget(self.locked)
        column.addLayout(foot)


def _on_paper(index: QModelIndex) -> str:
    """Say a cell in words: on paper there are no signs."""
    model = index.model()
    assert isinstance(model, BoardModel)
    cell = model.cell(index)
    if cell is None:
        return str(index.data() or "")
    words = "" if cell.state == "not_due" else back_in_vietnamese(CELLS[cell.state].word)
    return f"{words} ({index.data()})" if index.data() else words


class _Middle(QStyledItemDelegate):
    """Puts a sign into the middle of its cell."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if not option.text:
            option.decorationSize = QSize(option.rect.width(), _SIGN)
            option.decorationAlignment = Qt.AlignmentFlag.AlignCenter


def _grid(model: BoardModel) -> QTableView:
    grid = QTableView()
    grid.setModel(model)
    grid.setTabKeyNavigation(False)
    grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    grid.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    grid.setAlternatingRowColors(True)
    grid.setShowGrid(False)
    grid.setItemDelegate(_Middle(grid))
    grid.setHorizontalHeader(BoardHead(Qt.Orientation.Horizontal))
    grid.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
    grid.verticalHeader().hide()
    grid.verticalHeader().setDefaultSectionSize(
        max(_LOW, QFontMetrics(grid.font()).lineSpacing() + _AROUND)
    )
    grid.horizontalHeader().setMinimumSectionSize(_NARROWEST)
    grid.horizontalHeader().setHighlightSections(False)
    grid.setAccessibleName(_("Đơn vị theo tháng; bấm Enter để xem một ô"))
    return grid


def _legend(state: State) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 8, 0)
    word = plain(state.word, look="muted")
    word.setToolTip(plain_tip(state.meaning))
    row.addWidget(Sign(state.sign, state.tone))
    row.addWidget(word)
    return made
