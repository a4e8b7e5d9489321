"""After how many idle minutes the screen locks: each officer's own choice, never "never"."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.wording import _
from storage.ledger import Ledger
from storage.preferences import prefer, preferred
from ui.screens.choice_editors import QuietComboBox
from ui.screens.desk import Desk
from ui.screens.labels import field_label
from ui.screens.parts import plain

LOCK_MINUTES = "lock_minutes"
_CHOICES = (2, 5, 10, 30)
_USUAL = 10


def minutes_of(ledger: Ledger) -> int:
    """Return after how many idle minutes the screen of whoever is at the desk locks."""
    kept = preferred(ledger, LOCK_MINUTES)
    return kept if kept in _CHOICES else _USUAL


class LockMinutes(QWidget):
    """Chooses the minutes; the choice holds at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.box = QuietComboBox()
        for minutes in _CHOICES:
            self.box.addItem(_("{count} phút").format(count=minutes), minutes)
        self.box.setCurrentIndex(self.box.findData(minutes_of(desk.ledger)))
        self.box.setMaximumWidth(140)
        self.box.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            field_label(
                _("Tự khóa màn hình khi không &ai dùng sau"),
                self.box,
            )
        )
        column.addWidget(self.box)
        words = _("Khóa ngay: Ctrl+L. Những gì đang gõ dở vẫn còn khi mở lại.")
        column.addWidget(plain(words, look="muted", wrap=True))

    def _choose(self, _row: int) -> None:
        minutes = self.box.currentData()
        self._desk.attempt(lambda: prefer(self._desk.ledger, LOCK_MINUTES, minutes), LOCK_MINUTES)
