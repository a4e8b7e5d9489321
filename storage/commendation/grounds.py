"""The grounds of a proposal: what the next one takes over, and the minutes of its own meeting."""

from __future__ import annotations

from datetime import date

from resources.wording import in_vietnamese as _
from storage.spelling import fold

_MINUTES = fold("Biên bản họp")


def lasting_grounds(grounds: str) -> str:
    """Return the lines that count for the next proposal too: not the minutes of this meeting."""
    return "\n".join(line for line in grounds.splitlines() if not _is_minutes(line))


def usual_grounds() -> str:
    """Return the grounds of a first proposal."""
    return _("Căn cứ Luật Thi đua, khen thưởng")


def with_minutes(grounds: str, held_on: date, unit: str) -> str:
    """Return the grounds with the minutes of a meeting as the last line, in place of others."""
    words = _("Căn cứ Biên bản họp bình xét khen thưởng ngày {day} của {unit}")
    said = words.format(day=_day(held_on), unit=unit)
    return "\n".join(filter(None, (lasting_grounds(grounds), said)))


def _is_minutes(line: str) -> bool:
    return _MINUTES in fold(line)


def _day(day: date) -> str:
    """Write a day as papers do (Nghị định 30/2020/NĐ-CP: 01 and 02 of months only)."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)  # noqa: PLR2004  # as there
    return _("{day:02} tháng {month} năm {year}").format(day=day.day, month=month, year=day.year)
