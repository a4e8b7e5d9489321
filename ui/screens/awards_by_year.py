"""How many awards each year, form or authority brought, over any years; each row opens its own."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources.catalogues import words
from resources.wording import _, back_in_vietnamese, in_vietnamese
from storage.commendation.award_register import AwardTable, By, TallyRow, award_table
from storage.commendation.rules import rulebook
from storage.records import Award
from storage.repository import find
from ui.screens.choice_editors import QuietComboBox
from ui.screens.desk import Desk
from ui.screens.labels import field_label, heading
from ui.screens.lines import Line, LineTable
from ui.screens.list_menu import Telling, offer_lines
from ui.screens.opening import show_records
from ui.screens.parts import button, plain
from ui.screens.words import count_words

_BY: dict[By, str] = {
    "year": _("Năm"),
    "form": _("Hình thức"),
    "authority": _("Cấp khen thưởng"),
    "award_type": _("Loại hình"),
    "occasion": _("Dịp, nội dung"),
    "subject": _("Đối tượng"),
}


class AwardsByYear(QDialog):
    """A table of awards; sums that were never split stay whole."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bảng khen thưởng"))
        self._desk = desk
        years = sorted({award.decided_on.year for award in find(desk.ledger, Award)})
        years = years or [desk.today().year]
        self.by = QuietComboBox()
        for code in get_args(By):
            self.by.addItem(_BY[code], code)
        self.first, self.last = _years(years, years[0]), _years(years, years[-1])
        subjects = words("award_subjects")
        heads = (_BY["year"], *subjects.values(), _("Tiền thưởng (đồng)"))
        self.table = LineTable(_("Số khen thưởng"), heads, range(1, len(heads)))
        self.table.prefer(0)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # years stand at the end
        self.table.opened.connect(self._show_behind)
        told = Telling(
            self._titled, internal=True, summed=lambda: self.table.model().rowCount() > 1
        )
        offer_lines(self, desk, self.table, "awards by year", told)
        self.cancelled = plain(look="warning", wrap=True)
        for box in (self.by, self.first, self.last):
            box.currentIndexChanged.connect(lambda _row: self._show())
        self._lay_out()
        self._show()

    def _show(self) -> None:
        by: By = self.by.currentData()
        named = rulebook(self._desk.ledger, self._desk.today()).words("authority")
        first, last = sorted((self.first.currentData(), self.last.currentData()))
        table = award_table(self._desk.ledger, first, last, by, named=named)
        heads = (_BY[by], *words("award_subjects").values(), _("Tiền thưởng (đồng)"))
        self.table.show_lines(_lines(table), heads)
        count = len(table.cancelled)
        self.cancelled.setText(_("Không kể {count} khen thưởng đã hủy bỏ.").format(count=count))
        self.cancelled.setVisible(count > 0)

    def _titled(self) -> str:
        words = in_vietnamese("Bảng khen thưởng theo {by}, từ {first} đến {last}")
        first, last = sorted((self.first.currentText(), self.last.currentText()))
        by = back_in_vietnamese(self.by.currentText()).lower()
        return words.format(by=by, first=first, last=last)

    def _show_behind(self, row: TallyRow) -> None:
        show_records(self._desk, row.title or _("Tất cả"), row.awards, self)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for said, box in (
            (_("&Xếp theo"), self.by),
            (_("&Từ năm"), self.first),
            (_("Đến nă&m"), self.last),
        ):
            top.addWidget(field_label(said, box))
            top.addWidget(box)
        top.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(self.cancelled)
        foot.addStretch()
        foot.addWidget(button(_("Đó&ng"), self.accept))
        hint = _("Enter ở một dòng để xem các khen thưởng của dòng đó.")
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Bảng khen thưởng"), 1.2))
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(plain(hint, look="muted", wrap=True))
        column.addLayout(foot)
        self.resize(760, 460)


def _years(years: list[int], chosen: int) -> QuietComboBox:
    box = QuietComboBox()
    for year in range(years[0], years[-1] + 1):
        box.addItem(str(year), year)
    box.setCurrentIndex(box.findData(chosen))
    return box


def _lines(table: AwardTable) -> list[Line]:
    whole = [_line(table.total, _("Tất cả"))] if len(table.rows) > 1 else []
    return [*(_line(row, row.title) for row in table.rows), *whole]


def _line(row: TallyRow, title: str) -> Line:
    counts = (row.tallies[code].words for code in words("award_subjects"))
    amount = count_words(row.amount) if row.amount else ""
    return Line((title, *counts, amount), key=row)
