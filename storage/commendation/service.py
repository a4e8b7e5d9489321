"""Years of service for the commemorative medal, to the day (Thông tư 20/2025/TT-BCA)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from resources.catalogues import entries
from resources.wording import _
from storage.records import ServicePeriod

_YEAR = 12  # months
_CARRIED = 31  # days of several times that make a month: nobody is given one that was not served

Span = tuple[date, date]  # from the first day up to, not including, the second


@dataclass(frozen=True, slots=True, order=True)
class Length:
    """A length of service: whole months, and the days beyond them."""

    months: int = 0
    days: int = 0

    def __add__(self, other: Length) -> Length:
        carried, days = divmod(self.days + other.days, _CARRIED)
        return Length(self.months + other.months + carried, days)

    @property
    def words(self) -> str:
        """Say it as people do: 14 năm 11 tháng 30 ngày."""
        years, months = divmod(self.months, _YEAR)
        said = ((years, _("năm")), (months, _("tháng")), (self.days, _("ngày")))
        return " ".join(f"{count} {unit}" for count, unit in said if count) or _("0 ngày")

    def reaches(self, years: int) -> bool:
        """Tell whether so many whole years were served."""
        return self.months >= years * _YEAR


def service_length(periods: Iterable[ServicePeriod], on: date) -> Length:
    """Return how long was served up to a day, which itself is not counted.

    A period runs from its first day up to, not including, its last; without a last day it goes on.
    What overlaps counts once; time in an area that counts double counts twice. A leave within
    a period, such as maternity leave, takes nothing away (Nghị định 98/2023 Điều 4).
    """
    served = list(periods)
    doubled = [period for period in served if period.area in double_areas()]
    return _sum(_spans(served, on)) + _sum(_spans(doubled, on))


def _spans(periods: Iterable[ServicePeriod], on: date) -> list[Span]:
    """Return the days that were served, as spans that neither overlap nor touch."""
    joined: list[Span] = []
    cut = ((one.served_from, min(one.served_to or on, on)) for one in periods)
    for first, last in sorted(span for span in cut if span[0] < span[1]):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _sum(spans: Sequence[Span]) -> Length:
    return sum((_between(first, last) for first, last in spans), Length())


def _between(first: date, last: date) -> Length:
    months = (last.year - first.year) * _YEAR + last.month - first.month
    if _later(first, months) > last:
        months -= 1
    return Length(months, (last - _later(first, months)).days)


def _later(day: date, months: int) -> date:
    """Return the same day of a later month, or the last one that this month has."""
    years, month = divmod(day.month - 1 + months, _YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@cache
def double_areas() -> frozenset[str]:
    """Return the kinds of areas that are hard to serve in (Thông tư 20/2025/TT-BCA)."""
    return frozenset(entry.code for entry in entries("area_kinds") if entry.extra["double"])
