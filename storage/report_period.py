"""Report periods: some report months in a row, called the way people call them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from resources.wording import _
from storage.periods import month_words, months_between

_QUARTER, _HALF, _YEAR = 3, 6, 12


@dataclass(frozen=True, slots=True)
class Period:
    """The report months from `first` to `last`, both as YYYY-MM and both included."""

    first: str
    last: str

    @property
    def months(self) -> list[str]:
        """Return the months, oldest first."""
        return months_between(self.first, self.last)

    @property
    def year_before(self) -> Period:
        """Return the same months of the year before (cùng kỳ năm trước)."""
        return Period(_years_on(self.first, -1), _years_on(self.last, -1))

    @property
    def before(self) -> Period:
        """Return the period of the same length that ends where this one begins."""
        length = len(self.months)
        return Period(_months_on(self.first, -length), _months_on(self.first, -1))

    @property
    def after(self) -> Period:
        """Return the period of the same length that begins where this one ends."""
        length = len(self.months)
        return Period(_months_on(self.last, 1), _months_on(self.last, length))

    @property
    def so_far(self) -> Period:
        """Return the year up to the end of this period; a period of several years is itself."""
        return Period(f"{self.last[:4]}-01", self.last) if self.in_one_year else self

    @property
    def in_one_year(self) -> bool:
        """Tell whether all months are of one report year."""
        return self.first[:4] == self.last[:4]

    @property
    def words(self) -> str:
        """Return what people call it: quý IV/2022, 6 tháng đầu năm 2022, giai đoạn 2013–2023."""
        if self.first == self.last:
            return month_words(self.first)
        year, begin, length = self.last[:4], int(self.first[5:]), len(self.months)
        known = _named(begin, length)
        if self.in_one_year and known:
            return known.format(year=year)
        if begin == 1 and self.last.endswith("-12"):
            return _("giai đoạn {first}–{last}").format(first=self.first[:4], last=year)
        return _("từ {first} đến {last}").format(
            first=month_words(self.first), last=month_words(self.last)
        )

    def holds(self, other: Period) -> bool:
        """Tell whether the other period lies within this one."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Period) -> bool:
        """Tell whether the two have a month in common."""
        return self.first <= other.last and other.first <= self.last


def month_period(month: str) -> Period:
    """Return one month as a period."""
    return Period(month, month)


def quarter_period(year: int, number: int) -> Period:
    """Return a quarter, numbered from 1."""
    return Period(f"{year}-{3 * number - 2:02}", f"{year}-{3 * number:02}")


def half_period(year: int, number: int) -> Period:
    """Return the first or the second half of a year."""
    return Period(f"{year}-{6 * number - 5:02}", f"{year}-{6 * number:02}")


def year_period(year: int) -> Period:
    """Return a whole report year."""
    return Period(f"{year}-01", f"{year}-12")


def years_period(first: int, last: int) -> Period:
    """Return several report years."""
    return Period(f"{first}-01", f"{last}-12")


def _named(begin: int, length: int) -> str:
    quarters: Mapping[int, str] = {1: "I", 4: "II", 7: "III", 10: "IV"}
    if length == _QUARTER and begin in quarters:
        return _("quý {number}/{{year}}").format(number=quarters[begin])
    if length == _HALF and begin in (1, 1 + _HALF):
        return _("6 tháng đầu năm {year}") if begin == 1 else _("6 tháng cuối năm {year}")
    if length == _YEAR:
        return _("năm {year}")
    return _("{count} tháng đầu năm {{year}}").format(count=length) if begin == 1 else ""


def _years_on(month: str, years: int) -> str:
    return _months_on(month, 12 * years)


def _months_on(month: str, count: int) -> str:
    years, place = divmod(12 * int(month[:4]) + int(month[5:]) - 1 + count, 12)
    return f"{years:04}-{place + 1:02}"
