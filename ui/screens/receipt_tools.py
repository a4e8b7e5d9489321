"""What can be done about the receipt of a bundle that was sent: print it, or hear its code."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.errors import KnownError
from storage.ledger import Ledger
from sync.acknowledgement import receipt_for
from sync.key_errors import PhoneCodeVoidError
from sync.outbox import Outgoing
from sync.phone_code import may_phone, take_phone_code
from ui.screens.allowed import only
from ui.screens.desk import Desk
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, go_or_back, plain
from ui.screens.preview import Paper, preview_made
from ui.screens.receipt_slip import receipt_paper
from ui.screens.working import Working

_WIDTH = 480


class ReceiptTools(QWidget):
    """Two buttons for the bundle that is chosen in a list."""

    def __init__(self, desk: Desk, working: Working, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._working = desk, working
        self._bundle: Outgoing | None = None
        self.print_button = button(_("&In biên nhận…"), self.show_slip)
        self.code_button = button(_("Gõ mã điện th&oại…"), self.type_code)
        only(desk, "record", self.code_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.print_button)
        row.addWidget(self.code_button)
        self.show_bundle(None)

    def show_bundle(self, bundle: Outgoing | None) -> None:
        """Offer what can be done for this bundle."""
        self._bundle = bundle
        ledger = self._desk.ledger
        self.print_button.setEnabled(bundle is not None and receipt_for(ledger, bundle) is not None)
        self.code_button.setEnabled(bundle is not None and may_phone(ledger, bundle))

    def show_slip(self) -> None:
        """Show the slip of the newest receipt, to be printed."""
        receipt = receipt_for(self._desk.ledger, self._bundle) if self._bundle else None
        if receipt is None or self._working.is_busy:
            return
        desk, day = self._desk, self._desk.practice_day

        def made(ledger: Ledger) -> list[Paper]:
            return [receipt_paper(ledger, receipt, day)]

        preview_made(desk, self._working, made, to_sign=False)

    def type_code(self) -> None:
        """Ask for what the superior reads out."""
        if self._bundle:
            PhoneCodeDialog(self._desk, self._bundle, self).exec()


class PhoneCodeDialog(QDialog):
    """Ten letters that the superior reads out instead of the receipt that is on its way."""

    def __init__(self, desk: Desk, bundle: Outgoing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Mã điện thoại"))
        self._desk, self._bundle = desk, bundle
        words = _(
            "Gọi cấp trên, đọc số gói {seq}; cấp trên mở tháng đó ở Bảng theo dõi và đọc lại mười "
            "ký tự. Gõ chữ hoa hay thường, có gạch nối hay không đều được. Sai năm lần thì chỉ "
            "chờ biên nhận."
        )
        self.typed = QLineEdit()
        self.typed.setPlaceholderText("XXXXX-XXXXX")
        self.typed.returnPressed.connect(self.finish)
        self.complaint = complaint()
        self.go = button(_("&Ghi nhận"), self.finish, look="primary")
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Mã điện thoại của gói số {n}").format(n=bundle.seq), 1.2))
        column.addWidget(plain(words.format(seq=bundle.seq), wrap=True))
        column.addWidget(field_label(_("&Mã điện thoại nghe được *"), self.typed))
        column.addWidget(self.typed)
        column.addWidget(self.complaint)
        column.addLayout(go_or_back(self.go, self.reject))
        self.setMinimumWidth(_WIDTH)
        self.typed.setFocus()

    def finish(self) -> None:
        """Note what the code says, or say how many tries are left."""
        desk = self._desk
        try:
            take_phone_code(desk.ledger, self._bundle, self.typed.text(), desk.keys)
        except KnownError as error:
            complain(self.complaint, str(error))
            over = isinstance(error, PhoneCodeVoidError)
            self.go.setDisabled(over)
            self.typed.setDisabled(over)
            self.typed.selectAll()
            return
        desk.changed.emit(frozenset({"outgoing"}))
        desk.noted.emit(_("Đã ghi nhận qua điện thoại; biên nhận về thì mở như thường."))
        self.accept()
