"""How the books are opened: another passphrase, another code, what this computer remembers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.appointing import Offices, change_own, refuse_other_secret
from storage.keystore import (
    change_passphrase,
    remember_in_keyring,
    renew_code,
    unlock_with_passphrase,
)
from storage.officers import at_desk
from ui.screens.allowed import only
from ui.screens.asking import ask_grave, tell
from ui.screens.desk import Desk
from ui.screens.labels import complain, complaint, field_label
from ui.screens.lock_minutes import LockMinutes
from ui.screens.machine_keys import MachineKeys
from ui.screens.parts import button, frame, plain
from ui.screens.passphrase import NewPassphrase
from ui.screens.recovery_page import NewCode
from ui.screens.spare_key import SpareKey

_WIDTH = 560
_KEYS = frozenset({"keys", "registry"})


class Security(QScrollArea):
    """Cards: passphrase, recovery code, the keys of this machine; all need books on a disk."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.old = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.new = NewPassphrase(_("Mật khẩu mới *"))
        self.complaint = complaint()
        self.change_button = button(_("Đổi &mật khẩu"), self.change)
        self.whose = plain(name="sheetTitle")
        self.code_button = button(_("&Làm mã khôi phục mới…"), self.renew)
        only(desk, "manage", self.code_button)
        self.remember_button = button(_("&Nhớ trên máy này"), self.remember)
        self.keys = SpareKey(desk) if desk.settings.is_superior else MachineKeys(desk)
        desk.changed.connect(self._hear)
        body = QWidget()
        row = QHBoxLayout(body)
        for cards in (
            (self._passphrase_card(), self._code_card()),
            (self.keys, self._other_card()),
        ):
            column = QVBoxLayout()
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            row.addLayout(column, 1)
        body.setMaximumWidth(2 * _WIDTH)
        body.setEnabled(desk.safe is not None)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._say_whose()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keyboard

    def _hear(self, kinds: frozenset[str]) -> None:
        if kinds & _KEYS:
            self.keys.refresh()
        if "officer" in kinds:
            self._say_whose()

    def _say_whose(self) -> None:
        """Say whose secret is changed here: with officers each has one, and nothing remembers."""
        one = at_desk(self._desk.ledger)
        words = _("Mật khẩu, mã PIN của {name}").format(name=one.name) if one else ""
        self.whose.setText(words or _("Mật khẩu của sổ"))
        self.new.take_pin(on=one is not None)
        self.remember_button.setVisible(one is None)

    def change(self) -> None:
        """Put a new passphrase in place of the old one, which must be known."""
        complain(self.complaint, self.new.complaint())
        safe = self._desk.safe
        if self.new.complaint() or safe is None:
            return

        one = at_desk(self._desk.ledger)

        def work() -> None:
            if one:
                at = Offices(self._desk.ledger, safe.books, safe.master)
                refuse_other_secret(at, self.old.text())
                change_own(at, one.id, self.new.text())
                return
            master = unlock_with_passphrase(safe.books.key_file, self.old.text())
            change_passphrase(safe.books.key_file, master, self.new.text())

        if self._desk.attempt(work, *(("officer",) if one else ())):
            self.old.clear()
            self.new.clear()
            self._desk.noted.emit(_("Đã đổi; lần sau hãy mở sổ bằng cái vừa đặt."))

    def renew(self) -> None:
        """Make a new recovery code; the old one opens nothing any more."""
        safe = self._desk.safe
        words = _("Mã trên tờ giấy cũ sẽ không mở được sổ nữa. Phải in hoặc chép lại mã mới.")
        if safe is None or not ask_grave(
            self,
            _("Làm mã khôi phục mới?"),
            words,
            yes=_("Làm mã mới"),
            no=_("Giữ mã cũ"),
        ):
            return
        made: list[str] = []
        if self._desk.attempt(lambda: made.append(renew_code(safe.books.key_file, safe.master))):
            NewCode(self._desk, made[0], self).exec()

    def remember(self) -> None:
        """Let this computer open the books without a question."""
        safe = self._desk.safe
        if safe is None:
            return
        could: list[bool] = []
        key_file, master = safe.books.key_file, safe.master
        self._desk.attempt(lambda: could.append(remember_in_keyring(key_file, master)))
        if any(could):
            self._desk.noted.emit(_("Lần sau sổ tự mở trên máy này."))
        else:
            words = _("Máy này không có kho khóa; lần sau vẫn cần gõ mật khẩu.")
            tell(self, _("Chưa nhớ được"), words)

    def _passphrase_card(self) -> QFrame:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.whose)
        column.addWidget(field_label(_("Mật khẩu đang dùng *"), self.old))
        column.addWidget(self.old)
        column.addWidget(self.new)
        column.addWidget(self.complaint)
        for one in (self.change_button, self.remember_button):
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _code_card(self) -> QFrame:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(plain(_("Mã khôi phục"), name="sheetTitle"))
        words = _("Làm mã mới khi mất tờ giấy hoặc nghi có người đã thấy mã.")
        column.addWidget(plain(words, look="muted", wrap=True))
        column.addWidget(self.code_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _other_card(self) -> QFrame:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(plain(_("Sổ đang mở"), name="sheetTitle"))
        place = str(self._desk.safe.books.folder) if self._desk.safe else ""
        column.addWidget(plain(place, look="muted", wrap=True))
        column.addWidget(LockMinutes(self._desk))
        leave = button(_("Đóng sổ này, mở sổ &khác…"), self._desk.leaving.emit)
        column.addWidget(leave, 0, Qt.AlignmentFlag.AlignLeft)
        return card
