"""Choosing the template of the stock, with the ways to change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.records import CertificateTemplate
from ui.paper.certificates import Certificate, note_of, templates_for
from ui.screens.certificate_editor import CertificateEditor
from ui.screens.certificate_offsets import OffsetsDialog
from ui.screens.choice_editors import QuietComboBox
from ui.screens.desk import Desk
from ui.screens.labels import field_label
from ui.screens.parts import button, plain


class StockChooser(QWidget):
    """The templates for a form and an authority, the unit's own first."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        form: str,
        authority: str | None,
        examples: Callable[[], Sequence[Certificate]],
    ) -> None:
        """`examples` gives the certificates that the editor shows the longest words of."""
        super().__init__()
        self._desk, self._form, self._authority = desk, form, authority
        self._examples = examples
        self._templates: list[CertificateTemplate] = []
        self.box = QuietComboBox()
        self.box.currentIndexChanged.connect(self._tell)
        self.edit_button = button(_("Sửa &mẫu…"), self.edit)
        self.offsets_button = button(_("&Lệch máy in…"), self.edit_offsets)
        self.note = plain(look="muted", wrap=True)
        row = QHBoxLayout()
        row.addWidget(field_label(_("&Phôi"), self.box))
        row.addWidget(self.box, 1)
        row.addWidget(self.edit_button)
        row.addWidget(self.offsets_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.note)
        self.read()

    @property
    def template(self) -> CertificateTemplate:
        """Return the template that is chosen."""
        return self._templates[max(self.box.currentIndex(), 0)]

    def read(self, chosen: str = "") -> None:
        """Read the templates again and choose one by its identity, by default the first."""
        self._templates = templates_for(self._desk.ledger, self._form, self._authority)
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItems([one.name for one in self._templates])
            rows = [row for row, one in enumerate(self._templates) if one.id == chosen]
            self.box.setCurrentIndex(rows[0] if rows else 0)
        self._tell()

    def keep(self, template: CertificateTemplate) -> None:
        """Write a changed template into the books; a shipped one becomes the unit's own."""
        if self._desk.save(template):
            self.read(template.id)

    def edit(self) -> None:
        """Open the editor on the chosen template."""
        editor = CertificateEditor(self._desk, self.template, self._examples(), self)
        if editor.exec() and editor.saved is not None:
            self.read(editor.saved.id)

    def edit_offsets(self) -> None:
        """Take the two distances measured on the calibration sheet."""
        dialog = OffsetsDialog(self.template, self)
        if dialog.exec():
            self.keep(dialog.corrected())

    def _tell(self) -> None:
        self.note.setText(note_of(self.template))
        self.note.setVisible(bool(self.note.text()))
        self.changed.emit()
