"""The ways into what was done: the register, the month's grids, what recurs, the tasks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QTabBar

from resources.wording import _
from ui.screens.desk import Desk

TABS = {  # codes of places
    "activities": _("Sổ hoạt động"),
    "calendar": _("Lịch"),
    "month_grid": _("Nhập theo tháng"),
    "recurring": _("Việc định kỳ"),
    "tasks": _("Nhiệm vụ"),
}


class PlaceTabs(QTabBar):
    """Leads from one of some places to another; it always shows the one it stands in."""

    def __init__(self, desk: Desk, tabs: Mapping[str, str], place: str, label: str) -> None:
        """Offer places, their words by code, and stand in one of them."""
        super().__init__()
        self._desk = desk
        self._places = list(tabs)
        self._own = self._places.index(place)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setAccessibleName(label)
        for words in tabs.values():
            self.addTab(words)
        self.setCurrentIndex(self._own)
        self.currentChanged.connect(self._go)

    def _go(self, index: int) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(self._own)  # the place that is left stays as it was
        if index != self._own:
            self._desk.sought.emit(self._places[index], "")


class WorkTabs(PlaceTabs):
    """The places of what was done."""

    def __init__(self, desk: Desk, place: str) -> None:
        super().__init__(desk, TABS, place, _("Các sổ của phần Hoạt động"))
