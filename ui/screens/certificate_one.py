"""One sheet of a batch: how it will look, and its own words, which may be put right here."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.wording import _
from storage.records import CertificateTemplate
from ui.paper.certificates import Certificate
from ui.screens.certificate_picture import CertificatePicture
from ui.screens.desk import Desk
from ui.screens.editors import Editor
from ui.screens.labels import field_label
from ui.screens.parts import plain
from ui.screens.soon import Soon
from ui.screens.text_editors import LongTextEditor, TextEditor


class OneCertificate(QWidget):
    """The picture of a sheet above the three texts that are its own."""

    changed = Signal(dict)  # its own texts as they were put right, by field

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._certificate: Certificate | None = None
        self._template: CertificateTemplate | None = None
        self._backdrop: bytes = b""
        self.picture = CertificatePicture(desk)
        self.warning = plain(look="warning", wrap=True)
        self.warning.hide()
        self.editors: dict[str, Editor] = {
            "name": TextEditor(),
            "address": TextEditor(),
            "achievement": LongTextEditor(),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.picture)
        column.addWidget(self.warning)
        labels = (_("Tê&n"), _("Địa chỉ, chức vụ"), _("Thành tích"))
        for label, editor in zip(labels, self.editors.values(), strict=True):
            column.addWidget(field_label(label, editor))
            column.addWidget(editor)
            editor.call(label.replace("&", ""))
            editor.changed.connect(self._take)
        said = _("Chữ sửa ở đây chỉ dùng cho lần in này; muốn sửa hẳn thì sửa trong sổ.")
        column.addWidget(plain(said, look="muted", wrap=True))
        column.addStretch()
        self._soon = Soon(self._draw, self)

    def show_one(
        self,
        certificate: Certificate | None,
        template: CertificateTemplate,
        backdrop: bytes,
        warning: str,
    ) -> None:
        """Show a sheet, on the picture of its stock if there is one, and what is wrong with it."""
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self._certificate, self._template, self._backdrop = certificate, template, backdrop
        for name, editor in self.editors.items():
            said = getattr(certificate, name, "")
            if editor.read() != said:  # or the cursor jumps while somebody types
                editor.write(said)
        self.setEnabled(certificate is not None)
        self._draw()

    def _take(self) -> None:
        if self._certificate is None:
            return
        said = {name: editor.read() for name, editor in self.editors.items()}
        self._certificate = replace(self._certificate, **said)
        self.changed.emit(said)
        self._soon.ask()

    def _draw(self) -> None:
        if self._certificate is None or self._template is None:
            self.picture.show_none()
        else:
            self.picture.draw(self._template, self._certificate, self._backdrop)
