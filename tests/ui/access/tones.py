"""Colour never says it alone: whatever is green, amber or red says so in words, or by a sign."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QLabel,
    QListView,
    QPushButton,
    QWidget,
)

from tests.ui.access.seen import said, visible
from ui.screens.look import colours

_ROWS = 60  # of a table; the others are made alike
_LOOKS = ("good", "warning", "bad")
_Role = Qt.ItemDataRole


def by_colour_alone(root: QWidget) -> list[str]:
    """Complain of states that only those who tell colours apart can see."""
    found = []
    for one in visible(root):
        if isinstance(one, QLabel) and one.property("look") in _LOOKS and one.text():
            words = one.text() + one.accessibleName()
            if not _has_words(words):
                found.append(f"only its colour says it: {said(one)}")
        elif isinstance(one, QPushButton) and one.property("stands"):
            if not (one.accessibleDescription() or one.accessibleName()):
                found.append(f"only its colour says it: {said(one)}")
        elif isinstance(one, QAbstractItemView) and one.model() and not _is_of_a_calendar(one):
            found += [
                f"only its colour says “{text}” in column {across}: {said(one)}"
                for across, text in _coloured(one)
            ]
    return found


def _is_of_a_calendar(one: QWidget) -> bool:
    """Tell whether it is a month: its days of rest stand below their names."""
    return isinstance(one.parentWidget(), QCalendarWidget)


def _coloured(view: QAbstractItemView) -> Iterator[tuple[int, str]]:
    """Yield cells in the colour of a state that have neither words nor a sign."""
    model = view.model()
    tones = {getattr(colours(), look) for look in _LOOKS}
    wide = 1 if isinstance(view, QListView) else model.columnCount()
    for row in range(min(model.rowCount(), _ROWS)):
        for across in range(wide):
            index = model.index(row, across)
            if tones & set(_colours_of(index)) and not _says(index):
                yield across, str(index.data())


def _colours_of(index: QModelIndex) -> Iterator[str]:
    for role in (_Role.ForegroundRole, _Role.BackgroundRole):
        paint = index.data(role)
        if isinstance(paint, QBrush):
            yield paint.color().name()
        elif isinstance(paint, QColor):
            yield paint.name()


def _says(index: QModelIndex) -> bool:
    return index.data(_Role.DecorationRole) is not None or _has_words(str(index.data() or ""))


def _has_words(text: str) -> bool:
    return any(letter.isalpha() for letter in text)
