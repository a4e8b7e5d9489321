"""What a post did in twelve months, as the chart of its first screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resources.wording import _
from ui.paper.charts import Chart, Series


def year_chart(months: Sequence[str], activities: Mapping[str, int], marked: str) -> Chart:
    """Show the number of activities of months (YYYY-MM), one of which may stand out."""
    return Chart(
        _("Hoạt động 12 tháng qua"),
        tuple(f"{int(month[5:])}/{month[:4]}" for month in months),
        (Series(_("Số hoạt động"), tuple(activities.get(month, 0) for month in months)),),
        head=_("Tháng"),
        shorts=tuple(map(_below, months)),
        marked=months.index(marked) if marked in months else None,
    )


def _below(month: str) -> str:
    """Name a month below its column; below January stands the year that begins."""
    year, number = month[:4], int(month[5:])
    short = _("T{number}").format(number=number)
    return f"{short}\n{year}" if number == 1 else short
