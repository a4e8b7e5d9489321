"""What stands behind a figure: its records, each to be opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.catalogues import indicators
from resources.wording import _
from storage.indicators import Share
from storage.records import Record
from ui.screens.labels import heading
from ui.screens.leaving import part_words
from ui.screens.lines import Line, LineTable
from ui.screens.parts import button, plain
from ui.screens.words import Names, count_words, date_words, name_of


class Behind(QDialog):
    """The records of one figure; Enter opens one."""

    opened = Signal(object)  # the Record

    def __init__(
        self, code: str, shares: Sequence[Share], names: Names, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        indicator = indicators()[code]
        self.setWindowTitle(indicator.name)
        heads = (_("Bản ghi"), _("Loại"), _("Ngày"), _("Phân tổ"), _("Số lượng"))
        self.table = LineTable(_("Bản ghi sau con số"), heads, right=(4,))
        self.table.prefer(0, [3])
        self.table.show_lines([share_line(share, names) for share in shares])
        self.table.opened.connect(self._open)
        total = sum(share.amount for share in shares)
        words = _("{count} bản ghi, cộng lại {total} {unit}.").format(
            count=count_words(len(shares)), total=count_words(total), unit=indicator.unit
        )
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(_("&Mở bản ghi"), lambda: self._open(self.table.key())))
        foot.addWidget(button(_("Đó&ng"), self.reject))
        column = QVBoxLayout(self)
        column.addWidget(heading(indicator.name, 1.2))
        column.addWidget(plain(words, look="muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(820, 460)

    def _open(self, record: Record | None) -> None:
        if record is not None:
            self.opened.emit(record)
            self.accept()


def share_line(share: Share, names: Names) -> Line:
    """Say one record and what it adds."""
    record = share.record
    return Line(
        (
            said_of(record, names),
            record.TITLE,
            day_of(record),
            part_words(share.part),
            count_words(share.amount),
        ),
        key=record,
    )


def day_of(record: Record) -> str:
    """Say the day that puts a record into a month, "" for a register."""
    return date_words(getattr(record, record.DATED_BY)) if record.DATED_BY else ""


def said_of(record: Record, names: Names) -> str:
    """Say a record; one that belongs to a model with the name of the model before it."""
    of_model = names.get("security_model", {}).get(str(getattr(record, "model", "")), "")
    said = name_of(record)
    return f"{of_model}: {said}" if of_model else said
