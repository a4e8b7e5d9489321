"""What the text of a line finds, shown below it; the keyboard never leaves the line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget

from ui.screens.popups import put_beside

_SHOWN = 10  # rows
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class Finder(QObject):
    """Arrows walk through what is found; Enter, Tab or a click takes it; Esc forgets it."""

    chosen = Signal(str)

    def __init__(self, line: QLineEdit, find: Callable[[str], Sequence[str]]) -> None:
        """Look up by `find`, which only sees text that is typed to its end (input methods)."""
        super().__init__(line)
        self._line = line
        self._find = find
        self.list = QListWidget(line)
        self.list.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.list.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda item: self._take(item.text()))
        line.textEdited.connect(self._show)
        for one in (line, line.focusProxy()):  # in a box of choices the box has the keyboard
            if one is not None:
                one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self.list.isVisible() and self._typed(Qt.Key(event.key()))
        elif event.type() == QEvent.Type.ShortcutOverride and self.list.isVisible():
            event.accept()  # Esc closes the list, not the form
        return super().eventFilter(watched, event)

    def _typed(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            row = self.list.currentRow() + _STEPS[key]
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
            return True
        if key in _TAKE:
            self._take(self.list.currentItem().text())
            return key != Qt.Key.Key_Tab  # which also goes on to the next field
        if key == Qt.Key.Key_Escape:
            self.list.hide()
            return True
        return False

    def _show(self, text: str) -> None:
        found = self._find(text)
        self.list.clear()
        self.list.addItems(list(found))
        if not found:
            self.list.hide()
            return
        self.list.setCurrentRow(0)
        house = self._line.parentWidget() or self._line
        high = self.list.sizeHintForRow(0) * min(_SHOWN, len(found)) + 6
        wide = max(house.width(), min(self.list.sizeHintForColumn(0) + 30, 560))
        self.list.resize(wide, high)
        put_beside(self.list, house)
        self.list.show()

    def _take(self, word: str) -> None:
        self.list.hide()
        self.chosen.emit(word)
