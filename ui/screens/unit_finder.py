"""Finding a unit by its name among the real units of before and today."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from resources.units import UnitEntry, police_name, unit, units_like
from resources.wording import _

_ENTRY = Qt.ItemDataRole.UserRole
_SHOWN = 5  # lines


def described(entry: UnitEntry) -> str:
    """Say a unit with what it lies in, and until when it was."""
    above, code = [], entry.superior
    while code:
        above.append(unit(code).official)
        code = unit(code).superior
    words = ", ".join([police_name(entry), *above])
    if entry.valid_to is None:
        return words
    return _("{unit} (cũ, đến {day:%d/%m/%Y})").format(unit=words, day=entry.valid_to)


class UnitFinder(QWidget):
    """A line to type in, the units it finds below; arrows and Enter choose one."""

    chosen = Signal(object)  # a UnitEntry

    def __init__(self, levels: Collection[str] = (), parent: QWidget | None = None) -> None:
        """Find units of these levels (codes of unit_levels), by default of all."""
        super().__init__(parent)
        self._levels = frozenset(levels)
        self.entry: UnitEntry | None = None
        self.line = QLineEdit(placeholderText=_("gõ tên, ví dụ: gia thang, gia vien"))
        self.line.setClearButtonEnabled(True)
        self.line.textEdited.connect(self._find)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Các đơn vị tìm thấy"))
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.setFocusProxy(self.line)

    def choose(self, entry: UnitEntry) -> None:
        """Take a unit as if it had been clicked."""
        self.entry = entry
        self.line.setText(described(entry))
        self.line.setCursorPosition(0)
        self.list.hide()
        self.chosen.emit(entry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._typed(event)
        return super().eventFilter(watched, event)

    def _typed(self, event: QKeyEvent) -> bool:
        if not self.list.isVisible():
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            row = self.list.currentRow() + steps[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem():
            self._choose(self.list.currentItem())
            return True
        return False

    def _find(self, text: str) -> None:
        self.entry = None
        self.list.clear()
        for entry in units_like(text, 60):
            if not self._levels or entry.level in self._levels:
                item = QListWidgetItem(described(entry), self.list)
                item.setData(_ENTRY, entry)
        self.list.setVisible(self.list.count() > 0)
        if self.list.count():
            self.list.setCurrentRow(0)
            rows = min(_SHOWN, self.list.count())
            self.list.setFixedHeight((self.list.sizeHintForRow(0) + 4) * rows + 6)

    def _choose(self, item: QListWidgetItem) -> None:
        self.choose(item.data(_ENTRY))
