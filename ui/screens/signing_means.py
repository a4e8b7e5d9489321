"""What a paper is signed with: a USB ký số with its PIN, or a file with its password."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from resources.wording import _
from ui.paper.signing.certificates import SigningCertificate
from ui.paper.signing.drivers import known_drivers
from ui.paper.signing.means import Token, Tries, WithFile, WithToken
from ui.screens.choice_editors import QuietComboBox
from ui.screens.labels import field_label
from ui.screens.parts import button, plain

_FIRST = _(
    "Lần đầu: chọn tệp điều khiển (PKCS#11) mà phần mềm đi kèm USB ký số đã cài vào máy, thường là "
    "tệp .dll trong C:\\Windows\\System32; lần sau máy tự nhớ."
)
_NAME, _FIELD, _BESIDE = range(3)  # columns


class Means(QWidget):
    """A page of its own for each kind; `changed` when a secret or a choice is another one."""

    changed = Signal()
    picked = Signal()  # another file: what was seen of the one before is void
    looked = Signal()  # the user wants to see the certificate behind what was chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setColumnStretch(_FIELD, 1)
        self.secret = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.secret.textEdited.connect(self.changed)

    def forget(self) -> None:
        """Leave nothing of a PIN or password in the field."""
        self.secret.clear()

    def add_row(self, words: str, field: QWidget, beside: QWidget | None = None) -> None:
        """Add a named field, with a button beside it."""
        row = self.grid.rowCount()
        self.grid.addWidget(field_label(words, field), row, _NAME)
        self.grid.addWidget(field, row, _FIELD)
        if beside:
            self.grid.addWidget(beside, row, _BESIDE)


class FromToken(Means):
    """The driver, what is plugged in, the certificate on it, the PIN."""

    def __init__(self, driver: str, fingerprint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fingerprint = fingerprint
        self.driver, self.certificate = QuietComboBox(), QuietComboBox()
        self.hint = plain(_FIRST, look="muted", wrap=True)
        self.tries = plain(look="warning", wrap=True)
        self.tries.hide()
        self.look = button(_("&Tìm lại"), self.looked.emit)
        self.add_row(_("Tệp đ&iều khiển"), self.driver, button(_("Chọ&n tệp khác…"), self._choose))
        self.add_row(_("C&hứng thư"), self.certificate, self.look)
        self.add_row(_("&Mã PIN *"), self.secret)
        self.grid.addWidget(self.tries, self.grid.rowCount(), _FIELD, 1, 2)
        self.grid.addWidget(self.hint, self.grid.rowCount(), _FIELD, 1, 2)
        self.offer([*([Path(driver)] if driver else []), *known_drivers()])
        self.driver.activated.connect(lambda _row: self.looked.emit())
        self.certificate.currentIndexChanged.connect(lambda _row: self._turn())
        self._tokens: tuple[Token, ...] = ()

    @property
    def path(self) -> Path | None:
        """Return the driver that is chosen."""
        chosen = self.driver.currentData()
        return Path(chosen) if chosen else None

    def offer(self, drivers: Sequence[Path]) -> None:
        """Offer more drivers; the one that is chosen stays chosen."""
        for path in drivers:
            if self.driver.findData(str(path)) < 0:
                self.driver.addItem(path.name, str(path))
        self.hint.setVisible(self.driver.count() == 0)

    def choose(self, driver: Path) -> None:
        """Take this driver and look what is plugged in."""
        self.offer([driver])
        self.driver.setCurrentIndex(self.driver.findData(str(driver)))
        self.looked.emit()

    def show_tokens(self, tokens: Sequence[Token]) -> None:
        """Offer the certificates that may sign; the one used last comes chosen."""
        self._tokens = tuple(tokens)
        wanted = self.certificate.currentData() or self._fingerprint
        self.certificate.blockSignals(True)  # noqa: FBT003  # Qt's own
        self.certificate.clear()
        for token in tokens:
            for one in token.signers:
                words = _("{name} (thiết bị {label})")
                said = words.format(name=one.certificate.holder, label=token.label)
                self.certificate.addItem(said, one.certificate.fingerprint)
        self.certificate.setCurrentIndex(max(self.certificate.findData(wanted), 0))
        self.certificate.blockSignals(False)  # noqa: FBT003  # Qt's own
        self._turn()

    def means(self) -> WithToken | None:
        """Return what to sign with, none while something is missing."""
        fingerprint = self.certificate.currentData()
        if not (self.path and fingerprint and self.secret.text()):
            return None
        return WithToken(self.path, fingerprint, self.secret.text())

    @property
    def chosen(self) -> SigningCertificate | None:
        """Return the certificate that is chosen."""
        found = (x.certificate for token in self._tokens for x in token.signers)
        wanted = self.certificate.currentData()
        return next((one for one in found if one.fingerprint == wanted), None)

    def token(self) -> Token | None:
        """Return the token that has the chosen certificate."""
        chosen = self.certificate.currentData()
        held = (t for t in self._tokens for x in t.found if x.certificate.fingerprint == chosen)
        return next(held, None)

    def _turn(self) -> None:
        token = self.token()
        words = token.tries.words if token else ""
        self.tries.setText(words)
        self.tries.setVisible(bool(words))
        self.secret.setEnabled(token is not None and token.tries is not Tries.NONE)
        self.changed.emit()

    def _choose(self) -> None:
        kinds = _("Tệp điều khiển (*.dll *.so *.dylib);;Mọi tệp (*)")
        title = _("Chọn tệp điều khiển của USB ký số")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen:
            self.choose(Path(chosen))


class FromFile(Means):
    """A file of keys and its password."""

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = QLineEdit(path)
        self.file.setReadOnly(True)
        self.file.setPlaceholderText(_("chưa chọn tệp"))
        self.look = button(_("&Xem chứng thư"), self.looked.emit)
        self.add_row(_("Tệp &chữ ký số"), self.file, button(_("Chọn &tệp…"), self._choose))
        self.add_row(_("&Mật khẩu *"), self.secret, self.look)
        hint = _("Gõ mật khẩu rồi Enter để xem chứng thư của ai, sau đó mới ký được.")
        self.grid.addWidget(
            plain(hint, look="muted", wrap=True), self.grid.rowCount(), _FIELD, 1, 2
        )
        self.secret.returnPressed.connect(self.looked)

    def choose(self, path: Path) -> None:
        """Take this file; its password is asked for."""
        self.file.setText(str(path))
        self.forget()
        self.picked.emit()
        self.secret.setFocus()

    def means(self) -> WithFile | None:
        """Return what to sign with, none while something is missing."""
        if not (self.file.text() and self.secret.text()):
            return None
        return WithFile(Path(self.file.text()), self.secret.text())

    def _choose(self) -> None:
        kinds = _("Tệp chữ ký số (*.p12 *.pfx);;Mọi tệp (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Chọn tệp chữ ký số"), "", kinds)
        if chosen:
            self.choose(Path(chosen))
