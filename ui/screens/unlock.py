"""Opening the books: by what the computer remembers, the passphrase, or the printed code."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.backup import backups_in, folder_of
from storage.books import Books
from storage.errors import KeyringMissingError, KnownError
from storage.keystore import (
    MasterKey,
    change_passphrase,
    remember_in_keyring,
    unlock_with_code,
    unlock_with_keyring,
)
from storage.officer_slots import has_officers, who_opens
from ui.screens.backup_restoring import RestoreDialog
from ui.screens.first_run import name_of_books
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, plain
from ui.screens.passphrase import NewPassphrase

_WIDTH = 460


def remembered(books: Books) -> MasterKey | None:
    """Return the key if this computer's keyring knows it; raises KeyFileDamagedError."""
    try:
        return unlock_with_keyring(books.key_file)
    except KeyringMissingError:
        return None


class Unlock(QWidget):
    """Asks for the passphrase; who forgot it types the code and sets a new passphrase.

    Where there are officers each types their own secret, which tells who sits down: no name is
    shown before the books are open, and nothing is remembered.
    """

    unlocked = Signal(object, object)  # the MasterKey, and the officer whose secret opened or None
    other_wanted = Signal()  # not these books
    restored = Signal()  # a copy took the place of these books

    def __init__(self, books: Books, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.books = books
        self._several = _have_officers(books)
        self._master: MasterKey | None = None
        self.passphrase = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.remember = QCheckBox(_("&Nhớ trên máy này, lần sau tự mở"))
        self.code = QLineEdit(placeholderText="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.anew = NewPassphrase(_("Mật khẩu mới *"))
        self.complaint = complaint()
        self.pages = QStackedWidget()
        for page in (self._asked(), self._forgotten(), self._renewal()):
            self.pages.addWidget(page)
        box = QWidget()
        box.setFixedWidth(_WIDTH)
        inner = QVBoxLayout(box)
        inner.addWidget(heading(_("Mở sổ {name}").format(name=name_of_books(books))))
        inner.addWidget(plain(str(books.folder), look="muted", wrap=True))
        inner.addWidget(self.complaint)
        inner.addWidget(self.pages)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.setFocusProxy(self.passphrase)

    def open_if_remembered(self) -> bool:
        """Open without a question if the keyring knows the key; tell whether it did."""
        try:
            master = remembered(self.books)
        except KnownError as error:
            complain(self.complaint, str(error))
            return False
        if master:
            self.unlocked.emit(master, None)
        return master is not None

    def refuse(self, error: KnownError) -> None:
        """Say why the books could not be opened though the key was right."""
        complain(self.complaint, str(error))

    def restore(self) -> None:
        """Bring the books back from a copy: forgotten, damaged, or wanted as they were."""
        if RestoreDialog(self.books, backups_in(folder_of(self.books)), None, self).exec():
            self.restored.emit()

    def _asked(self) -> QWidget:
        go = button(_("&Mở sổ"), self._by_passphrase, look="primary")
        words = _("&Quên mật khẩu – dùng mã khôi phục")
        forgot = button(words, lambda: self._turn_to(1, self.code), look="quiet")
        self.passphrase.returnPressed.connect(self._by_passphrase)
        other = button(
            _("Mở sổ khác, sổ mẫu hoặc &lập sổ mới"), self.other_wanted.emit, look="quiet"
        )
        words = _("Mật &khẩu hoặc mã PIN của đồng chí") if self._several else _("Mật &khẩu của sổ")
        label = field_label(words, self.passphrase)
        self.remember.setVisible(not self._several)
        back = button(_("Khôi phục từ &bản sao lưu…"), self.restore, look="quiet")
        return _page(label, self.passphrase, self.remember, go, forgot, back, other)

    def _forgotten(self) -> QWidget:
        go = button(_("&Mở bằng mã này"), self._by_code, look="primary")
        back = button(_("&Quay lại"), lambda: self._turn_to(0, self.passphrase))
        self.code.returnPressed.connect(self._by_code)
        hint = plain(
            _("Mã ở tờ giấy in lúc lập sổ; chữ hoa hay thường đều được."), look="muted", wrap=True
        )
        return _page(field_label(_("Mã &khôi phục"), self.code), self.code, hint, go, back)

    def _renewal(self) -> QWidget:
        words = plain(_("Mã đúng. Hãy đặt mật khẩu mới cho những lần sau."), wrap=True)
        self.keep = button(_("Đặt mật khẩu và &mở sổ"), self._renew, look="primary")
        return _page(words, self.anew, self.keep)

    def _turn_to(self, page: int, field: QWidget) -> None:
        complain(self.complaint, "")
        self.pages.setCurrentIndex(page)
        field.setFocus()

    def _by_passphrase(self) -> None:
        def open_books() -> None:
            master, who = who_opens(self.books.key_file, self.passphrase.text())
            if self.remember.isChecked():
                remember_in_keyring(self.books.key_file, master)
            self.passphrase.clear()
            self.unlocked.emit(master, who)

        self._try(open_books, self.passphrase)

    def _by_code(self) -> None:
        def open_books() -> None:
            self._master = unlock_with_code(self.books.key_file, self.code.text())
            self.code.clear()
            self._turn_to(2, self.anew)

        self._try(open_books, self.code)

    def _renew(self) -> None:
        complain(self.complaint, self.anew.complaint())
        if self.anew.complaint() or self._master is None:
            return
        master = self._master

        def open_books() -> None:
            change_passphrase(self.books.key_file, master, self.anew.text())
            self.anew.clear()
            self.unlocked.emit(master, None)

        self._try(open_books, self.anew.first)

    def _try(self, work: Callable[[], None], field: QLineEdit) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            complain(self.complaint, "")
            work()
        except KnownError as error:
            complain(self.complaint, str(error))
            field.selectAll()
            field.setFocus()
        finally:
            QGuiApplication.restoreOverrideCursor()


def _have_officers(books: Books) -> bool:
    try:
        return has_officers(books.key_file)
    except KnownError:  # it is told when somebody tries to open them
        return False


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    column.addStretch()
    return page
