"""Choosing the years or months of past figures, and whether each year has its own column."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from resources.wording import _
from storage.report_period import Period
from ui.screens.choice_editors import QuietComboBox
from ui.screens.labels import field_label
from ui.screens.look import GAP

_BOUND = re.compile(
    r"(?:(?:T|tháng)?\s*(?P<month>\d{1,2})\s*[/.\- ]\s*)?(?P<year>(?:19|20)\d\d)", re.IGNORECASE
)
_WIDE = 9  # letters of "12/2022", with room around
_MOST_YEARS = 40


class PastSpan(QWidget):
    """Two fields that take a year or a month of a year, and how columns are made of them."""

    chosen = Signal()
    wrong = Signal(str)  # why what was typed is no span

    def __init__(self, first_year: int, last_year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.last = QLineEdit(str(first_year)), QLineEdit(str(last_year))
        self.way = QuietComboBox()
        self.way.setAccessibleName(_("Cách chia cột"))
        self.way.addItem(_("Mỗi năm một cột"), "years")
        self.way.addItem(_("Cả khoảng là một cột"), "whole")
        self._period = Period(f"{first_year}-01", f"{last_year}-12")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for words, line in ((_("&Từ"), self.first), (_("đế&n"), self.last)):
            line.setFixedWidth(line.fontMetrics().averageCharWidth() * _WIDE + 2 * GAP)
            line.setToolTip(_("Năm, hoặc tháng/năm: 2013 hay 6/2013"))
            line.editingFinished.connect(self._read)
            row.addWidget(field_label(words, line))
            row.addWidget(line)
        row.addWidget(self.way)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.way.activated.connect(lambda _row: self.chosen.emit())

    @property
    def period(self) -> Period:
        """Return the months that are chosen."""
        return self._period

    @property
    def by_year(self) -> bool:
        """Tell whether each year has a column of its own."""
        return bool(self.way.currentData() == "years")

    def show_period(self, period: Period, *, by_year: bool) -> None:
        """Show another choice without telling anybody."""
        self._period = period
        self.first.setText(bound_words(period.first, "01"))
        self.last.setText(bound_words(period.last, "12"))
        self.way.setCurrentIndex(0 if by_year else 1)

    def _read(self) -> None:
        first, last = bound(self.first.text(), "01"), bound(self.last.text(), "12")
        if not first or not last or first > last:
            self.wrong.emit(_("Gõ năm hoặc tháng/năm, từ trước đến sau: 2013 đến 2022, 6/2013."))
        elif int(last[:4]) - int(first[:4]) >= _MOST_YEARS:
            self.wrong.emit(_("Nhiều nhất {count} năm một lần.").format(count=_MOST_YEARS))
        elif Period(first, last) != self._period:
            self._period = Period(first, last)
            self.chosen.emit()


def bound(text: str, month: str) -> str:
    """Read a year, or a month of a year, as YYYY-MM; "" if it is neither."""
    found = _BOUND.fullmatch(text.strip())
    if not found:
        return ""
    number = int(found["month"] or month)
    return f"{found['year']}-{number:02}" if 1 <= number <= 12 else ""  # noqa: PLR2004  # months


def bound_words(month: str, left_out: str) -> str:
    """Say a month the way `bound` reads it; the month that goes without saying is left out."""
    year, number = month.split("-")
    return year if number == left_out else f"{int(number)}/{year}"
