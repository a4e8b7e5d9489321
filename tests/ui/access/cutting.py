"""Words that have no room: size hints against the sizes that were given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from tests.ui.access.seen import said, visible

_AROUND = 8  # beside the words of a line
_CUT = 1  # logical pixels that nobody misses


def cut_off(root: QWidget) -> list[str]:
    """Complain of words that do not fit where they stand."""
    found: list[str] = []
    if isinstance(root, QFileDialog):  # Qt's own: the user sizes its columns
        return found
    for one in visible(root):
        if isinstance(one, QScrollArea):
            found += _wide(one)
        words = _cut_words(one)
        if words:
            found.append(f"cut off: {words}: {said(one)} {one.width()}×{one.height()}")
        if _is_hidden_in_part(one, root):
            found.append(f"stands outside: {said(one)} {one.geometry().getRect()}")
    return found


def _wide(area: QScrollArea) -> list[str]:
    inner = area.widget()
    wanted = inner.minimumSizeHint().width() if inner else 0
    if max(area.horizontalScrollBar().maximum(), wanted - area.viewport().width()) <= 0:
        return []
    return [f"{wanted} wide in {area.viewport().width()}: {said(area)}"]


def _cut_words(one: QWidget) -> str:
    if isinstance(one, QPushButton | QToolButton | QCheckBox | QRadioButton):
        return _short_of(one, one.sizeHint()) if one.text() and not one.toolTip() else ""
    for kind, cut in _CUT_OF.items():
        if isinstance(one, kind):
            return cut(one)
    return ""


def _cut_tabs(one: QTabBar) -> str:
    wanted = sum(one.tabRect(place).width() for place in range(one.count()))
    scrolls = one.usesScrollButtons()  # and the arrow keys go through all of them
    return "tabs" if wanted > one.width() + _CUT and not scrolls else ""


def _cut_hint(one: QLineEdit) -> str:
    hint = one.placeholderText()
    if not hint or one.text() or one.toolTip():
        return ""
    wanted = one.fontMetrics().horizontalAdvance(hint)
    return f"hint “{hint}”" if wanted > one.width() - _AROUND else ""


def _cut_label(one: QLabel) -> str:
    if not one.text() or one.toolTip():
        return ""
    if one.wordWrap():
        wanted = one.heightForWidth(one.width())
        return f"needs height {wanted}" if wanted > one.height() + _CUT else ""
    return _short_of(one, one.sizeHint())


def _short_of(one: QWidget, hint: QSize) -> str:
    if hint.width() > one.width() + _CUT or one.height() < one.fontMetrics().height() - _CUT:
        return f"needs {hint.width()}×{hint.height()}"
    return ""


def _cut_combo(one: QComboBox) -> str:
    option = QStyleOptionComboBox()
    one.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = one.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, one).width()
    wanted = one.fontMetrics().horizontalAdvance(one.currentText())
    return f"needs {wanted}, has {room}" if wanted > room + _CUT and not one.toolTip() else ""


def _cut_header(one: QHeaderView) -> str:
    table = one.parent()
    if one.orientation() != Qt.Orientation.Horizontal or not isinstance(table, QAbstractItemView):
        return ""
    model = one.model()
    for column in range(one.count()):
        if one.isSectionHidden(column):
            continue
        tip = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        wanted = one.sectionSizeFromContents(column).width()
        if wanted > one.sectionSize(column) + _CUT and not tip:
            title = model.headerData(column, Qt.Orientation.Horizontal)
            return f"heading “{title}” needs {wanted}, has {one.sectionSize(column)}"
    return ""


def _is_hidden_in_part(one: QWidget, root: QWidget) -> bool:
    """Tell whether a part of it lies where nothing scrolls to."""
    up = one.parentWidget()
    here = QRect(QPoint(0, 0), one.size())
    while up is not None and not one.isWindow():
        here.translate(one.pos())
        if isinstance(up.parentWidget(), QAbstractScrollArea):
            return False
        if not up.rect().adjusted(-_CUT, -_CUT, _CUT, _CUT).contains(here):
            return True
        if up is root:
            return False
        one, up = up, up.parentWidget()
    return False


_CUT_OF: dict[type[QWidget], Callable[[Any], str]] = {
    QLabel: _cut_label,
    QTabBar: _cut_tabs,
    QComboBox: _cut_combo,
    QHeaderView: _cut_header,
    QLineEdit: _cut_hint,
}
