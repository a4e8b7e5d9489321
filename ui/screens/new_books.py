"""What must be known to make books: which unit, its superior, a passphrase, a folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from resources.units import UnitEntry, police_name, unit
from resources.wording import _
from storage.settings import Role
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, plain
from ui.screens.passphrase import NewPassphrase
from ui.screens.unit_finder import UnitFinder

_TITLES: dict[str, str] = {
    "post": _("Lập sổ mới cho đơn vị tôi"),
    "superior": _("Lập sổ của đơn vị cấp trên"),
}


@dataclass(frozen=True, slots=True)
class NewBooks:
    """The books that a user wants: codes of units, what the police of the unit is called."""

    unit: str
    name: str
    role: Role
    superior: str | None
    folder: Path
    passphrase: str = field(repr=False)


class NewBooksForm(QWidget):
    """The form; it gives the answer out and makes nothing."""

    submitted = Signal(object)  # NewBooks
    back = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role: Role = "post"
        self.title = heading()
        self.finder = UnitFinder()
        self.superior = UnitFinder()
        self.passphrase = NewPassphrase(_("Mật khẩu của sổ *"))
        self.folder = QLineEdit(str(folder))
        self.complaint = complaint()
        self.go = button(_("&Lập sổ"), self._submit, look="primary")
        self.finder.chosen.connect(self._propose_superior)
        self._lay_out()

    def begin(self, role: Role) -> None:
        """Ask for a post's books or a superior's."""
        self._role = role
        self.title.setText(_TITLES[role])
        complain(self.complaint, "")

    def refuse(self, words: str) -> None:
        """Say what stands in the way."""
        complain(self.complaint, words)

    def forget(self) -> None:
        """Keep no passphrase on screen."""
        self.passphrase.clear()

    def _propose_superior(self, entry: UnitEntry) -> None:
        if entry.superior:
            self.superior.choose(unit(entry.superior))

    def _submit(self) -> None:
        entry, above = self.finder.entry, self.superior.entry
        if entry is None:
            self.refuse(_("Hãy chọn đơn vị trong danh sách tìm thấy."))
            self.finder.setFocus()
            return
        if self.passphrase.complaint():
            self.refuse(self.passphrase.complaint())
            self.passphrase.setFocus()
            return
        self.refuse("")
        self.submitted.emit(
            NewBooks(
                unit=entry.code,
                name=police_name(entry),
                role=self._role,
                superior=above.code if above else None,
                folder=Path(self.folder.text().strip()),
                passphrase=self.passphrase.text(),
            )
        )

    def _lay_out(self) -> None:
        browse = button(_("&Chọn…"), self._browse)
        browse.setAccessibleName(_("Chọn thư mục"))
        folder = QHBoxLayout()
        folder.addWidget(self.folder)
        folder.addWidget(browse)
        foot = QHBoxLayout()
        foot.addWidget(button(_("&Quay lại"), self.back.emit))
        foot.addStretch()
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addSpacing(8)
        for label, finder in self._finders():
            column.addWidget(label)
            column.addWidget(finder)
            column.addSpacing(8)
        column.addWidget(self.passphrase)
        column.addSpacing(8)
        column.addWidget(field_label(_("&Thư mục cất sổ *"), self.folder))
        column.addLayout(folder)
        column.addWidget(
            plain(_("Trên ổ đĩa của máy này, không để trên USB."), look="muted", wrap=True)
        )
        column.addWidget(self.complaint)
        column.addSpacing(8)
        column.addLayout(foot)
        column.addStretch()

    def _finders(self) -> tuple[tuple[QLabel, UnitFinder], ...]:
        return (
            (field_label(_("Đơn vị *"), self.finder.line), self.finder),
            (field_label(_("Đơn vị cấp trên"), self.superior.line), self.superior),
        )

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Thư mục cất sổ"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
