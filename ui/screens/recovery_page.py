"""The recovery code: shown once, printed, and typed back in part before going on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from ui.paper.recovery import RecoverySheet, recovery_pdf
from ui.screens.asking import ask_grave
from ui.screens.desk import Desk
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, plain
from ui.screens.preview import Paper, preview

_WIDTH = 560


class RecoveryPage(QWidget):
    """Shows a code; nothing goes on until its last group is typed from the paper."""

    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: RecoverySheet | None = None
        self.code = heading(size=1.8)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setAccessibleName(_("Mã khôi phục"))
        self.print_button = button(_("&In tờ mã khôi phục"), self._print)
        self.typed = QLineEdit()
        self.typed.setMaximumWidth(140)
        self.typed.returnPressed.connect(self._confirm)
        self.complaint = complaint()
        self.go = button(_("&Tôi đã cất giữ mã này"), self._confirm, look="primary")
        self._lay_out()

    def show_code(
        self, code: str, unit_name: str, made_on: date, *, practice: bool = False
    ) -> None:
        """Show the code of a unit's books."""
        self._sheet = RecoverySheet(unit_name, code, made_on, practice=practice)
        groups = code.split("-")
        half = (len(groups) + 1) // 2
        self.code.setText("-".join(groups[:half]) + "-\n" + "-".join(groups[half:]))
        self.typed.clear()
        self.print_button.setFocus()

    def paper(self) -> Paper:
        """Return the sheet to print."""
        if self._sheet is None:
            raise ValueError("there is no code yet")
        return Paper(_("Tờ mã khôi phục"), "ma-khoi-phuc.pdf", recovery_pdf(self._sheet))

    def _lay_out(self) -> None:
        why = _(
            "Quên mật khẩu thì chỉ mã này mở được sổ. Mã chỉ hiện một lần: hãy in ra hoặc chép "
            "tay, cất trong tủ có khóa, không chụp ảnh, không để trong máy."
        )
        last = QHBoxLayout()
        last.addWidget(self.typed)
        last.addWidget(self.go)
        last.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(heading(_("Mã khôi phục của sổ")))
        column.addWidget(plain(why, wrap=True))
        column.addWidget(self.code)
        column.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(field_label(_("&Gõ 4 ký tự cuối của mã trên giấy *"), self.typed))
        column.addLayout(last)
        column.addWidget(self.complaint)
        column.addStretch()

    def _print(self) -> None:
        preview(self, self.paper())

    def _confirm(self) -> None:
        if self._sheet is None:
            return
        right = self.typed.text().strip().upper() == self._sheet.code.rsplit("-", 1)[-1]
        words = "" if right else _("Chưa đúng 4 ký tự cuối; hãy nhìn lại trên giấy rồi gõ.")
        complain(self.complaint, words)
        if right:
            self.confirmed.emit()


class NewCode(QDialog):
    """Shows the new code until its last group was typed from the paper."""

    def __init__(self, desk: Desk, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Mã khôi phục mới"))
        self.page = RecoveryPage()
        settings, today = desk.settings, desk.today()
        self.page.show_code(code, settings.unit_name, today, practice=settings.sample)
        self.page.confirmed.connect(self.accept)
        QVBoxLayout(self).addWidget(self.page)
        self.setMinimumWidth(_WIDTH)

    def reject(self) -> None:
        """Go without the code only after a warning: the old one opens nothing any more."""
        if ask_grave(
            self,
            _("Chưa cất mã khôi phục mới"),
            _("Mã cũ đã hết hiệu lực và mã này không hiện lại nữa; sẽ phải làm mã khác."),
            yes=_("Vẫn đóng"),
            no=_("Xem lại mã"),
        ):
            super().reject()
