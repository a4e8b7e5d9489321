"""Every word that a window shows, hints at or offers; and which of them are not Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.ui.access.seen import said, visible

_SAID_BY_PROGRAMS = (
    "ok cancel open save close yes abort retry ignore discard apply reset help about copy "
    "paste cut delete undo redo select all file files folder name size type date modified "
    "print page pages search find next previous finish error warning loading none true "
    "false the and of not with for from new edit view window settings options enabled "
    "disabled unknown invalid value empty today month year week day unit team member award "
    "report superior bundle receipt ledger "
)
ENGLISH = frozenset(_SAID_BY_PROGRAMS.split())
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = re.compile(r"\S*[/{.]\w\S*")  # of files, and of gaps that a text has


def not_vietnamese(root: QWidget) -> list[str]:
    """Complain of English words, by a list of those that programs say."""
    found = []
    for where, text in _texts(root):
        words = {word.lower() for word in _WORD.findall(_NAMES.sub("", text.replace("&", "")))}
        if words & ENGLISH:
            found.append(f"English {sorted(words & ENGLISH)} in “{text[:80]}”: {where}")
    return found


def _texts(root: QWidget) -> Iterator[tuple[str, str]]:
    yield "title", root.windowTitle()
    for one in visible(root):
        where = said(one)
        texts = [one.toolTip(), one.accessibleName(), one.accessibleDescription()]
        if isinstance(one, QLabel | QAbstractButton):
            texts.append(one.text())
        if isinstance(one, QLineEdit | QPlainTextEdit):
            texts.append(one.placeholderText())
        if isinstance(one, QComboBox):
            texts += [one.itemText(place) for place in range(one.count())]
        if isinstance(one, QTabBar):
            texts += [one.tabText(place) for place in range(one.count())]
        if isinstance(one, QTableView):
            texts += _heads(one)
        menus = [one] if isinstance(one, QMenu) else one.findChildren(QMenu)
        texts += [
            act.text() for menu in menus for act in menu.actions() if isinstance(act, QAction)
        ]
        yield from ((where, text) for text in texts if text)


def _heads(table: QTableView) -> list[str]:
    model = table.model()
    across = range(model.columnCount()) if model else range(0)
    return [str(model.headerData(one, Qt.Orientation.Horizontal) or "") for one in across]
