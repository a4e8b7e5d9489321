"""How the screen looks and which language it speaks; papers stay Vietnamese."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _, spoken
from ui.screens.choice_editors import QuietComboBox
from ui.screens.desk import Desk
from ui.screens.labels import field_label
from ui.screens.look import Scheme, colour, in_force, size_text
from ui.screens.parts import plain

_SCHEMES: tuple[tuple[Scheme, str], ...] = (
    ("light", _("&Sáng")),
    ("dark", _("&Tối")),
    ("system", _("Theo &máy")),
)
_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)  # percent
_LANGUAGES = (("vi", "Tiếng &Việt"), ("en", "&English"))  # each in its own words
_USE = _(
    "Đổi từ lần mở sau. Giấy tờ in ra, gói gửi đi và các danh mục vẫn là tiếng Việt, dù màn hình "
    "nói tiếng nào."
)


class Display(QWidget):
    """Light or dark, and how large the letters are; each choice shows at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        scheme, percent = in_force(_app())
        self.schemes, self.languages = QButtonGroup(self), QButtonGroup(self)
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
        column.addSpacing(12)
        column.addWidget(plain(_("Ngôn ngữ của màn hình"), name="fieldLabel"))
        for language, name in _LANGUAGES:
            radio = QRadioButton(name)
            radio.setProperty("language", language)
            radio.setChecked(language == spoken())
            self.languages.addButton(radio)
            column.addWidget(radio)
        self.told = plain(_USE, look="muted", wrap=True)
        column.addWidget(self.told)
        column.addStretch()
        self.languages.buttonClicked.connect(self._speak)
        self.schemes.buttonClicked.connect(lambda radio: self._choose(radio.property("scheme")))
        self.letters.activated.connect(lambda _row: self._choose(in_force(_app())[0]))

    def _speak(self, chosen: QAbstractButton) -> None:
        self._desk.spoken.emit(chosen.property("language"))
        self.told.setText(_("Đã nhớ. Lần mở phần mềm sau, màn hình nói ngôn ngữ này."))

    def _choose(self, scheme: Scheme) -> None:
        percent = int(self.letters.currentData())
        colour(_app(), scheme)
        size_text(_app(), percent)
        self._desk.preferred.emit(scheme, percent)


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
