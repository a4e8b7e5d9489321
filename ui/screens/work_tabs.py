"""The four ways into what was done: the register, the month's grids, what recurs, the tasks."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QTabBar, QWidget

from resources.wording import _
from ui.screens.desk import Desk

TABS = {  # codes of places
    "activities": _("Sổ hoạt động"),
    "month_grid": _("Nhập theo tháng"),
    "recurring": _("Việc định kỳ"),
    "tasks": _("Nhiệm vụ"),
}


class WorkTabs(QTabBar):
    """Leads from one of these places to another; it always shows the one it stands in."""

    def __init__(self, desk: Desk, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._own = list(TABS).index(place)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setAccessibleName(_("Các sổ của phần Hoạt động"))
        for words in TABS.values():
            self.addTab(words)
        self.setCurrentIndex(self._own)
        self.currentChanged.connect(self._go)

    def _go(self, index: int) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(self._own)  # the place that is left stays as it was
        if index != self._own:
            self._desk.sought.emit(list(TABS)[index], "")
