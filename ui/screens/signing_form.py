"""The form of a signature: token or file, the certificate behind it, as whom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.settings import Settings
from ui.paper.signing.order import Role
from ui.screens.choice_editors import QuietComboBox
from ui.screens.labels import complaint, field_label, heading
from ui.screens.parts import button, plain
from ui.screens.signing_card import CertificateCard
from ui.screens.signing_means import FromFile, FromToken
from ui.screens.working import Working

_WIDTH = 640
_TOKEN, _FILE = range(2)


class SigningForm(QWidget):
    """Holds what was chosen and typed; it signs nothing by itself."""

    changed = Signal()
    looked = Signal()

    def __init__(self, kept: Settings, dialog: QDialog) -> None:
        super().__init__(dialog)
        self.token = FromToken(kept.sign_module, kept.sign_certificate)
        self.file = FromFile(kept.sign_file)
        self.kinds = QButtonGroup(self)
        self.roles, self.reference = QuietComboBox(), QLineEdit()
        self.card, self.complaint = CertificateCard(), complaint()
        self.already = plain(look="muted", wrap=True)
        self.working = Working()
        self.go = button(_("&Ký số"), look="primary")
        self.back = button(_("&Quay lại"))
        self._fill()
        self._lay_out(dialog)
        self._connect()
        self.choose(_FILE if kept.sign_file and not kept.sign_module else _TOKEN)

    @property
    def with_token(self) -> bool:
        """Tell whether a token signs, not a file."""
        return self.kinds.checkedId() == _TOKEN

    @property
    def means(self) -> FromToken | FromFile:
        """Return the page that is shown."""
        return self.token if self.with_token else self.file

    @property
    def role(self) -> Role:
        """Return as whom the user signs."""
        return Role(self.roles.currentData())

    @property
    def is_ready(self) -> bool:
        """Tell whether there is a fit certificate, and all that it takes to use it."""
        marked = self.role is not Role.ATTACHED or bool(self.reference.text().strip())
        return marked and self.card.is_fit and self.means.means() is not None

    def choose(self, kind: int) -> None:
        """Turn to the token (0) or the file (1)."""
        self.kinds.button(kind).setChecked(True)
        self.token.setVisible(kind == _TOKEN)
        self.file.setVisible(kind == _FILE)
        self._show_chosen()

    def lock(self, *, busy: bool) -> None:
        """Let nothing be changed while work runs; going back stays possible."""
        for part in (self.token, self.file, self.roles, self.reference, *self.kinds.buttons()):
            part.setDisabled(busy)
        self.go.setDisabled(busy)

    def forget(self) -> None:
        """Leave no PIN or password in a field."""
        self.token.forget()
        self.file.forget()

    def grow(self) -> None:
        """Make the dialog as tall as its words need; it never shrinks under the mouse."""
        dialog = self.window()
        self._column.activate()
        needed = self._column.totalHeightForWidth(dialog.width())
        if needed > dialog.height():
            dialog.resize(dialog.width(), needed)

    def say_already(self, words: str) -> None:
        """Say who signed before."""
        self.already.setText(words)
        self.already.show()

    def remembered(self) -> dict[str, str]:
        """Return what the settings of the books keep for the next time: no secret."""
        if not self.with_token:
            return {"sign_file": self.file.file.text(), "sign_module": ""}
        chosen = str(self.token.certificate.currentData() or "")
        return {"sign_module": str(self.token.path or ""), "sign_certificate": chosen}

    def _fill(self) -> None:
        for role in Role:
            self.roles.addItem(role.words, role.value)
        self.reference.setPlaceholderText(_("ví dụ 05/TTr-CAX"))
        self.reference.setAccessibleName(_("Số, ký hiệu của văn bản chính"))
        self.already.hide()
        self.go.setDefault(True)
        for kind, words in ((_TOKEN, _("&USB ký số")), (_FILE, _("Tệ&p .p12, .pfx"))):
            self.kinds.addButton(QRadioButton(words), kind)

    def _lay_out(self, dialog: QDialog) -> None:
        kinds, foot = QHBoxLayout(), QHBoxLayout()
        for radio in self.kinds.buttons():
            kinds.addWidget(radio)
        kinds.addStretch()
        foot.addWidget(self.working, 1)
        foot.addStretch()
        foot.addWidget(self.go)
        foot.addWidget(self.back)
        whose = QGridLayout()
        whose.addWidget(field_label(_("Ký &với tư cách"), self.roles), 0, 0)
        whose.addWidget(self.roles, 0, 1)
        whose.addWidget(self.reference, 0, 2)
        whose.setColumnStretch(1, 1)
        column = self._column = QVBoxLayout(dialog)
        column.setSpacing(10)
        column.addWidget(heading(_("Ký số văn bản"), 1.2))
        said = _(
            "In ra ký tay, đóng dấu vẫn như trước. Ký số xong nội dung không sửa được nữa; thời "
            "gian ký lấy theo đồng hồ của máy này."
        )
        column.addWidget(plain(said, look="muted", wrap=True))
        column.addWidget(self.already)
        column.addLayout(kinds)
        column.addWidget(self.token)
        column.addWidget(self.file)
        column.addWidget(self.card)
        column.addLayout(whose)
        column.addWidget(self.complaint)
        column.addStretch()
        column.addLayout(foot)
        dialog.setMinimumWidth(_WIDTH)

    def _connect(self) -> None:
        self.kinds.idClicked.connect(self._turn)
        for page in (self.token, self.file):
            page.changed.connect(self._show_chosen)
            page.looked.connect(self.looked)
        self.file.picked.connect(lambda: self._turn(_FILE))
        self.roles.currentIndexChanged.connect(lambda _row: self._show_chosen())
        self.reference.textEdited.connect(lambda _text: self.changed.emit())

    def _turn(self, kind: int) -> None:
        self.card.show_certificate(None)
        self.choose(kind)
        if kind == _TOKEN:
            self.looked.emit()

    def _show_chosen(self) -> None:
        """Show the certificate chosen on the token; one in a file waits for its password."""
        self.reference.setVisible(self.role is Role.ATTACHED)
        if self.with_token:
            self.card.show_certificate(self.token.chosen)
        self.changed.emit()
