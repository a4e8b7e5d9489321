"""The first start: whose books, or the sample, or the superior's role."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from resources.wording import _
from storage.settings import Role
from ui.screens.cards import CardButton
from ui.screens.labels import heading
from ui.screens.new_books import NewBooks, NewBooksForm
from ui.screens.parts import plain
from ui.screens.recovery_page import RecoveryPage

_WIDTH = 640


class FirstRun(QWidget):
    """Asks one thing at a time; it makes nothing itself but says what is wanted."""

    books_wanted = Signal(object)  # NewBooks; answered by `show_code` or `refuse`
    sample_wanted = Signal()
    finished = Signal()  # the books are made and the code is put away

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        """Propose a folder for the books."""
        super().__init__(parent)
        self.form = NewBooksForm(folder)
        self.recovery = RecoveryPage()
        self.own = CardButton(
            _("Lập sổ mới cho đơn vị tôi"),
            _("Công an xã, phường, đặc khu: ghi mô hình, tổ tự quản, hoạt động và gửi lên trên."),
        )
        self.sample = CardButton(
            _("Mở sổ mẫu để tập dượt"),
            _("Số liệu bịa, mọi tờ in đều có chữ TẬP DƯỢT; không ảnh hưởng sổ thật."),
        )
        self.superior = CardButton(
            _("Tôi là đơn vị cấp trên"),
            _("Nhận gói của các xã, kiểm tra, tổng hợp và trả biên nhận."),
        )
        self.pages = QStackedWidget()
        for page in (self._choice(), self.form, self.recovery):
            self.pages.addWidget(_centred(page))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.own.clicked.connect(lambda: self._ask("post"))
        self.superior.clicked.connect(lambda: self._ask("superior"))
        self.sample.clicked.connect(self.sample_wanted)
        self.form.submitted.connect(self.books_wanted)
        self.form.back.connect(lambda: self.pages.setCurrentIndex(0))
        self.recovery.confirmed.connect(self.finished)

    def show_code(self, code: str, made: NewBooks, made_on: date) -> None:
        """Show the recovery code of the books that were just made."""
        self.form.forget()
        self.recovery.show_code(code, made.name, made_on)
        self.pages.setCurrentIndex(2)

    def refuse(self, words: str) -> None:
        """Say why the books were not made."""
        self.form.refuse(words)

    def _ask(self, role: Role) -> None:
        self.form.begin(role)
        self.pages.setCurrentIndex(1)
        self.form.finder.setFocus()

    def _choice(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(12)
        column.addWidget(heading(_("Chào đồng chí"), 1.8))
        column.addWidget(plain(_("Máy này chưa có sổ. Đồng chí muốn làm gì?")))
        for card in (self.own, self.sample, self.superior):
            column.addWidget(card)
        column.addWidget(
            plain(
                _("Sổ được mã hóa và chỉ nằm trên máy này; không cần mạng."),
                look="muted",
                wrap=True,
            )
        )
        column.addStretch()
        return page


def _centred(page: QWidget) -> QScrollArea:
    page.setFixedWidth(_WIDTH)
    house = QWidget()
    column = QVBoxLayout(house)
    column.setContentsMargins(24, 24, 24, 24)
    column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(house)
    return area
