"""Days the way people type them: 1-9-22, ngày 01 tháng 9 năm 2022, a serial number, only a year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from resources.wording import _
from storage.imports.cells import Cell
from storage.imports.problems import CellError
from storage.spelling import fold

EARLIEST, LATEST = 1900, 2100
_PIVOT = 50  # a year of two digits below it is of this century
_SERIALS = range(10_000, 80_000)  # 1927 to 2119 by Excel's count
_COUNTED_FROM = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_LAST_MONTH = 12

_SEP = r"\s*[/.\-\s]\s*"
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}(\d{{4}}|\d{{2}})")
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,2}})")
_SOLID = re.compile(r"(\d{2})(\d{2})(\d{4})")
_SPOKEN = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_NO_YEAR = re.compile(r"(?:ngay )?(\d{1,2})(?:[/.\-]| thang )(\d{1,2})")
_MONTH = re.compile(r"(?:thang |t)?\s*(\d{1,2})(?:\s*[/.\-]\s*| nam | )(\d{4})")
_YEAR = re.compile(r"(?:nam )?(\d{4})")
_HOUR = re.compile(
    r"[ t,]+(?:luc )?\d{1,2}(?:(?::\d{2}){1,2}(?:\.\d+)?|[hg]\d{0,2})$"
    r"|^(?:luc )?\d{1,2}(?::|h|g)\d{0,2}[ ,]+(?:ngay )?"
)
_FROM_TO = re.compile(
    r"(?:tu )?(?:ngay )?(\d[\d/.]*)\s*(?:-|–|,|\+|den ngay|den|va)\s*(\d+[/.\-]\d{1,2}(?!\d).*)"
)


@dataclass(frozen=True, slots=True)
class Span:
    """The days a cell speaks of: one, a month, a year or more."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Tell whether it is one day."""
        return self.first == self.last

    @property
    def is_short(self) -> bool:
        """Tell whether it is no longer than a month."""
        return (self.last - self.first).days <= 30  # noqa: PLR2004  # from the 1st to the 31st


def span_of(cell: Cell, *, epoch_1904: bool = False, year: int | None = None) -> Span:
    """Read a day, some days, a month or a year; raises CellError.

    `year` stands for one that is not said: 16/11.
    """
    if isinstance(cell, datetime):
        return _one(cell.date())
    if isinstance(cell, date):
        return _one(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_number(cell, epoch_1904=epoch_1904)
    return _from_text(str(cell), year)


def year_span(year: int) -> Span:
    """Return a year whole; raises CellError outside 1900–2100."""
    if not EARLIEST <= year <= LATEST:
        raise CellError(
            _("Năm {year} không thể đúng.").format(year=year), _("Gõ năm bốn chữ số, ví dụ 2022.")
        )
    return Span(date(year, 1, 1), date(year, 12, 31))


def month_span(month: int, year: int) -> Span:
    """Return a month of the calendar whole; raises CellError."""
    if not 1 <= month <= _LAST_MONTH:
        raise CellError(
            _("Không có tháng {month}.").format(month=month), _("Gõ tháng từ 1 đến 12.")
        )
    year_span(year)
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def lacks_year(cell: Cell) -> bool:
    """Tell whether a cell says a day and no year."""
    return isinstance(cell, str) and bool(_NO_YEAR.fullmatch(fold(cell)))


def _one(day: date) -> Span:
    year_span(day.year)
    return Span(day, day)


def _from_number(number: float, *, epoch_1904: bool) -> Span:
    whole = int(number)
    if EARLIEST <= whole <= LATEST and number == whole:
        return year_span(whole)
    if whole in _SERIALS:
        return _one(_COUNTED_FROM[epoch_1904] + timedelta(days=whole))
    solid = _SOLID.fullmatch(f"{whole:08}")
    if solid and number == whole:
        return _day(*(int(part) for part in solid.groups()))
    raise _unreadable()


def _from_text(text: str, year: int | None) -> Span:
    plain = _HOUR.sub("", fold(text)).strip(" '.,;()")
    for pattern, order in ((_DAY_FIRST, 1), (_SPOKEN, 1), (_YEAR_FIRST, -1), (_SOLID, 1)):
        if found := pattern.fullmatch(plain):
            return _day(*(int(part) for part in found.groups()[::order]))
    if found := _FROM_TO.fullmatch(plain):
        return _from_to(found[1], _from_text(found[2], year).last)
    if found := _NO_YEAR.fullmatch(plain):
        return _in_year(int(found[1]), int(found[2]), year)
    return _whole(plain)


def _whole(plain: str) -> Span:
    """Read a month, a year, or a serial number that was kept as text."""
    if found := _MONTH.fullmatch(plain):
        return month_span(int(found[1]), int(found[2]))
    if found := _YEAR.fullmatch(plain):
        return year_span(int(found[1]))
    if plain.isdigit() and int(plain) in _SERIALS:
        return _from_number(int(plain), epoch_1904=False)
    raise _unreadable()


def _in_year(day: int, month: int, year: int | None) -> Span:
    found = _day(day, month, year or 2000)  # 31/02 is wrong in whatever year
    if year is None:
        raise CellError(_("Ngày này thiếu năm."), _("Gõ cả năm, ví dụ 2/9/2022."))
    return found


def _from_to(begun: str, last: date) -> Span:
    """Return the days from one that may be said in part: 21-25/11/2022."""
    said = [int(part) for part in re.split(r"[/.]", begun) if part]
    day, month, year = (*said, *(last.day, last.month, last.year)[len(said) :])[:3]
    first = _day(day, month, year).first
    if last < first:
        raise CellError(_("Ngày cuối đến trước ngày đầu."), _("Xem lại hai ngày."))
    return Span(first, last)


def _day(day: int, month: int, year: int) -> Span:
    if year < 100:  # noqa: PLR2004  # two digits
        year += 2000 if year < _PIVOT else 1900
    year_span(year)
    if not 1 <= month <= _LAST_MONTH:
        swapped = 1 <= day <= _LAST_MONTH and month <= 31  # noqa: PLR2004  # as Americans write
        fix = _("Nếu là ngày {day} tháng {month}, gõ {day}/{month}/{year}.")
        raise CellError(
            _("Không có tháng {month}.").format(month=month),
            fix.format(day=month, month=day, year=year) if swapped else _("Gõ như 2/9/2022."),
        )
    longest = monthrange(year, month)[1]
    if not 1 <= day <= longest:
        raise CellError(
            _("Tháng {month} không có ngày {day}.").format(day=day, month=month),
            _("Tháng {month} chỉ đến ngày {longest}; xem lại ngày.").format(
                month=month, longest=longest
            ),
        )
    return _one(date(year, month, day))


def _unreadable() -> CellError:
    return CellError(_("Không đọc được thành một ngày."), _("Gõ ngày/tháng/năm, ví dụ 2/9/2022."))
