"""Issuers of digital certificates that the user trusts, and a way to look at a signed file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from resources.wording import _
from storage.errors import KnownError
from ui.paper.signing.certificates import authorities_in
from ui.paper.signing.issuers import issuers_of
from ui.screens.allowed import only
from ui.screens.desk import Desk
from ui.screens.labels import complain, complaint, field_label
from ui.screens.parts import button, plain
from ui.screens.signed_paper import ask_signed_paper

_WIDTH, _FEW = 640, 200  # logical pixels
_LETTERS = 90  # of a line; large ones need more room


class Trust(QWidget):
    """The files of issuers, one a line; each choice is kept at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.list = QListWidget()
        self.list.setMaximumHeight(_FEW)
        self.complaint = complaint()
        self.add_button = button(_("&Thêm tệp chứng thư…"), self._choose)
        self.drop_button = button(_("&Bỏ tin cậy"), self.drop)
        only(desk, "manage", self.add_button, self.drop_button)
        self.look_button = button(_("&Xem chữ ký của tệp…"), self._look)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.drop_button)
        row.addStretch()
        row.addWidget(self.look_button)
        said = _(
            "Chữ ký do các tổ chức này cấp được coi là đã xác minh. Tệp .cer, .crt, .pem hoặc .p7b "
            "lấy ở trang của tổ chức cấp, hoặc xin cấp trên."
        )
        column = QVBoxLayout(self)
        column.addWidget(field_label(_("Tổ chức &cấp chữ ký số được tin cậy"), self.list))
        column.addWidget(plain(said, look="muted", wrap=True))
        column.addWidget(self.list)
        column.addWidget(self.complaint)
        column.addLayout(row)
        column.addStretch()
        self.setMaximumWidth(max(_WIDTH, self.fontMetrics().averageCharWidth() * _LETTERS))
        self.list.currentRowChanged.connect(self._say_state)
        self.show_files()

    def show_files(self) -> None:
        """Show what the settings trust; a file that cannot be read is said to be so."""
        self.list.clear()
        for file in self._desk.settings.sign_trust:
            names = ", ".join(one.holder for one in issuers_of(Path(file)))
            words = _("{names} ({file})") if names else _("Không đọc được tệp {file}")
            self.list.addItem(words.format(names=names, file=file))
        self._say_state(self.list.currentRow())

    def add(self, file: Path) -> None:
        """Trust the issuers in a file, if there are any."""
        try:
            authorities_in(file.read_bytes())
        except KnownError as error:
            complain(self.complaint, str(error))
            return
        except OSError:
            complain(self.complaint, _("Không mở được tệp; hãy kiểm tra ổ đĩa rồi chọn lại."))
            return
        self._keep(dict.fromkeys([*self._desk.settings.sign_trust, str(file)]))

    def drop(self) -> None:
        """Trust the chosen file no longer."""
        chosen = self.list.currentRow()
        files = self._desk.settings.sign_trust
        self._keep(file for at, file in enumerate(files) if at != chosen)

    def _keep(self, files: Iterable[str]) -> None:
        complain(self.complaint, "")
        settings = self._desk.settings.model_copy(update={"sign_trust": tuple(files)})
        if self._desk.keep_settings(settings):
            self.show_files()

    def _choose(self) -> None:
        kinds = _("Chứng thư (*.cer *.crt *.pem *.p7b);;Mọi tệp (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Chọn tệp chứng thư"), "", kinds)
        if chosen:
            self.add(Path(chosen))

    def _look(self) -> None:
        ask_signed_paper(self._desk, self)

    def _say_state(self, row: int) -> None:
        self.drop_button.setEnabled(row >= 0)
