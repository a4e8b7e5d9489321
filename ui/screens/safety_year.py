"""Choosing a year of the safety standard."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from resources.wording import _
from ui.screens.choice_editors import QuietComboBox

_FIRST_YEAR = 2022  # Thông tư 124/2021/TT-BCA holds from February of it


class YearBox(QuietComboBox):
    """The years since the circular, and the next one; this year at first."""

    wanted = Signal(int)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Năm"))
        for year in range(today.year + 1, min(_FIRST_YEAR, today.year) - 1, -1):
            self.addItem(_("Năm {year}").format(year=year), year)
        self.stand_on(today.year)
        self.activated.connect(lambda _row: self.wanted.emit(self.currentData()))

    def stand_on(self, year: int) -> None:
        """Show which year is chosen, without telling anybody."""
        self.setCurrentIndex(self.findData(year))
