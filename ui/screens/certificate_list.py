"""The sheets of a batch: whose they are, ticked or not, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from resources.catalogues import words
from resources.wording import _
from ui.screens.certificate_batch import StockSheet
from ui.screens.icons import icon
from ui.screens.look import tone_colour
from ui.screens.row_table import RecordTable
from ui.screens.table import Index
from ui.screens.tips import told

_ROOT = QModelIndex()
_TICK = 30  # room for the box before a name
_HEADS = (_("Tên"), _("Đối tượng"), _("Số sổ vàng"), _("Lưu ý"))
_NAME, _SUBJECT, _BOOK, _WRONG = range(len(_HEADS))


class SheetsModel(QAbstractTableModel):
    """A row for each sheet; the box before its name says whether it is printed."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheets: list[StockSheet] = []

    def show_sheets(self, sheets: Sequence[StockSheet]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.sheets = list(sheets)
        self.endResetModel()

    def tell_changed(self) -> None:
        """Let views read all cells again; rows stay."""
        last = self.index(len(self.sheets) - 1, len(_HEADS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def tick_all(self, *, on: bool) -> None:
        """Tick all rows, or none."""
        for sheet in self.sheets:
            sheet.ticked = on
        self.tell_changed()
        self.ticks_changed.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.sheets)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == _NAME else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        sheet, column = self.sheets[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return told(_words(sheet, column), role)
        if column == _NAME and role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if sheet.ticked else Qt.CheckState.Unchecked
        if column == _WRONG and sheet.wrong:
            colour = tone_colour("bad" if sheet.stops else "warning")
            if role == Qt.ItemDataRole.ForegroundRole:
                return colour
            if role == Qt.ItemDataRole.DecorationRole:
                return icon("bad" if sheet.stops else "warning", colour)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.sheets[index.row()].ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.tell_changed()
        self.ticks_changed.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _HEADS[section]


class SheetsTable(RecordTable):
    """The sheets as a list; the space bar ticks the one that is stood on."""

    chosen = Signal(int)  # the row the user stands on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets = SheetsModel(self)
        self.setModel(self.sheets)
        self.setAccessibleName(_("Danh sách in giấy khen"))
        self.prefer(_WRONG)
        self.selectionModel().currentRowChanged.connect(lambda now: self.chosen.emit(now.row()))

    def show_sheets(self, sheets: Sequence[StockSheet], row: int = 0) -> None:
        """Show other sheets, or the same in another order, and stand on one of them."""
        self.sheets.show_sheets(sheets)
        self.measure()
        self.selectRow(row)

    def measure(self) -> None:
        super().measure()
        if self._natural:
            self._natural[_NAME] += _TICK
            self._natural[_WRONG] += _TICK
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() != Qt.Key.Key_Space or not index.isValid():
            super().keyPressEvent(event)
            return
        ticked = self.sheets.sheets[index.row()].ticked
        state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        box = self.sheets.index(index.row(), _NAME)
        self.sheets.setData(box, state, Qt.ItemDataRole.CheckStateRole)


def _words(sheet: StockSheet, column: int) -> str:
    one = sheet.ready
    if column == _SUBJECT:
        return words("award_subjects").get(one.subject, one.subject)
    if column == _WRONG:
        return " ".join(misfit.words for misfit in sheet.wrong)
    return one.name if column == _NAME else one.book_number
