"""Every list can be printed as it stands, from its menu and by Ctrl+P; what cannot says why."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCalendarWidget,
    QFileDialog,
    QHeaderView,
    QListWidget,
    QWidget,
)

from tests.ui.access.seen import said, visible
from ui.screens.list_menu import ListMenu

_OF_REPORTS = ("Biểu ", "Biểu đồ ")  # tables that “In biểu này” prints, laid out as in a report
EXCEPTIONS = {  # what a screen reader calls a list, and why it is not printed as one
    "Loại số liệu": "chooses which grid is typed into",
    "Nội dung trước và sau": "“Lấy ra” prints the journal, and hides what is personal",
    "Các dòng nhật ký": "“Lấy ra” prints the journal, and hides what is personal",
    "Những gì vừa xóa": "they are lines of the journal",
    "Các dòng sẽ rời máy": "the button below prints them",
    "Từng trường hợp": "typed into; the signed answer is printed",
}


def unprinted(shown: QWidget) -> Iterator[str]:
    """Yield the lists that cannot be printed."""
    for one in visible(shown):
        if isinstance(one, QHeaderView) or not isinstance(one, QAbstractItemView):
            continue
        model: QAbstractItemModel | None = one.model()
        if model is None or not model.rowCount() or isinstance(one.window(), QFileDialog):
            continue
        if not one.findChild(ListMenu) and not _is_spared(one):
            yield f"cannot be printed: {said(one)}"


def _is_spared(one: QAbstractItemView) -> bool:
    name = one.accessibleName()
    calendar = isinstance(one.parentWidget(), QCalendarWidget)  # the list of its day is printed
    chosen = isinstance(one, QListWidget)  # lines to be ticked or chosen
    return calendar or chosen or name in EXCEPTIONS or name.startswith(_OF_REPORTS)
