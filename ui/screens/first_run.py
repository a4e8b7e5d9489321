"""The first start: whose books, or the sample, or the superior's role."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from resources.units import police_name, unit
from resources.wording import _
from storage.backup_file import BackupManifest
from storage.books import Books
from storage.settings import Role
from ui.screens.asking import tell
from ui.screens.backup_restoring import RestoreDialog
from ui.screens.cards import CardButton
from ui.screens.labels import heading
from ui.screens.new_books import NewBooks, NewBooksForm
from ui.screens.parts import button, plain
from ui.screens.recovery_page import RecoveryPage

_WIDTH = 640


class FirstRun(QWidget):
    """Asks one thing at a time; it makes nothing itself but says what is wanted."""

    books_wanted = Signal(object)  # NewBooks; answered by `show_code` or `refuse`
    known_wanted = Signal(object)  # Books that are on this computer already
    sample_wanted = Signal()
    finished = Signal()  # the books are made and the code is put away

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        """Propose a folder for new books; those that lie there are offered first."""
        super().__init__(parent)
        self.known = [self._card_of(books) for books in books_in(folder)]
        self.form = NewBooksForm(folder)
        self._folder = folder
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

    def _card_of(self, books: Books) -> CardButton:
        title = _("Mở sổ {name}").format(name=name_of_books(books))
        card = CardButton(title, str(books.folder))
        card.clicked.connect(lambda: self.known_wanted.emit(books))
        return card

    def _browse(self) -> None:
        title = _("Thư mục có sổ (tệp ledger.db)")
        chosen = QFileDialog.getExistingDirectory(self, title)
        if chosen:
            self.open_folder(Path(chosen))

    def open_folder(self, folder: Path) -> None:
        """Ask for the books in a folder, or say that there are none."""
        if Books(folder).exist:
            self.known_wanted.emit(Books(folder))
            return
        words = _("Trong {folder} không có sổ nào. Không có gì thay đổi; hãy chọn thư mục khác.")
        tell(self, _("Không thấy sổ"), words.format(folder=folder))

    def restore(self) -> None:
        """Bring books back onto this computer from a copy."""
        dialog = RestoreDialog(self._place_of, (), None, self)
        if dialog.exec() and dialog.books:
            self.known_wanted.emit(dialog.books)

    def _place_of(self, said: BackupManifest) -> Books:
        return Books(self._folder / said.unit.replace("/", "_"))

    def _choice(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(12)
        column.addWidget(heading(_("Chào đồng chí"), 1.8))
        words = _("Đồng chí muốn mở sổ nào?") if self.known else _("Đồng chí muốn làm gì?")
        column.addWidget(plain(words))
        for card in (*self.known, self.own, self.sample, self.superior):
            column.addWidget(card)
        elsewhere = button(_("Mở sổ đã có ở thư mục &khác…"), self._browse, look="quiet")
        column.addWidget(elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        back = button(_("Khôi phục sổ từ &bản sao lưu…"), self.restore, look="quiet")
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            plain(
                _("Sổ được mã hóa và chỉ nằm trên máy này; không cần mạng."),
                look="muted",
                wrap=True,
            )
        )
        column.addStretch()
        return page


def books_in(folder: Path) -> list[Books]:
    """Return the books that lie in the folders of a folder."""
    if not folder.is_dir():
        return []
    return [Books(each) for each in sorted(folder.iterdir()) if Books(each).exist]


def name_of_books(books: Books) -> str:
    """Say whose books these are by the name of their folder, which is the code of a unit."""
    try:
        return police_name(unit(books.folder.name.replace("_", "/")))
    except KeyError:
        return books.folder.name


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
