"""Choosing a period: a month, a quarter, half a year, nine months or a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resources.wording import _, in_vietnamese
from storage.periods import month_of, previous_month
from ui.screens.choice_editors import QuietComboBox

Span = tuple[str, str]  # its first and its last month
_FIRST_YEAR = 2013


class SpanChooser(QWidget):
    """A kind of period and a year."""

    chosen = Signal(str, str)  # first and last month

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QuietComboBox()
        self.kind.setAccessibleName(_("Kỳ"))
        for words, first, last in periods():
            self.kind.addItem(words, (first, last))
        self.year = QuietComboBox()
        for each in range(year + 1, _FIRST_YEAR - 1, -1):
            self.year.addItem(str(each), each)
        self.year.setCurrentIndex(1)
        self.year.setAccessibleName(_("Năm"))
        self.kind.activated.connect(lambda _row: self._tell())
        self.year.activated.connect(lambda _row: self._tell())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind)
        row.addWidget(self.year)

    @property
    def span(self) -> Span:
        """Return the first and the last month."""
        first, last = self.kind.currentData()
        year = self.year_number
        return f"{year}-{first:02}", f"{year}-{last:02}"

    @property
    def year_number(self) -> int:
        """Return the chosen year."""
        return int(self.year.currentData())

    @property
    def words(self) -> str:
        """Say the period: quý I năm 2022."""
        kind = self.kind.currentText()
        words = (
            in_vietnamese("{kind} {year}")
            if kind.endswith(in_vietnamese("năm"))
            else in_vietnamese("{kind} năm {year}")
        )
        return words.format(kind=kind, year=self.year_number)

    def _tell(self) -> None:
        self.chosen.emit(*self.span)


def year_due(today: date, cutoff: int) -> int:
    """Return the year of the last report month that is over: the one to look at now."""
    return int(previous_month(month_of(today, cutoff))[:4])


def periods() -> Iterator[tuple[str, int, int]]:
    """Return the periods of a year, the whole year first: words, first and last month."""
    yield in_vietnamese("Cả năm"), 1, 12
    yield in_vietnamese("6 tháng đầu năm"), 1, 6
    yield in_vietnamese("6 tháng cuối năm"), 7, 12
    yield in_vietnamese("9 tháng"), 1, 9
    for place, roman in enumerate(("I", "II", "III", "IV")):
        yield in_vietnamese("Quý {quarter}").format(quarter=roman), place * 3 + 1, place * 3 + 3
    for month in range(1, 13):
        yield in_vietnamese("Tháng {month}").format(month=month), month, month
