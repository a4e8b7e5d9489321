"""A post's own keys: changing them, handing the laptop over to a new chief."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from resources.wording import _
from storage.appointing import Offices
from storage.duties import require
from sync.backup_key import registry_file
from sync.changing_keys import change_keys
from sync.couriers.folder import FolderCourier
from sync.held import awaits_pairing, own_key
from sync.rotation import last_change, pending_rotation
from ui.screens.allowed import only
from ui.screens.asking import ask
from ui.screens.desk import Desk
from ui.screens.labels import complain, complaint, heading
from ui.screens.parts import button, go_or_back, plain
from ui.screens.passphrase import NewPassphrase
from ui.screens.recovery_page import NewCode
from ui.screens.sticks import ask_folder
from ui.screens.successor import SuccessorChoice
from ui.screens.words import date_words

_A_YEAR = 365  # days
_REGISTRY = "so-don-vi.bys"
_WIDTH = 520


class MachineKeys(QFrame):
    """A card that says which key signs here, and how to change it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._desk = desk
        self.state = plain(wrap=True)
        self.advice = plain(look="muted", wrap=True)
        self.change_button = button(_("Đổi khóa của má&y…"), self.change)
        self.hand_button = button(_("&Bàn giao máy cho trưởng mới…"), self.hand_over)
        self.registry_button = button(_("Ghi &sổ đơn vị cho cấp trên…"), self._write, picture="usb")
        only(desk, "manage", self.change_button, self.hand_button, self.registry_button)
        self.registry_button.setToolTip(_("Khi cấp trên mất máy và cần dựng lại sổ."))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(plain(_("Khóa của máy"), name="sheetTitle"))
        column.addWidget(self.state)
        column.addWidget(self.advice)
        for one in (self.change_button, self.hand_button, self.registry_button):
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Say which key signs and what it waits for."""
        desk = self._desk
        paired = desk.safe is not None and not awaits_pairing(desk.ledger)
        pending = pending_rotation(desk.ledger, desk.keys) if paired else None
        self.state.setText(_state(desk, paired=paired))
        self.change_button.setEnabled(paired and pending is None)
        self.registry_button.setVisible(paired)
        days = (desk.today() - last_change(desk.ledger)).days
        old = paired and pending is None and days > _A_YEAR
        usual = _("Nên đổi mỗi năm một lần, và mỗi khi thay người giữ máy.")
        self.advice.setText(_("Khóa đã dùng hơn một năm; nên đổi.") if old else usual)

    def change(self) -> None:
        """Change the keys after a question; the next bundle is signed by the new ones."""
        words = _(
            "Từ gói sau, máy ký bằng khóa mới. Tệp đổi khóa sẽ đi cùng gói lên cấp trên; sổ và các "
            "gói đã gửi giữ nguyên, không phải ghép đôi lại."
        )
        if ask(self, _("Đổi khóa của máy?"), words, yes=_("Đổi khóa"), no=_("Để sau")):
            self._change()

    def hand_over(self) -> None:
        """Let a new chief choose a passphrase; show the new recovery code."""
        dialog = HandOver(self._desk, self)
        if dialog.exec():
            self.refresh()
            NewCode(self._desk, dialog.code, self).exec()

    def write_to(self, folder: Path) -> Path:
        """Write the registry this post holds, for a superior that lost its laptop."""
        desk = self._desk
        return FolderCourier(folder).put(desk.settings.unit, _REGISTRY, registry_file(desk.ledger))

    def _change(self) -> None:
        if self._desk.attempt(lambda: change_machine_keys(self._desk)):
            words = _("Đã đổi khóa; hãy ghi ra USB cùng gói tháng để cấp trên xác nhận.")
            self._desk.noted.emit(words)
        self.refresh()

    def _write(self) -> None:
        folder = ask_folder(self, _("Ghi sổ đơn vị"), _("Chọn nơi ghi sổ đơn vị cho cấp trên."))
        if folder and self._desk.attempt(lambda: self.write_to(folder)):
            self._desk.noted.emit(_("Đã ghi sổ đơn vị; hãy mang USB đến cấp trên."))


class HandOver(QDialog):
    """A new chief takes the laptop over: new passphrase, new recovery code, new keys."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bàn giao máy cho trưởng mới"))
        self._desk = desk
        self.code = ""
        words = _(
            "Trưởng mới tự gõ mật khẩu mới. Sau khi bàn giao, mật khẩu và mã khôi phục cũ không "
            "mở được sổ này nữa; gói sau được ký bằng khóa mới, người cũ không mở được. Sổ "
            "trên máy, các tháng đã chốt và gói đã gửi giữ nguyên."
        )
        self.to = SuccessorChoice(desk)
        self.drafted = "handing over"  # never the secret
        self.successor = self.to.fields
        self.passphrase = NewPassphrase(_("Mật khẩu của trưởng mới *"))
        self.complaint = complaint()
        self.go = button(_("&Bàn giao"), self.finish, look="primary")
        column = QVBoxLayout(self)
        column.addWidget(heading(self.windowTitle(), 1.2))
        column.addWidget(plain(words, wrap=True))
        column.addWidget(self.to)
        column.addWidget(self.passphrase)
        column.addWidget(self.complaint)
        column.addStretch()
        column.addLayout(go_or_back(self.go, self.reject))
        self.setMinimumWidth(_WIDTH)

    def finish(self) -> None:
        """Change keys, passphrase and code; the dialog stays if it cannot be."""
        wrong = self.to.complaint() or self.passphrase.complaint()
        complain(self.complaint, wrong)
        if not wrong and self._desk.attempt(self._finish, "officer"):
            self.accept()

    def _finish(self) -> None:
        desk = self._desk
        if desk.safe is None:
            raise ValueError("a ledger in memory has no keys")
        require(desk.ledger, "manage")
        own = not desk.settings.is_superior  # a superior changes its keys by the spare one
        if own and not awaits_pairing(desk.ledger) and not pending_rotation(desk.ledger, desk.keys):
            change_machine_keys(desk)
        at = Offices(desk.ledger, desk.safe.books, desk.safe.master)
        self.code = self.to.hand(at, self.passphrase.text())


def change_machine_keys(desk: Desk) -> None:
    """Change the keys of the laptop on a desk; raises what `change_keys` raises."""
    if desk.safe is None:
        raise ValueError("a ledger in memory has no keys")
    desk.use_keys(change_keys(desk.ledger, desk.keys, desk.safe.key_place))


def _state(desk: Desk, *, paired: bool) -> str:
    if not paired:
        return _("Máy này chưa ghép đôi với cấp trên nên chưa cần đổi khóa.")
    pending = pending_rotation(desk.ledger, desk.keys)
    if pending:
        words = _(
            "Đã đổi khóa, dùng khóa mới từ gói số {seq}. Chờ cấp trên xác nhận: hãy ghi ra USB "
            "cùng gói tháng, rồi mở biên nhận trả về."
        )
        return words.format(seq=pending.from_seq)
    words = _("Máy thứ {epoch} của đơn vị, khóa dùng từ gói số {seq} (làm ngày {day}).")
    key, day = own_key(desk.ledger, desk.keys), last_change(desk.ledger)
    said = date_words(min(day, desk.practice_day or day))
    return words.format(epoch=key.epoch, seq=key.from_seq, day=said)
