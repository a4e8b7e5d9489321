"""The way of the Tab key: as the eye reads, section after section, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget

_TAB = Qt.FocusPolicy.TabFocus


def reading_order(root: QWidget) -> list[QWidget]:
    """Return what takes the keyboard in a window, in the order in which it is laid out."""
    return [one for one in _within(root) if takes_keys(one)]


def takes_keys(one: QWidget) -> bool:
    """Tell whether Tab stops at a widget."""
    wanted = bool(one.focusPolicy() & _TAB) and one.focusProxy() is None
    return wanted and one.isEnabled() and not isinstance(one, QScrollBar)


def step(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to what comes next in a window, or before; false: there is nothing."""
    order = reading_order(window)
    here: QWidget | None = window.focusWidget()
    while here is not None and here not in order:  # a piece of a box, or hidden since
        here = here.parentWidget()
    if not order:
        return False
    if here is None:
        place = 0 if forward else -1
    else:
        place = (order.index(here) + (1 if forward else -1)) % len(order)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[place].setFocus(reason)
    _bring_into_view(order[place])
    return True


def _within(widget: QWidget) -> Iterator[QWidget]:
    for child in _children(widget):
        if child.isVisible() and not child.isWindow():
            yield child
            yield from _within(child)


def _children(widget: QWidget) -> list[QWidget]:
    """Return the parts of a widget, row by row; layouts are not asked: PySide may free theirs."""
    parts = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return sorted(parts, key=cmp_to_key(_before))


def _before(one: QWidget, other: QWidget) -> int:
    """Compare two parts: those beside each other from the left, others from above."""
    here, there = one.geometry(), other.geometry()
    shared = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
    beside = 2 * shared > min(here.height(), there.height())
    return here.x() - there.x() if beside else here.y() - there.y()


def _bring_into_view(one: QWidget) -> None:
    up = one.parentWidget()
    while up is not None:
        if isinstance(up, QScrollArea):
            up.ensureWidgetVisible(one)
        up = up.parentWidget()
