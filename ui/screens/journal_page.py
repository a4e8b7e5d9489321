"""Nhật ký: who changed what and when, what was removed lately, and both given back."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from resources.wording import _
from storage.giving_back import DAYS
from ui.screens.desk import Desk
from ui.screens.journal_export import JournalExport
from ui.screens.journal_list import JournalList
from ui.screens.look import GAP
from ui.screens.removed import RemovedList
from ui.screens.screen import Screen
from ui.screens.working import Working


class JournalPage(Screen):
    """The journal and what was removed, a tab each."""

    TITLE: ClassVar[str] = _("Nhật ký")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.working = Working()
        self.journal = JournalList(desk)
        self.removed = RemovedList(desk)
        self.export = JournalExport(desk, self.working, lambda: self.journal.sift, self)
        self.journal.top.addWidget(self.export.button)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(_padded(self.journal), self.TITLE)
        title = _("Vừa xóa trong {days} ngày").format(days=DAYS)
        self.tabs.addTab(_padded(self.removed), title)
        self.tabs.currentChanged.connect(lambda _place: self.refresh())
        keys = QShortcut(QKeySequence("Ctrl+P"), self)
        keys.activated.connect(lambda: self.export.take("pdf"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.working)

    def refresh(self) -> None:
        shown = (self.journal, self.removed)[self.tabs.currentIndex()]
        shown.refresh()
        self.export.say()

    def arrive(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.journal.table.setFocus()

    def search(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.journal.filters.search.setFocus()
        self.journal.filters.search.selectAll()

    def back(self) -> None:
        self.journal.filters.show_all()

    def show_record(self, identity: str) -> None:
        self.tabs.setCurrentIndex(0)
        self.journal.show_record(identity)


def _padded(inner: QWidget) -> QWidget:
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, GAP, 0, 0)
    row.addWidget(inner)
    return room
