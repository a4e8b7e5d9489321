"""The superior types the five words and four digits that the unit reads aloud."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.errors import KnownError
from sync.enrolment import read_request
from sync.held import confirm_pairing
from sync.trust_errors import RequestVoidError
from ui.screens.desk import Desk
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, go_or_back, plain


class Confirming(QDialog):
    """Nothing on this side shows the words: they must come over the telephone."""

    def __init__(self, desk: Desk, request: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Mã đối chiếu"))
        self._desk, self._request = desk, request
        invited = read_request(request)[1]
        words = _(
            "Hãy gọi {unit} bằng số điện thoại đã biết từ trước và gõ năm từ, bốn số mà đơn vị "
            "đọc. Gõ không dấu cũng được. Sai ba lần thì yêu cầu bị hủy."
        )
        self.typed = QLineEdit()
        self.typed.returnPressed.connect(self.confirm)
        self.complaint = complaint()
        self.go = button(_("&Ghép đôi"), self.confirm, look="primary")
        foot = go_or_back(self.go, self.reject)
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Ghép đôi với {unit}").format(unit=invited.name), 1.2))
        column.addWidget(plain(words.format(unit=invited.name), wrap=True))
        column.addWidget(field_label(_("&Mã đối chiếu nghe được *"), self.typed))
        column.addWidget(self.typed)
        column.addWidget(self.complaint)
        column.addLayout(foot)
        self.setMinimumWidth(520)
        self.typed.setFocus()

    def confirm(self) -> None:
        """Put the unit into the registry if the words are right."""
        try:
            confirm_pairing(self._desk.ledger, self._request, self.typed.text(), self._desk.keys)
        except KnownError as error:
            complain(self.complaint, str(error))
            self.typed.selectAll()
            self.typed.setFocus()
            self.go.setDisabled(isinstance(error, RequestVoidError))
            self.typed.setDisabled(isinstance(error, RequestVoidError))
            return
        self._desk.changed.emit(frozenset({"registry"}))
        self.accept()
