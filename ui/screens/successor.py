"""Who takes the books over: an officer, or somebody new; books without officers ask nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from resources.wording import _
from storage.appointing import Offices, hand_books_over, hand_to_new
from storage.keystore import hand_over
from storage.officers import keeper, officers
from ui.screens.choice_editors import QuietComboBox
from ui.screens.desk import Desk
from ui.screens.labels import field_label
from ui.screens.parts import plain


class SuccessorChoice(QWidget):
    """The officers to choose from, and room for the name of somebody new."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        holder = keeper(desk.ledger)
        self._several = holder is not None
        self.who = QuietComboBox()
        for one in officers(desk.ledger):
            if holder and one.id != holder.id:
                self.who.addItem(f"{one.name} – {one.title}" if one.title else one.name, one.id)
        self.who.addItem(_("Người mới, ghi tên ở dưới"), "")
        self.who.currentIndexChanged.connect(lambda _row: self._say())
        self.name, self.title = QLineEdit(maxLength=120), QLineEdit(maxLength=120)
        self.fields = {"who": self.who, "name": self.name, "title": self.title}
        self.new = QWidget()
        inner = QVBoxLayout(self.new)
        inner.setContentsMargins(0, 0, 0, 0)
        for label, line in ((_("Họ và &tên *"), self.name), (_("&Chức vụ"), self.title)):
            inner.addWidget(field_label(label, line))
            inner.addWidget(line)
        words = _(
            "Người giữ máy trước đây thôi sử dụng sổ; những người còn lại phải được trưởng mới đặt "
            "lại mật khẩu ở Người dùng."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain(words, wrap=True))
        column.addWidget(field_label(_("T&rưởng mới *"), self.who))
        column.addWidget(self.who)
        column.addWidget(self.new)
        self.setVisible(self._several)
        self._say()

    def complaint(self) -> str:
        """Say what is missing, "" if nothing is."""
        lacking = self._several and not self.who.currentData() and not self.name.text().strip()
        return _("Hãy ghi họ và tên trưởng mới.") if lacking else ""

    def hand(self, at: Offices, passphrase: str) -> str:
        """Hand the books over; return the new recovery code. Raises KnownError."""
        if not self._several:
            return hand_over(at.books.key_file, at.master, passphrase)
        if self.who.currentData():
            return hand_books_over(at, self.who.currentData(), passphrase)
        return hand_to_new(at, self.name.text(), self.title.text(), passphrase)

    def _say(self) -> None:
        self.new.setVisible(not self.who.currentData())
