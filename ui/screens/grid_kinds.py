"""The kinds of counts of a month, each with a sign that tells whether it is written down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from resources.catalogues import activity_kinds
from resources.wording import _
from storage.ledger import Ledger
from storage.month_grid import GRID_KINDS
from storage.months import window
from storage.records import Activity
from storage.repository import between
from ui.screens.icons import icon
from ui.screens.look import tone_colour
from ui.screens.tips import plain_tip

SHORT = {
    "order_review": _("Rà soát an ninh, trật tự"),
    "tips": _("Tin báo"),
    "mediation": _("Hòa giải"),
    "patrol": _("Tuần tra"),
    "weapon_handover": _("Giao nộp vũ khí, pháo"),
    "guidance": _("Quản lý, giáo dục"),
    "contribution": _("Xã hội hóa"),
    "case_figures": _("Số liệu vụ việc"),
}
_LETTERS = 27  # width in letters, so that larger letters make a wider list
_KIND = Qt.ItemDataRole.UserRole


class GridKinds(QListWidget):
    """One click shows another kind."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Loại số liệu"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._written: frozenset[str] = frozenset()
        for code in GRID_KINDS:
            QListWidgetItem(SHORT[code], self).setData(_KIND, code)
        self.stand_on(GRID_KINDS[0])
        self.currentItemChanged.connect(self._tell)
        self._fit()

    def stand_on(self, kind: str) -> None:
        """Show which kind is chosen."""
        self.setCurrentRow(GRID_KINDS.index(kind))

    def show_month(self, ledger: Ledger, month: str) -> None:
        """Tell which kinds have numbers in a month."""
        first, last = window(ledger, month)
        found = between(ledger, Activity, ledger.settings.unit, first, last)
        self._written = frozenset(one.kind for one in found if any(one.measures.values()))
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()
        elif event.type() == QEvent.Type.FontChange:
            self._fit()

    def _paint(self) -> None:
        for code in GRID_KINDS:
            item, some = self.item(GRID_KINDS.index(code)), code in self._written
            item.setIcon(
                icon("good" if some else "clock", tone_colour("good" if some else "muted"))
            )
            said = _("đã có số liệu") if some else _("chưa có số liệu")
            item.setToolTip(plain_tip(f"{activity_kinds()[code].name}: {said}"))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, said)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.wanted.emit(item.data(_KIND))

    def _fit(self) -> None:
        self.setFixedWidth(_LETTERS * self.fontMetrics().averageCharWidth())
