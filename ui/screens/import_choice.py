"""The first step of an import: which file; and the imports that can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.imports import batches
from storage.ledger import Ledger
from storage.records import Record
from ui.screens.asking import ask_grave
from ui.screens.drop_area import DropArea
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, plain
from ui.screens.words import count_words, moment_words


class ImportChoice(QWidget):
    """A place to drop a file on, and below it what was imported before."""

    brought = Signal(Path)
    undone = Signal(object)  # a Batch

    def __init__(self, suffixes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = _(
            "Thả tệp Excel, hoặc tệp Word có bảng, vào đây; hoặc bấm nút để chọn.\nTệp của bạn "
            "không bị sửa; chưa có gì được ghi vào sổ cho đến bước cuối."
        )
        self.area = DropArea(words, _("bảng tính, tệp Word"), suffixes)
        self.area.look.hide()
        self.area.brought.connect(lambda paths: self.brought.emit(paths[0]))
        self.said = plain(look="good", wrap=True)
        self.said.hide()
        self.before = plain(_("Các lần nhập trước"), name="sectionTitle")
        heads = (_("Lúc"), _("Số dòng"), _("Tệp"), _("Trang tính, bảng"))
        self.table = LineTable(_("Các lần nhập trước"), heads, right=(1,))
        self.table.prefer(2)
        self.take_back = button(_("&Hoàn tác lần nhập đã chọn…"), self._ask, picture="undo")
        foot = QHBoxLayout()
        foot.addWidget(self.take_back)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.said, self.area, self.before):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        column.addStretch(0)

    def say(self, words: str) -> None:
        """Say what was just done."""
        self.said.setText(words)
        self.said.show()

    def show_batches(self, ledger: Ledger, kind: type[Record]) -> None:
        """Show what was imported into this kind and not taken back."""
        known = [one for one in batches(ledger) if one.kind == kind.KIND]
        self.table.show_lines(
            [
                Line((moment_words(one.at), count_words(one.rows), one.file, one.sheet), key=one)
                for one in known
            ]
        )
        for part in (self.before, self.table, self.take_back):
            part.setVisible(bool(known))
        if known:
            self.table.selectRow(0)

    def _ask(self) -> None:
        batch = self.table.key()
        if batch is not None and ask_grave(
            self,
            _("Hoàn tác lần nhập này?"),
            _("{count} dòng từ tệp «{file}» sẽ được lấy ra khỏi sổ.").format(
                count=count_words(batch.rows), file=batch.file
            ),
            yes=_("Hoàn tác"),
            no=_("Giữ lại"),
        ):
            self.undone.emit(batch)
