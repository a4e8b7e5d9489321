"""One month, with its days, and arrows to the one before and the one after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from resources.wording import _
from storage.ledger import Ledger
from storage.months import window
from storage.periods import month_words, next_month, previous_month
from ui.screens.parts import button, plain
from ui.screens.tips import plain_tip


class MonthChooser(QWidget):
    """Says which month is shown; whoever uses it decides whether another may be."""

    wanted = Signal(str)  # a month, YYYY-MM

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = ""
        self.title = plain(name="sheetTitle")
        self.before = self._arrow("back", _("Tháng trước"), previous_month)
        self.after = self._arrow("open", _("Tháng sau"), next_month)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.before, self.title, self.after):
            row.addWidget(part)

    def show_month(self, ledger: Ledger, month: str) -> None:
        """Say another month and its days in these books."""
        self.month = month
        first, last = window(ledger, month)
        words = _("{month} ({first:%d/%m}–{last:%d/%m})")
        name = month_words(month).capitalize()
        self.title.setText(words.format(month=name, first=first, last=last))

    def _arrow(self, picture: str, words: str, turn: Callable[[str], str]) -> QPushButton:
        made = button("", lambda: self.wanted.emit(turn(self.month)), picture=picture, look="quiet")
        made.setAccessibleName(words)
        made.setToolTip(plain_tip(words))
        return made
