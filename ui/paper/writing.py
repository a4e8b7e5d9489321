"""How numbers and dates are written on paper (Nghị định 30/2020, Phụ lục I and II)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from resources.wording import in_vietnamese as _

Figure = int | Decimal | str | None
"""A count, a measured amount, a figure already in words (“hàng trăm”), or nothing known."""

_BLANK = "\u00a0" * 5
_PADDED_MONTHS = 2  # only January and February take a leading zero


def figure(value: Figure) -> str:
    """Write a figure: a dot between thousands, a comma before decimals; nothing known is blank."""
    if value is None or isinstance(value, str):
        return value or ""
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def change(now: Figure, before: Figure) -> str:
    """Write a rise or fall with its share; blank where one of the two is no number."""
    if now is None or before is None or isinstance(now, str) or isinstance(before, str):
        return ""
    rise = Decimal(now) - before
    sign = "+" if rise > 0 else "−" if rise < 0 else ""
    amount = f"{sign}{figure(abs(rise))}"
    if not before or not rise:
        return amount
    share = (Decimal(100) * abs(rise) / before).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{amount} ({sign}{figure(share)}%)"


def counted(count: int) -> str:
    """Write a count in running text: below ten it takes a leading zero."""
    return f"{count:02d}" if 0 < count < 10 else figure(count)  # noqa: PLR2004  # one digit


def listed(lines: Iterable[str]) -> list[str]:
    """End each line of a list in a semicolon and the last in a full stop."""
    bare = [line.strip().rstrip(";. ") for line in lines]
    filled = [line for line in bare if line]
    return [f"{line};" for line in filled[:-1]] + [f"{line}." for line in filled[-1:]]


def short_date(day: date) -> str:
    """Write a date for tables and running text: 05/02/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def long_date(day: date | None) -> str:
    """Write the date of a paper, blank where it is not yet known: ngày 05 tháng 02 năm 2026."""
    if day is None:
        return _("ngày {blank}tháng {blank}năm {blank}").format(blank=_BLANK)
    sentence = _("ngày {day:02d} tháng {month} năm {year}")
    return sentence.format(day=day.day, month=_month(day.month), year=day.year)


def month_of(year: int, month: int) -> str:
    """Name a report month; as in dates only January and February are padded: tháng 02/2026."""
    return _("tháng {month}/{year}").format(month=_month(month), year=year)


def roman(place: int) -> str:
    """Write the number of a section, from 1 to 39, in Roman capitals."""
    tens, ones = divmod(place, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _month(month: int) -> str:
    return f"{month:02d}" if month <= _PADDED_MONTHS else str(month)
