"""A new spare key is put away: the file on a stick, the code on paper, in two places."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from sync.backup_key import SealedBackup
from sync.couriers.folder import FolderCourier
from ui.paper.recovery import RecoverySheet, recovery_pdf
from ui.screens.asking import ask_grave
from ui.screens.desk import Desk
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, plain
from ui.screens.preview import Paper, preview
from ui.screens.sticks import ask_folder

_WIDTH = 600


class PutAway(QDialog):
    """Nothing goes on until the file was written and the last group was typed from the paper."""

    def __init__(self, desk: Desk, sealed: SealedBackup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Cất chìa dự phòng"))
        self._desk, self._sealed = desk, sealed
        self._written = False
        self.code = heading(size=1.8)
        self.code.setText(_in_two_lines(sealed.code))
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setAccessibleName(_("Mã chìa dự phòng"))
        self.write_button = button(_("Ghi tệ&p ra USB, thư mục…"), self._write, look="primary")
        self.written = plain(_("Chưa ghi tệp ra USB."), look="warning", wrap=True)
        self.print_button = button(_("&In phiếu mã"), self._print)
        self.typed = QLineEdit()
        self.typed.setMaximumWidth(140)
        self.typed.returnPressed.connect(self.finish)
        self.complaint = complaint()
        self.go = button(_("&Tôi đã cất tệp và mã"), self.finish)
        self._lay_out()

    def write_to(self, folder: Path) -> Path:
        """Write the file, read it back and check it."""
        unit = self._desk.settings.unit
        path = FolderCourier(folder).put(unit, self._sealed.name, self._sealed.data)
        self._written = True
        self.written.setText(_("Đã ghi và đọc lại đúng: {file}").format(file=path))
        self.written.setProperty("look", "good")
        self.written.style().polish(self.written)
        return path

    def paper(self) -> Paper:
        """Return the sheet to print."""
        settings, day, sealed = self._desk.settings, self._desk.today(), self._sealed
        name, practice = settings.unit_name, settings.sample
        sheet = RecoverySheet(name, sealed.code, day, sealed.name, practice=practice)
        return Paper(_("Phiếu mã chìa dự phòng"), "ma-chia-du-phong.pdf", recovery_pdf(sheet))

    def finish(self) -> None:
        """Close if the file is written and the code is on paper."""
        right = self.typed.text().strip().upper() == self._sealed.code.rsplit("-", 1)[-1]
        words = "" if right else _("Chưa đúng 4 ký tự cuối; hãy nhìn lại trên giấy rồi gõ.")
        if not self._written:
            words = _("Chưa ghi tệp ra USB.")
        complain(self.complaint, words)
        if not words:
            self.accept()

    def reject(self) -> None:
        """Go without it only after a warning: the one before has ended."""
        if ask_grave(
            self,
            _("Chưa cất chìa dự phòng"),
            _("Chìa cũ đã hết hiệu lực và mã này không hiện lại nữa; sẽ phải tạo chìa khác."),
            yes=_("Vẫn đóng"),
            no=_("Xem lại"),
        ):
            super().reject()

    def _write(self) -> None:
        folder = ask_folder(self, _("Ghi chìa dự phòng"), _("Chọn USB để cất chìa dự phòng."))
        if folder:
            self._desk.attempt(lambda: self.write_to(folder))

    def _print(self) -> None:
        preview(self, self.paper())

    def _lay_out(self) -> None:
        why = _(
            "Chìa dự phòng có hai phần, cất ở hai nơi: tệp trên USB và mã trên giấy. Mã chỉ hiện "
            "một lần này; không chụp ảnh, không để trong máy."
        )
        last = QHBoxLayout()
        last.addWidget(self.typed)
        last.addWidget(self.go)
        last.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(heading(self.windowTitle(), 1.4))
        column.addWidget(plain(why, wrap=True))
        column.addWidget(plain(_("1. Ghi tệp ra USB"), name="sheetTitle"))
        column.addWidget(self.write_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.written)
        column.addWidget(plain(_("2. In mã, hoặc chép tay"), name="sheetTitle"))
        column.addWidget(self.code)
        column.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(field_label(_("&Gõ 4 ký tự cuối của mã trên giấy *"), self.typed))
        column.addLayout(last)
        column.addWidget(self.complaint)
        self.setMinimumWidth(_WIDTH)


def _in_two_lines(code: str) -> str:
    groups = code.split("-")
    half = (len(groups) + 1) // 2
    return "-".join(groups[:half]) + "-\n" + "-".join(groups[half:])
