"""The year of the standard: from when to when a subject is assessed, and when it registers."""

from __future__ import annotations

from datetime import date, timedelta

from resources.catalogues import entries

COMMUNE, AREA = "commune", "residential_area"
_USUAL = "11-16"  # of a kind of subject that a newer catalogue has: all but areas begin then


def window_of(kind: str, year: int) -> tuple[date, date]:
    """Return the first and the last day that count for a year (Điều 8.2): 1/11 – 31/10, 16/11 –."""
    windows = {entry.code: str(entry.extra["window"]) for entry in entries("safety_subjects")}
    month, day = (int(part) for part in windows.get(kind, _USUAL).split("-"))
    return date(year - 1, month, day), date(year, month, day) - timedelta(days=1)


def year_of(kind: str, day: date) -> int:
    """Return the year for which a day counts: 1 November counts for next year's areas."""
    return day.year + (day > window_of(kind, day.year)[1])


def registration_ends(year: int) -> date:
    """Return the last day of the first quarter, in which subjects register (Điều 4 to 7)."""
    return date(year, 3, 31)
