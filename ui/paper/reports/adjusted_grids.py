"""Biểu 12 and 13: what was put right of locked months, and the figures of a period after that."""

from __future__ import annotations

from collections.abc import Iterator

from resources.catalogues import indicators
from resources.part_words import figure_words
from resources.wording import in_vietnamese as _
from storage.records import Adjustment
from ui.paper.document import Column, Grid
from ui.paper.reports.facts import Facts
from ui.paper.reports.figure_grid import change_words
from ui.paper.reports.sourced import Row, records_cell, sourced_grid
from ui.paper.writing import month_of


def adjustments_grid(facts: Facts) -> Grid:
    """Biểu 12: the adjustments noted in the period, each with its month and its reason."""
    unit = (Column(_("Đơn vị"), 34),) if facts.by_unit else ()
    columns = (
        Column(_("TT"), 10, "centre"),
        *unit,
        Column(_("Kỳ được điều chỉnh"), 30, "centre"),
        Column(_("Chỉ tiêu"), 70),
        Column(_("Đã báo cáo"), 24, "number"),
        Column(_("Số đúng"), 24, "number"),
        Column(_("Lý do"), 60),
    )
    rows = [_line(facts, place, one) for place, one in enumerate(facts.noted, start=1)]
    return sourced_grid(_("Biểu 12. Điều chỉnh kỳ trước"), columns, rows, name=_("Biểu 12"))


def adjusted_grid(facts: Facts) -> Grid:
    """Biểu 13: the period's figures that were adjusted since, beside what was reported."""
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Chỉ tiêu"), 100),
        Column(_("Đơn vị tính"), 24, "centre"),
        Column(_("Đã báo cáo"), 30, "number"),
        Column(_("Sau điều chỉnh"), 30, "number"),
        Column(_("Tăng/giảm"), 32, "centre"),
    )
    title = _("Biểu 13. Số liệu đã báo cáo và sau điều chỉnh")
    return sourced_grid(title, columns, tuple(_adjusted(facts)), name=_("Biểu 13"))


def _line(facts: Facts, place: int, one: Adjustment) -> Row:
    unit = (facts.units.get(one.unit, one.unit),) if facts.by_unit else ()
    year, month = one.month.split("-")
    return (
        place,
        *unit,
        month_of(int(year), int(month)),
        figure_words(one.indicator, one.part),
        one.reported,
        records_cell(one.right, [one]),
        one.reason,
    )


def _adjusted(facts: Facts) -> Iterator[Row]:
    for place, (code, after) in enumerate(facts.adjusted.items(), start=1):
        before, indicator = facts.total(code), indicators()[code]
        behind = [one for one in facts.adjusting if one.indicator == code]
        yield (
            place,
            indicator.name,
            indicator.unit,
            facts.cell(before),
            records_cell(facts.cell(after), behind),
            change_words(after, before),
        )
