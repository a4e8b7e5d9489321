"""What the cells of the superior's board say, and the grid that shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from resources.wording import _
from storage.periods import month_words
from sync.board import Cell, Chain
from ui.screens.board_head import SIGN
from ui.screens.icons import icon
from ui.screens.look import tone_colour
from ui.screens.states import State
from ui.screens.table import Index
from ui.screens.tips import told

_ROOT = QModelIndex()

CELLS: dict[str, State] = {
    "taken": State(_("Đã nhận"), "good", "good", _("Số liệu đã vào tổng hợp.")),
    "noted": State(_("Nhận, có lưu ý"), "info", "good", _("Đã nhận, có điều cần lưu ý.")),
    "resubmitted": State(
        _("Đã gửi lại"), "repeat", "good", _("Đơn vị đã sửa và gửi lại; số liệu mới đã vào sổ.")
    ),
    "returned": State(_("Đã trả lại"), "undo", "bad", _("Chờ đơn vị sửa và gửi lại.")),
    "held": State(
        _("Giữ, chờ gói trước"), "clock", "warning", _("Đã đến nhưng còn thiếu gói trước đó.")
    ),
    "quarantined": State(
        _("Cách ly"),
        "flag",
        "bad",
        _("Hai gói cùng số hoặc không nối tiếp. Vào mục «Đơn vị», bấm «Chọn bản được tính»."),
    ),
    "late": State(_("Quá hạn"), "warning", "bad", _("Đã quá hạn mà chưa nhận được gói.")),
    "not_due": State(
        _("Chưa đến hạn"), "more", "muted", _("Chưa đến hạn gửi, hoặc trước khi sổ này bắt đầu.")
    ),
    "ended": State(_("Đã sáp nhập"), "open", "muted", _("Đơn vị nối tiếp báo cáo từ tháng này.")),
}
SET_ASIDE = State(
    _("Để riêng"), "flag", "muted", _("Đã chọn bản khác; gói này được giữ lại, không tính.")
)


class BoardModel(QAbstractTableModel):
    """Units down, months across, last what is missing in each unit's chain."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.months: tuple[str, ...] = ()
        self._units: tuple[str, ...] = ()
        self._names: Mapping[str, str] = {}
        self._cells: dict[tuple[str, str], Cell] = {}
        self._chains: dict[str, Chain] = {}
        self._locked = ""

    def show_board(
        self,
        months: Sequence[str],
        names: Mapping[str, str],
        cells: Sequence[Cell],
        chains: Sequence[Chain],
        locked: str = "",
    ) -> None:
        """Show another year, or the same anew; `names` are the units in their order.

        `locked` is the last month that was reported upward.
        """
        self.beginResetModel()
        self._locked = locked
        self.months, self._units, self._names = tuple(months), tuple(names), names
        self._cells = {(cell.unit, cell.month): cell for cell in cells}
        self._chains = {chain.unit: chain for chain in chains}
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """Return the unit's month at a place; none in the columns that are no months."""
        across = index.column() - 1
        if not index.isValid() or not 0 <= across < len(self.months):
            return None
        return self._cells[self._units[index.row()], self.months[across]]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._units)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.months) + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None:
            return self._edge(index, role)
        state = CELLS[cell.state]
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(state.sign, tone_colour(state.tone))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            month = month_words(cell.month)
            return told(f"{self._names[cell.unit]}, {month}: {state.word}", role)
        if role == Qt.ItemDataRole.DisplayRole and cell.bundle and cell.bundle.revision > 1:
            return _("bản {revision}").format(revision=cell.bundle.revision)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        month = self.months[section - 1] if 0 < section <= len(self.months) else ""
        if month and month <= self._locked and orientation == Qt.Orientation.Horizontal:
            if role == SIGN:
                return icon("locked", tone_colour("muted"))
            if role == Qt.ItemDataRole.ToolTipRole:
                return told(_("Đã khóa: đã báo cáo lên trên"), role)
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        heads = [_("Đơn vị"), *[f"T{int(month[5:])}" for month in self.months], _("Gói thiếu")]
        return heads[section]

    def _edge(self, index: Index, role: int) -> Any:
        unit = self._units[index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return told(chain_words(self._chains[unit]) if index.column() else self._names[unit], role)


def chain_words(chain: Chain) -> str:
    """Say what is missing in a unit's chain."""
    missing = ", ".join(map(str, chain.missing))
    gap = _("số {missing}").format(missing=missing) if missing else ""
    fork = _("trùng số") if chain.forked else _("không nối tiếp") if chain.apart else ""
    return "; ".join(part for part in (gap, fork) if part)
