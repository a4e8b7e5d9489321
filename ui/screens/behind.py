"""What stands behind a figure: its records, each to be opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.catalogues import indicators
from resources.wording import _
from storage.consolidation import total_of
from storage.indicators import Share, added_up
from storage.precision import Amount
from storage.records import PastFigure, Record
from ui.screens.labels import heading
from ui.screens.lines import Line, LineTable
from ui.screens.month_lines import total_words
from ui.screens.parts import button, plain
from ui.screens.words import Names, count_words, date_words, name_of, part_words


class Behind(QDialog):
    """The records of one figure; Enter opens one. A frozen `figure` may differ from them.

    `of` says which time or part of the indicator it is.
    """

    opened = Signal(object)  # the Record

    def __init__(  # noqa: PLR0913  # what it says of a figure
        self,
        code: str,
        shares: Sequence[Share],
        names: Names,
        parent: QWidget | None = None,
        *,
        figure: str = "",
        of: str = "",
    ) -> None:
        super().__init__(parent)
        name = indicators()[code].name
        said = f"{name} – {of}" if of else name
        self.setWindowTitle(said)
        heads = (_("Bản ghi"), _("Loại"), _("Ngày"), _("Phân tổ"), _("Số lượng"))
        self.table = LineTable(_("Bản ghi sau con số"), heads, right=(4,))
        self.table.prefer(0, [3])
        self.table.show_lines([share_line(code, share, names) for share in shares])
        self.table.opened.connect(self._open)
        self.sum = plain(sum_words(code, shares, figure), look="muted", wrap=True)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(_("&Mở bản ghi"), lambda: self._open(self.table.key())))
        foot.addWidget(button(_("Đó&ng"), self.reject))
        column = QVBoxLayout(self)
        column.addWidget(heading(said, 1.2))
        column.addWidget(self.sum)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(820, 460)

    def _open(self, record: Record | None) -> None:
        if record is not None:
            self.opened.emit(record)
            self.accept()


def sum_words(code: str, shares: Sequence[Share], figure: str = "") -> str:
    """Say what the records come to, and the figure, in words, where it was frozen otherwise."""
    indicator = indicators()[code]
    total = total_of(indicator, {"": {"": added_up(code, shares)}})
    added = _("{count} bản ghi, cộng lại {total} {unit}.")
    if indicator.rollup == "distinct":
        added = _("{count} bản ghi, có {total} {unit}.")
    said = added.format(
        count=count_words(len(shares)), total=total_words(total), unit=indicator.unit
    )
    if not figure or figure == total_words(total):
        return said
    frozen = _("Số đã chốt là {figure}: sổ đã thay đổi sau khi chốt, số đã chốt giữ nguyên.")
    return f"{said} {frozen.format(figure=figure)}"


def share_line(code: str, share: Share, names: Names) -> Line:
    """Say one record and what it adds to an indicator."""
    record = share.record
    return Line(
        (
            said_of(record, names),
            _(record.TITLE),
            day_of(record),
            part_words(code, share.part),
            amount_words(share),
        ),
        key=record,
    )


def amount_words(share: Share) -> str:
    """Say what a record adds, as exactly as it is known: 12, hơn 1.000, hàng trăm."""
    return Amount(share.amount, share.precision).words


def day_of(record: Record) -> str:
    """Say the day that puts a record into a month, the days of a past figure, "" for a register."""
    if isinstance(record, PastFigure):
        return f"{date_words(record.first)} – {date_words(record.last)}"
    return date_words(getattr(record, record.DATED_BY)) if record.DATED_BY else ""


def said_of(record: Record, names: Names) -> str:
    """Say a record; one that belongs to a model with the name of the model before it.

    Where `names` tell of units, that of the record's unit stands first.
    """
    of_model = names.get("security_model", {}).get(str(getattr(record, "model", "")), "")
    of_unit = names.get("unit", {}).get(record.unit, "")
    return ": ".join(filter(None, (of_unit, of_model, name_of(record))))
