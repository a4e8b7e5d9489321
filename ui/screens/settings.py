"""Settings: the unit and who signs, when months end, how the screen looks, how books open."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from ui.screens.asking import ask_unsaved
from ui.screens.choice_editors import QuietComboBox
from ui.screens.desk import Desk
from ui.screens.labels import field_label
from ui.screens.look import Scheme, colour, in_force, size_text
from ui.screens.parts import button, plain
from ui.screens.screen import Screen
from ui.screens.security import Security
from ui.screens.settings_form import MONTHS, UNIT, SettingsForm
from ui.screens.settings_rooms import ROOMS, Rooms
from ui.screens.signing_trust import Trust

_SCHEMES: tuple[tuple[Scheme, str], ...] = (
    ("light", _("&Sáng")),
    ("dark", _("&Tối")),
    ("system", _("Theo &máy")),
)
SPARE_KEY = "spare_key"  # what is sought here to put a spare key away
_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)  # percent


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
        for form in (self.unit, self.months):
            form.edited.connect(self._say_state)
        self._lay_out()

    def refresh(self) -> None:
        for form in (self.unit, self.months):
            form.show_settings(self.desk.settings)
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
            self._say_state()
        return answer == "drop"

    def _keep(self, form: SettingsForm) -> bool:
        settings = form.entered()
        if settings is None or not self.desk.keep_settings(settings):
            self.tabs.setCurrentWidget(form)
            return False
        form.is_dirty = False
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


class Display(QWidget):
    """Light or dark, and how large the letters are; each choice shows at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        scheme, percent = in_force(_app())
        self.schemes = QButtonGroup(self)
        self.letters = QuietComboBox()
        for each in _SIZES:
            self.letters.addItem(_("{percent}%").format(percent=each), each)
        self.letters.setCurrentIndex(self.letters.findData(percent))
        column = QVBoxLayout(self)
        column.addWidget(plain(_("Màu nền"), name="fieldLabel"))
        for code, words in _SCHEMES:
            radio = QRadioButton(words)
            radio.setProperty("scheme", code)
            radio.setChecked(code == scheme)
            self.schemes.addButton(radio)
            column.addWidget(radio)
        column.addSpacing(12)
        column.addWidget(field_label(_("&Cỡ chữ"), self.letters))
        column.addWidget(self.letters)
        self.letters.setMaximumWidth(140)
        column.addStretch()
        self.schemes.buttonClicked.connect(lambda radio: self._choose(radio.property("scheme")))
        self.letters.activated.connect(lambda _row: self._choose(in_force(_app())[0]))

    def _choose(self, scheme: Scheme) -> None:
        percent = int(self.letters.currentData())
        colour(_app(), scheme)
        size_text(_app(), percent)
        self._desk.preferred.emit(scheme, percent)


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
