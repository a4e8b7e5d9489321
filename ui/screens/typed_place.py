"""The place where somebody was typing in a window: field, text, cursor and selection."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget
from shiboken6 import isValid


class TypedPlace:
    """Remembers the place, and goes back to it; leaving a field may have tidied its text."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._focus = window.focusWidget()
        self._line = _Line(self._focus) if isinstance(self._focus, QLineEdit) else None
        self._view = _view_around(self._focus)
        index = self._view.currentIndex() if self._view else QModelIndex()
        self._index = QPersistentModelIndex(index)

    def go_back(self) -> None:
        """Put the keyboard where it was."""
        if self._view is not None:
            self._go_into_cell(self._view)
        elif self._focus is not None and isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._line and isinstance(self._focus, QLineEdit):
                self._line.write(self._focus)

    def _go_into_cell(self, view: QAbstractItemView) -> None:
        """Open the cell again: its line went when the table was hidden."""
        if not isValid(view):
            return
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._line is None or not self._index.isValid():
            return
        index = view.model().index(self._index.row(), self._index.column())
        view.setCurrentIndex(index)
        view.edit(index)
        line = view.viewport().focusWidget() or view.focusProxy()
        opened = [one for one in view.viewport().findChildren(QLineEdit) if one.isVisible()]
        if isinstance(line, QLineEdit) or opened:
            self._line.write(line if isinstance(line, QLineEdit) else opened[-1])


class _Line:
    """What stands in a line, and what of it is selected."""

    def __init__(self, line: QLineEdit) -> None:
        self._text, self._cursor = line.text(), line.cursorPosition()
        self._start, self._length = line.selectionStart(), len(line.selectedText())

    def write(self, line: QLineEdit) -> None:
        if line.text() != self._text:
            with QSignalBlocker(line):
                line.setText(self._text)
        line.setCursorPosition(self._cursor)
        if self._length:
            backwards = self._cursor == self._start
            start = self._start + self._length if backwards else self._start
            line.setSelection(start, -self._length if backwards else self._length)


def _view_around(widget: QWidget | None) -> QAbstractItemView | None:
    """Return the table whose cell is being typed into, none for any other field."""
    around = widget.parentWidget() if widget else None
    house = around.parentWidget() if around else None
    is_cell = isinstance(house, QAbstractItemView) and house.viewport() is around
    return house if is_cell else None  # type: ignore[return-value]  # looked at above
