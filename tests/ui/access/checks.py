"""What must hold of whatever is shown: each check returns its complaints, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QMetaMethod, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from tests.ui.access.cutting import cut_off
from tests.ui.access.seen import said, visible
from ui.screens.listing import RecordList
from ui.screens.tab_order import reading_order, takes_keys
from ui.screens.window import MainWindow

Check = Callable[[QWidget], list[str]]


def nameless(root: QWidget) -> list[str]:
    """Complain of what a screen reader could not name."""
    found = []
    for one in visible(root):
        if not (takes_keys(one) or isinstance(one, QAbstractButton)) or _inside_another(one):
            continue
        seen = QAccessible.queryAccessibleInterface(one)
        name = seen.text(QAccessible.Text.Name).replace("&", "").strip(" ….")
        if isinstance(one, QTabBar | QHeaderView) or seen.role() == QAccessible.Role.ScrollBar:
            continue
        if not any(letter.isalnum() for letter in name):
            found.append(f"no name: {said(one)} {seen.role()}")
    return found


def _inside_another(one: QWidget) -> bool:
    """Tell whether it is a piece that Qt made, of a box that has the name."""
    parent = one.parentWidget()
    name = one.objectName()
    return (
        isinstance(parent, QComboBox)
        or name.startswith("qt_")
        or (isinstance(one, QToolButton) and isinstance(parent, QTabBar))
        or (isinstance(one, QAbstractButton) and isinstance(parent, QTableView))
        or (isinstance(one, QToolButton) and isinstance(parent, QLineEdit))
    )


def unnamed_columns(root: QWidget) -> list[str]:
    """Complain of tables whose columns have no heading."""
    found = []
    for table in visible(root):
        if not isinstance(table, QTableView) or not table.model():
            continue
        model = table.model()
        for column in range(model.columnCount()):
            if table.isColumnHidden(column):
                continue
            roles = (
                Qt.ItemDataRole.DisplayRole,
                Qt.ItemDataRole.AccessibleTextRole,
                Qt.ItemDataRole.ToolTipRole,
            )
            if not any(model.headerData(column, Qt.Orientation.Horizontal, role) for role in roles):
                found.append(f"column {column} has no name: {said(table)}")
    return found


def undescribed(root: QWidget) -> list[str]:
    """Complain of pictures, and of what is painted by hand, that say nothing."""
    return [
        f"says nothing: {said(one)}"
        for one in visible(root)
        if _is_picture(one)
        and not (one.accessibleName() or one.accessibleDescription() or one.toolTip())
    ]


def _is_picture(one: QWidget) -> bool:
    if isinstance(one, QLabel):
        return not one.pixmap().isNull() and not one.text()
    return "paintEvent" in type(one).__dict__ and type(one).__module__.startswith("ui.")


# --- keyboard


def out_of_order(root: QWidget) -> list[str]:
    """Complain where Tab jumps back, up or to the left."""
    found = []
    chain = focus_chain(root)
    for one, other in pairwise(chain):
        here, there = place_of(one, root, other), place_of(other, root, one)
        above = there.bottom() <= here.top() and there.left() < here.right()
        left = there.right() <= here.left() and _same_row(here, there)
        if above or left:
            found.append(
                f"Tab goes back from {said(one)} {here.getRect()}"
                f" to {said(other)} {there.getRect()}"
            )
    return found


def focus_chain(root: QWidget) -> list[QWidget]:
    """Return what Tab goes through: a window of places has its own order, dialogs that of Qt."""
    if isinstance(root, MainWindow):
        order = [one for one in reading_order(root) if isValid(one)]
        return [one for one in order if not _inside_another(one)]
    chain, one = [], root.nextInFocusChain()
    while one is not None and one is not root:
        shown = one.window() is root and one.isVisible() and takes_keys(one)
        if shown and not _inside_another(one):
            chain.append(one)
        one = one.nextInFocusChain()
    return chain


def place_of(one: QWidget, root: QWidget, seen_from: QWidget) -> QRect:
    """Return where a widget is; for one in a part that scrolls alone, where that part is."""
    up, shown = one.parentWidget(), one
    while up is not None and up is not root:
        if isinstance(up, QScrollArea) and not up.isAncestorOf(seen_from):
            shown = up
        up = up.parentWidget()
    return QRect(shown.mapTo(root, QPoint(0, 0)), shown.size())


def _same_row(one: QRect, other: QRect) -> bool:
    middle = other.center().y()
    return one.top() <= middle <= one.bottom() and other.top() <= one.center().y() <= other.bottom()


def for_the_mouse_only(root: QWidget) -> list[str]:
    """Complain of buttons that no key reaches."""
    return [
        f"no key reaches {said(one)}"
        for one in visible(root)
        if isinstance(one, QAbstractButton)
        and one.isEnabled()
        and one.focusPolicy() == Qt.FocusPolicy.NoFocus
        and not _inside_another(one)
        and not one.shortcut().toString()
        and not group_of(one)  # arrows go from the chosen one to the others
        and "(" not in one.toolTip()
    ]


def group_of(one: QWidget) -> QObject | None:
    """Return what holds the buttons of which only one is chosen."""
    if not isinstance(one, QAbstractButton) or not one.isCheckable():
        return None
    group = one.group()
    if group:
        return group if group.exclusive() else None
    return one.parentWidget() if one.autoExclusive() else None


def clashing(root: QWidget) -> list[str]:
    """Complain of two things under one letter, and of letters that cannot be typed with Alt."""
    keys: dict[str, list[str]] = defaultdict(list)
    for one, words in _lettered(root):
        letter = QKeySequence.mnemonic(words).toString()
        if letter:
            keys[letter].append(said(one))
    found = [f"{letter}: {' | '.join(of)}" for letter, of in keys.items() if len(of) > 1]
    return found + [f"cannot be typed: {letter}" for letter in keys if not letter.isascii()]


def _lettered(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    for one in visible(root):
        presses = isinstance(one, QAbstractButton) and one.isEnabled()
        if isinstance(one, QAbstractButton | QLabel) and (presses or _names_another(one)):
            yield one, one.text()
        elif isinstance(one, QTabBar):
            yield from ((one, one.tabText(place)) for place in range(one.count()))


def _names_another(one: QWidget) -> bool:
    return isinstance(one, QLabel) and one.buddy() is not None


def letterless(root: QWidget) -> list[str]:
    """Complain of a chief button of a screen that has no letter."""
    return [
        f"no letter: {said(one)}"
        for one in visible(root)
        if isinstance(one, QPushButton)
        and one.property("look") == "primary"
        and not QKeySequence.mnemonic(one.text()).toString()
    ]


def without_default(root: QWidget) -> list[str]:
    """Complain of a dialog in which Enter does nothing, or another thing than what it is for."""
    if not isinstance(root, QDialog):
        return []
    buttons = [one for one in visible(root) if isinstance(one, QPushButton)]
    if buttons and not any(one.isDefault() or one.autoDefault() for one in buttons):
        return ["Enter does nothing"]
    chief = [one for one in buttons if one.property("look") == "primary" and one.isEnabled()]
    pressed = [one for one in buttons if one.isDefault()]
    if chief and pressed and pressed[0] not in chief and root.focusWidget() not in buttons:
        return [f"Enter presses {said(pressed[0])} and not {said(chief[0])}"]
    return []


def rows_that_enter_leaves(root: QWidget) -> list[str]:
    """Complain of lists whose rows Enter does not open."""
    return [
        f"Enter opens no row: {said(one.table)}"
        for one in visible(root)
        if isinstance(one, RecordList)
        and not one.isSignalConnected(QMetaMethod.fromSignal(one.opened))
    ]


# --- room


CHECKS: dict[str, Check] = {
    check.__name__: check
    for check in (
        nameless,
        unnamed_columns,
        undescribed,
        out_of_order,
        for_the_mouse_only,
        clashing,
        letterless,
        without_default,
        rows_that_enter_leaves,
        cut_off,
    )
}
