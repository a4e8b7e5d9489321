"""The superior's board: units by months, so that what is missing is seen at one glance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.periods import month_words, year_months
from sync.answers import return_bundle
from sync.board import Cell, board, chains
from sync.content import MonthContent
from sync.couriers.folder import FolderCourier
from sync.held import held_registry
from sync.receipts import receipt_name, receipt_of
from sync.received import kept_receipt
from sync.slips import received_slips
from ui.screens.asking import ask_text
from ui.screens.board_lines import CELLS, BoardModel
from ui.screens.cells_dialog import CellsDialog
from ui.screens.desk import Desk
from ui.screens.figure_button import figure_link
from ui.screens.labels import heading
from ui.screens.parts import button, plain
from ui.screens.screen import Screen
from ui.screens.sign import Sign
from ui.screens.slips import SlipDialog
from ui.screens.spans import year_due
from ui.screens.sticks import ask_folder
from ui.screens.table import Index
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
    "here": Counted(_("Đã nhận {count}"), frozenset({"taken", "noted"})),
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
        self.empty = plain(_("Chưa có đơn vị nào ghép đôi."), look="muted", wrap=True)
        self.counts = {name: figure_link(partial(self.show_counted, name)) for name in _COUNTED}
        self._cells: list[Cell] = []
        self._lay_out()

    def show_year(self, year: int) -> None:
        """Show another year."""
        self.year = year
        self.refresh()

    def refresh(self) -> None:
        ledger, months = self.desk.ledger, year_months(self.year)
        names = {unit.code: unit.name for unit in held_registry(ledger).registry.units}
        cells = board(ledger, months, self.desk.today())
        self.model.show_board(months, names, cells, chains(ledger))
        self.title.setText(_("Năm {year}").format(year=self.year))
        self._cells = cells
        self.empty.setVisible(not names)
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

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        for part in (self.before, self.title, self.after):
            head.addWidget(part)
        for one in self.counts.values():
            head.addWidget(one)
        head.addWidget(self.empty)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addLayout(_legend())


class CellDialog(QDialog):
    """One unit's month: what came, which receipt answered it, and what can be done."""

    def __init__(self, desk: Desk, cell: Cell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._cell = desk, cell
        name = held_registry(desk.ledger).registry.unit(cell.unit).name
        state = CELLS[cell.state]
        self.setWindowTitle(f"{name}, {month_words(cell.month)}")
        self.facts = plain("\n".join(facts_of(desk, cell)), wrap=True)
        self.return_button = button(_("&Trả lại…"), self.give_back)
        self.receipt_button = button(_("&Ghi biên nhận…"), self._write, picture="usb")
        self.slip_button = button(_("Xem &phiếu điều chỉnh…"), self.show_slips)
        for one in (self.return_button, self.receipt_button):
            one.setVisible(cell.bundle is not None)
        self.slip_button.setVisible(cell.bundle is not None and cell.bundle.revision > 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.slip_button)
        for one in (self.return_button, self.receipt_button, button(_("Đó&ng"), self.reject)):
            foot.addWidget(one)
        column = QVBoxLayout(self)
        column.addWidget(heading(self.windowTitle(), 1.2))
        column.addWidget(plain(f"{state.word}. {state.meaning}", look=state.tone, wrap=True))
        column.addWidget(self.facts)
        column.addLayout(foot)
        self.setMinimumWidth(460)

    def show_slips(self) -> None:
        """Show what the unit said anew of this month."""
        desk, cell = self._desk, self._cell
        found: list[MonthContent] = []
        work = partial(received_slips, desk.ledger, cell.unit, cell.month, desk.keys)
        if desk.attempt(lambda: found.extend(work())):
            title = _("Phiếu điều chỉnh – {month}").format(month=self.windowTitle())
            SlipDialog(desk, found, title, self).exec()

    def give_back(self) -> None:
        """Return the month to its unit with a reason; a new receipt says so."""
        question = _("Điều đơn vị phải sửa (ghi vào biên nhận):")
        reason = ask_text(self, _("Trả lại tháng"), question)
        bundle = self._cell.bundle
        if not reason or bundle is None:
            return
        work = partial(return_bundle, self._desk.ledger, bundle.bundle_id, reason, self._desk.keys)
        if self._desk.attempt(work, "received"):
            self._desk.noted.emit(_("Đã trả lại; hãy ghi biên nhận ra USB cho đơn vị."))
            self.accept()

    def write_to(self, folder: Path) -> Path:
        """Write the newest receipt of this month."""
        if self._cell.bundle is None:
            raise ValueError("nothing was received")
        data = kept_receipt(self._desk.ledger, self._cell.bundle.bundle_id)
        name = receipt_name(receipt_of(data))
        return FolderCourier(folder).put(self._cell.unit, name, data)

    def _write(self) -> None:
        folder = ask_folder(self, _("Ghi biên nhận"), _("Chọn nơi ghi biên nhận."))
        if folder and self._desk.attempt(lambda: self.write_to(folder)):
            self._desk.noted.emit(_("Đã ghi biên nhận, đọc lại đúng."))


def facts_of(desk: Desk, cell: Cell) -> list[str]:
    """Say what came and how it was answered."""
    bundle = cell.bundle
    if bundle is None:
        return [_("Chưa có gói nào của tháng này.")]
    receipt = receipt_of(kept_receipt(desk.ledger, bundle.bundle_id))
    words = _("Gói số {seq}, bản {revision}, nhận {day}.")
    day = bundle.received_at[:10].split("-")
    said = words.format(seq=bundle.seq, revision=bundle.revision, day="/".join(reversed(day)))
    number = _("Biên nhận số {number}.").format(number=receipt.number)
    return [said, number, *(reason.words for reason in receipt.reasons)]


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
    grid.verticalHeader().hide()
    grid.verticalHeader().setDefaultSectionSize(
        max(_LOW, QFontMetrics(grid.font()).lineSpacing() + _AROUND)
    )
    grid.horizontalHeader().setMinimumSectionSize(_NARROWEST)
    grid.horizontalHeader().setHighlightSections(False)
    grid.setAccessibleName(_("Đơn vị theo tháng; bấm Enter để xem một ô"))
    return grid


def _legend() -> QHBoxLayout:
    row = QHBoxLayout()
    for state in CELLS.values():
        word = plain(state.word, look="muted")
        word.setToolTip(state.meaning)
        row.addWidget(Sign(state.sign, state.tone))
        row.addWidget(word)
        row.addSpacing(8)
    row.addStretch()
    return row
