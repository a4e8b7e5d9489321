"""A new passphrase, typed twice, with a word on whether it will do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.keystore import SHORTEST_PASSPHRASE
from storage.pins import SHORTEST_PIN, is_pin
from ui.screens.labels import field_label
from ui.screens.parts import plain


class NewPassphrase(QWidget):
    """Two hidden lines that must say the same."""

    changed = Signal()

    def __init__(self, label: str, parent: QWidget | None = None, *, pin_too: bool = False) -> None:
        """Digits alone will do as a PIN where `pin_too` says so."""
        super().__init__(parent)
        self._pin_too = pin_too
        self.first, self.second = _hidden_line(), _hidden_line()
        self.shown = QCheckBox(_("Hiện chữ đang gõ"))
        self.shown.toggled.connect(self._show)
        self.rule = plain(look="muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(field_label(label, self.first))
        column.addWidget(self.first)
        column.addWidget(self.rule)
        column.addWidget(field_label(_("Gõ lại *"), self.second))
        column.addWidget(self.second)
        column.addWidget(self.shown)
        for line in (self.first, self.second):
            line.textEdited.connect(lambda _text: self.changed.emit())
        self.setFocusProxy(self.first)
        self.take_pin(on=pin_too)

    def take_pin(self, *, on: bool) -> None:
        """Let digits alone be a PIN from now on, or no longer."""
        self._pin_too = on
        rule = _("Ít nhất {count} ký tự; nên là vài từ dễ nhớ, ví dụ một câu ngắn.")
        said = rule.format(count=SHORTEST_PASSPHRASE)
        if on:
            pin = _(
                "Hoặc mã PIN: chỉ gõ số, ít nhất {count} chữ số; mã PIN chỉ mở được trên máy này."
            )
            said = f"{said} {pin.format(count=SHORTEST_PIN)}"
        self.rule.setText(said)

    def text(self) -> str:
        """Return the passphrase as typed first."""
        return self.first.text()

    def complaint(self) -> str:
        """Say why it will not do, "" if it does."""
        typed = self.first.text()
        as_pin = self._pin_too and typed.isdecimal()
        if as_pin and not is_pin(typed):
            return _("Mã PIN cần ít nhất {count} chữ số.").format(count=SHORTEST_PIN)
        if not as_pin and len(typed) < SHORTEST_PASSPHRASE:
            return _("Mật khẩu cần ít nhất {count} ký tự.").format(count=SHORTEST_PASSPHRASE)
        if typed != self.second.text():
            return _("Hai lần gõ chưa giống nhau.")
        return ""

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    def _show(self, on: bool) -> None:  # noqa: FBT001  # a slot of a signal
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.second.setEchoMode(mode)


def _hidden_line() -> QLineEdit:
    return QLineEdit(echoMode=QLineEdit.EchoMode.Password)
