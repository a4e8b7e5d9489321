"""The records that a cell of a table was counted from, each to be opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.wording import _
from storage.records import Record
from ui.screens.behind import day_of, said_of
from ui.screens.labels import heading
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, plain
from ui.screens.words import Names, count_words

_SIZE = (720, 420)


class BehindRecords(QDialog):
    """The records of one cell; Enter opens one."""

    opened = Signal(object)  # the Record

    def __init__(
        self, words: str, records: Sequence[Record], names: Names, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words)
        heads = (_("Bản ghi"), _("Loại"), _("Ngày"))
        self.table = LineTable(_("Bản ghi sau con số"), heads)
        self.table.prefer(0, [])
        self.table.show_lines(
            [Line((said_of(one, names), _(one.TITLE), day_of(one)), key=one) for one in records]
        )
        self.table.opened.connect(self._open)
        count = _("{count} bản ghi.").format(count=count_words(len(records)))
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(_("&Mở bản ghi"), lambda: self._open(self.table.key())))
        foot.addWidget(button(_("Đó&ng"), self.reject))
        column = QVBoxLayout(self)
        column.addWidget(heading(words, 1.2))
        column.addWidget(plain(count, look="muted"))
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(*_SIZE)

    def _open(self, record: Record | None) -> None:
        if record is not None:
            self.opened.emit(record)
            self.accept()
