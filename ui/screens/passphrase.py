"""A new passphrase, typed twice, with a word on whether it will do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.keystore import SHORTEST_PASSPHRASE
from ui.screens.labels import field_label
from ui.screens.parts import plain


class NewPassphrase(QWidget):
    """Two hidden lines that must say the same."""

    changed = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = _hidden_line(), _hidden_line()
        self.shown = QCheckBox(_("Hiện chữ đang gõ"))
        self.shown.toggled.connect(self._show)
        rule = _("Ít nhất {count} ký tự; nên là vài từ dễ nhớ, ví dụ một câu ngắn.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(field_label(label, self.first))
        column.addWidget(self.first)
        column.addWidget(plain(rule.format(count=SHORTEST_PASSPHRASE), look="muted", wrap=True))
        column.addWidget(field_label(_("Gõ lại mật khẩu *"), self.second))
        column.addWidget(self.second)
        column.addWidget(self.shown)
        for line in (self.first, self.second):
            line.textEdited.connect(lambda _text: self.changed.emit())
        self.setFocusProxy(self.first)

    def text(self) -> str:
        """Return the passphrase as typed first."""
        return self.first.text()

    def complaint(self) -> str:
        """Say why it will not do, "" if it does."""
        if len(self.first.text()) < SHORTEST_PASSPHRASE:
            return _("Mật khẩu cần ít nhất {count} ký tự.").format(count=SHORTEST_PASSPHRASE)
        if self.first.text() != self.second.text():
            return _("Hai lần gõ mật khẩu chưa giống nhau.")
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
