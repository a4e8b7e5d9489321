"""Settings: the unit and who signs, when months end, how the screen looks, how books open."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import (
    QHBoxLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from ui.screens.allowed import only
from ui.screens.asking import ask_unsaved
from ui.screens.desk import Desk
from ui.screens.display import Display
from ui.screens.kept import Kept
from ui.screens.parts import button, plain
from ui.screens.screen import Screen
from ui.screens.security import Security
from ui.screens.settings_form import MONTHS, UNIT, SettingsForm
from ui.screens.settings_rooms import ROOMS, Rooms
from ui.screens.signing_trust import Trust

SPARE_KEY = "spare_key"  # what is sought here to put a spare key away


class Settings(Screen):
    """A tab for each matter."""

    TITLE: ClassVar[str] = _("Thiết lập")
    SHOWS: ClassVar[frozenset[str]] = frozenset({"settings"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.unit, self.months = SettingsForm(UNIT), SettingsForm(MONTHS)
        self.display = Display(desk)
        self.security, self.trust = Security(desk), Trust(desk)
        self.state = plain(look="muted")
        self.keep = button(_("&Ghi thiết lập"), self.save, look="primary")
        only(desk, "manage", self.keep)
        for form in (self.unit, self.months):
            form.edited.connect(self._say_state)
        self._drafts = {
            form: Kept(desk, name, form)
            for name, form in (("settings of unit", self.unit), ("settings of months", self.months))
        }
        self._lay_out()

    def refresh(self) -> None:
        for form in (self.unit, self.months):
            form.show_settings(self.desk.settings)
            if not form.is_dirty:
                form.is_dirty = bool(self._drafts[form].begin())
        self._say_state()

    def show_record(self, identity: str) -> None:
        """Show the keys of this machine, if they are what is sought."""
        if identity == SPARE_KEY:
            self.tabs.setCurrentWidget(self.security)

    def save(self) -> None:
        form = self.tabs.currentWidget()
        if isinstance(form, SettingsForm):
            self._keep(form)

    def may_leave(self) -> bool:
        changed = [form for form in (self.unit, self.months) if form.is_dirty]
        answer = ask_unsaved(self, _("Thiết lập vừa sửa chưa được ghi.")) if changed else "drop"
        if answer == "save":
            return all(self._keep(form) for form in changed)
        if answer == "drop":
            for form in changed:
                form.restore()
                self._drafts[form].drop()
            self._say_state()
        return answer == "drop"

    def _keep(self, form: SettingsForm) -> bool:
        settings = form.entered()
        if settings is None or not self.desk.keep_settings(settings):
            self.tabs.setCurrentWidget(form)
            return False
        form.is_dirty = False
        self._drafts[form].drop()
        self._say_state()
        self.desk.noted.emit(_("Đã ghi thiết lập."))
        return True

    def _say_state(self) -> None:
        form = self.tabs.currentWidget()
        changed = isinstance(form, SettingsForm) and form.is_dirty
        self.state.setText(_("Chưa ghi") if changed else "")

    def _lay_out(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.unit, _("Đơn vị, người ký"))
        self.tabs.addTab(self.months, _("Kỳ báo cáo"))
        self.tabs.addTab(self.display, _("Hiển thị"))
        self.tabs.addTab(self.security, _("Mật khẩu, khóa của máy"))
        self.tabs.addTab(self.trust, _("Chữ ký số"))
        if ROOMS:
            self.tabs.addTab(Rooms(self.desk), _("Giữ gìn sổ"))
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.keep)
        row.addWidget(self.state)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.foot)
        self.tabs.currentChanged.connect(self._turn)

    def _turn(self, _place: int) -> None:
        self.foot.setVisible(isinstance(self.tabs.currentWidget(), SettingsForm))
        self._say_state()
