"""Entering an officer, and giving one another secret."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.appointing import Offices, appoint, give_anew
from storage.duties import OfficerRole
from storage.errors import KnownError
from storage.officers import Officer, change
from ui.screens.allowed import role_words
from ui.screens.choice_editors import QuietComboBox
from ui.screens.desk import Desk
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, go_or_back, plain
from ui.screens.passphrase import NewPassphrase

_WIDTH = 520
_ROLES: tuple[OfficerRole, ...] = ("officer", "reader", "chief")


def _duties_words(role: OfficerRole) -> str:
    return {
        "chief": _("làm được mọi việc: chốt, mở lại, ký, gửi, thiết lập, thêm người"),
        "officer": _("ghi và sửa sổ; không chốt, không ký, không gửi"),
        "reader": _("chỉ xem và in"),
    }[role]


class _Dialog(QDialog):
    """A title, some fields, a complaint, and what it is for at the foot."""

    def __init__(self, title: str, go: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.complaint = complaint()
        self.go = button(go, self.finish, look="primary")
        self.go.setDefault(True)
        self.column = QVBoxLayout(self)
        self.column.addWidget(heading(title, 1.2))

    def finish(self) -> None:
        """Do what the dialog is for; it stays, with words, if that is refused."""
        complain(self.complaint, self.wrong())
        if self.wrong():
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.work()
        except KnownError as error:
            complain(self.complaint, str(error))
        else:
            self.accept()
        finally:
            QGuiApplication.restoreOverrideCursor()

    def wrong(self) -> str:
        """Say what is wrong with what was typed, "" if nothing is."""
        return ""

    def work(self) -> None:
        """Do it; raises KnownError."""

    def close_column(self) -> None:
        """Put the complaint and the foot below the fields."""
        self.column.addWidget(self.complaint)
        self.column.addStretch()
        self.column.addLayout(go_or_back(self.go, self.reject))


class OfficerDialog(_Dialog):
    """Name, title and role; for somebody new a secret too."""

    def __init__(
        self, desk: Desk, at: Offices, one: Officer | None, parent: QWidget | None = None
    ) -> None:
        title = _("Sửa người dùng") if one else _("Thêm người dùng")
        super().__init__(title, _("&Ghi") if one else _("&Thêm"), parent)
        self.drafted = f"officer {one.id if one else ''}"  # never the secret
        self._desk, self._at, self._one = desk, at, one
        self.name = QLineEdit(one.name if one else "", maxLength=120)
        self.position = QLineEdit(one.title if one else "", maxLength=120)
        self.role = QuietComboBox()
        for role in _ROLES:
            self.role.addItem(f"{role_words(role)} – {_duties_words(role)}", role)
        self.role.setCurrentIndex(_ROLES.index(one.role) if one else 0)
        self.role.setEnabled(one is None or not one.keeper)
        self.secret = NewPassphrase(_("&Mật khẩu hoặc mã PIN *"), pin_too=True)
        self.secret.setVisible(one is None)
        for label, field in (
            (_("&Họ và tên *"), self.name),
            (_("&Chức vụ"), self.position),
            (_("&Vai trò"), self.role),
        ):
            self.column.addWidget(field_label(label, field))
            self.column.addWidget(field)
        words = plain(_("Người mới tự gõ, Trưởng không cần biết."), look="muted", wrap=True)
        words.setVisible(one is None)
        self.column.addWidget(self.secret)
        self.column.addWidget(words)
        self.close_column()

    def wrong(self) -> str:
        """Say what is wrong."""
        if not self.name.text().strip():
            return _("Hãy ghi họ và tên.")
        return "" if self._one else self.secret.complaint()

    def work(self) -> None:
        """Add or change the officer."""
        name, title, role = self.name.text(), self.position.text(), self.role.currentData()
        if self._one:
            change(self._at.ledger, self._one.id, name=name, title=title, role=role)
        else:
            appoint(self._at, name, title, role, self.secret.text())
        self._desk.changed.emit(frozenset({"officer"}))


class SecretDialog(_Dialog):
    """Another secret for an officer who forgot theirs."""

    def __init__(
        self, desk: Desk, at: Offices, one: Officer, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Đặt lại mật khẩu, mã PIN"), _("Đặt &lại"), parent)
        self._desk, self._at, self._one = desk, at, one
        words = _("{name} tự gõ hai lần. Mật khẩu và mã PIN trước đây hết hiệu lực.")
        if one.keeper:
            words = _(
                "{name} giữ mật khẩu của sổ: gõ chữ là đổi mật khẩu của sổ, gõ số là đặt mã PIN "
                "dùng thêm trên máy này. Mã khôi phục trên giấy giữ nguyên."
            )
        self.column.addWidget(plain(words.format(name=one.name), wrap=True))
        self.secret = NewPassphrase(_("&Mật khẩu hoặc mã PIN mới *"), pin_too=True)
        self.column.addWidget(self.secret)
        self.close_column()

    def wrong(self) -> str:
        """Say what is wrong."""
        return self.secret.complaint()

    def work(self) -> None:
        """Give the secret."""
        give_anew(self._at, self._one.id, self.secret.text())
        self._desk.changed.emit(frozenset({"officer"}))
