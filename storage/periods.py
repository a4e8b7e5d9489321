"""Report months: a month ends on a day that is set, and is named after the month it ends in.

By default a month runs from the 15th to the 14th (Nghị định 09/2019/NĐ-CP Điều 12), so that
20 November belongs to month 12 and January starts on 15 December.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from resources.wording import _

DEFAULT_CUTOFF = 14
_SATURDAY = 5


def month_of(day: date, cutoff: int = DEFAULT_CUTOFF) -> str:
    """Return the report month, as YYYY-MM, that a day belongs to."""
    if day.day <= _last_day(day.year, day.month, cutoff):
        return f"{day:%Y-%m}"
    return next_month(f"{day:%Y-%m}")


def window_of(month: str, cutoff: int = DEFAULT_CUTOFF) -> tuple[date, date]:
    """Return the first and the last day of a report month."""
    return _end(previous_month(month), cutoff) + timedelta(days=1), _end(month, cutoff)


def span_of(first: str, last: str, cutoff: int = DEFAULT_CUTOFF) -> tuple[date, date]:
    """Return the first day of one report month and the last day of another."""
    return window_of(first, cutoff)[0], window_of(last, cutoff)[1]


def next_month(month: str) -> str:
    """Return the month after."""
    year, number = _parts(month)
    return f"{year + number // 12:04}-{number % 12 + 1:02}"


def previous_month(month: str) -> str:
    """Return the month before."""
    year, number = _parts(month)
    return f"{year - (number == 1):04}-{(number - 2) % 12 + 1:02}"


def months_between(first: str, last: str) -> list[str]:
    """Return the months from one to another, both included."""
    months = []
    while first <= last:
        months.append(first)
        first = next_month(first)
    return months


def year_months(year: int) -> list[str]:
    """Return the twelve report months of a year."""
    return [f"{year:04}-{number:02}" for number in range(1, 13)]


def deadline_of(month: str, cutoff: int = DEFAULT_CUTOFF, working_days: int = 1) -> date:
    """Return the day by which a month must be sent: some working days after it ends (Điều 8.5)."""
    return working_days_after(_end(month, cutoff), working_days)


def working_days_after(day: date, working_days: int) -> date:
    """Return the day some working days later; only weekends are free, holidays are not known."""
    while working_days:
        day += timedelta(days=1)
        working_days -= day.weekday() < _SATURDAY
    return day


def month_words(month: str) -> str:
    """Return the month the way people say it: tháng 12/2022."""
    year, number = _parts(month)
    return _("tháng {number}/{year}").format(number=number, year=year)


def _end(month: str, cutoff: int) -> date:
    year, number = _parts(month)
    return date(year, number, _last_day(year, number, cutoff))


def _last_day(year: int, number: int, cutoff: int) -> int:
    return min(cutoff, monthrange(year, number)[1])


def _parts(month: str) -> tuple[int, int]:
    year, number = month.split("-")
    return int(year), int(number)
