"""Personal data: find a person, the notice to members, what is kept too long, what was erased."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from resources.wording import _
from storage.privacy.person import PEOPLE
from storage.repository import find
from ui.screens.desk import Desk
from ui.screens.erasures_page import ErasuresPage, NoticePage
from ui.screens.person_page import PersonPage
from ui.screens.retention_page import RetentionPage
from ui.screens.screen import Screen
from ui.screens.working import Working


class PersonalData(Screen):
    """A tab for each of what is done with personal data; one is read when it is shown."""

    TITLE: ClassVar[str] = _("Dữ liệu cá nhân")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.working = Working()
        self.person = PersonPage(desk, self.working)
        self.notice = NoticePage(desk, self.working)
        self.retention = RetentionPage(desk, self.working)
        self.erasures = ErasuresPage(desk, self.working)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("placeTabs")
        self.tabs.setDocumentMode(True)
        for page, title in (
            (self.person, _("Một người")),
            (self.notice, _("Thông báo cho thành viên")),
            (self.retention, _("Hết thời hạn giữ")),
            (self.erasures, _("Đã xóa")),
        ):
            self.tabs.addTab(page, title)
        self.tabs.currentChanged.connect(lambda _place: self.refresh())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.working)
        column.addWidget(self.tabs)

    def refresh(self) -> None:
        for page in (self.person, self.notice, self.retention, self.erasures):
            if self.tabs.currentWidget() is page:
                page.refresh()

    def arrive(self) -> None:
        self.person.back_button.hide()
        self.person.line.setFocus()

    def show_record(self, identity: str) -> None:
        """Show all that is held of the person whose record was open elsewhere."""
        for kind in PEOPLE:
            for record in find(self.desk.ledger, kind, id=identity):
                self.tabs.setCurrentWidget(self.person)
                self.person.show_person(record)

    def back(self) -> None:
        self.person.go_back()

    def search(self) -> None:
        self.tabs.setCurrentWidget(self.person)
        self.person.line.setFocus()
        self.person.line.selectAll()
