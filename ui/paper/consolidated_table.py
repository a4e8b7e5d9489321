"""The superior's table: a line for each figure, a column for each unit, the sum before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from resources.wording import _
from ui.paper.blocks import caption
from ui.paper.fonts import BOLD, REGULAR, printable, width_of
from ui.paper.grids import Upright
from ui.paper.sheet import APPENDIX_WIDTH
from ui.paper.tables import cell, ruled
from ui.paper.writing import Figure, figure

_SIZES = (10.0, 9.0, 8.0)  # the largest that keeps all units in one table
_FIRST = (9 * mm, 52 * mm, 17 * mm)  # TT, content, measure
_NARROWEST = 6.0 * mm
_PADDING = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One indicator: its total, and its value in each unit in the order of the report's units."""

    code: str
    name: str
    unit: str
    total: Figure
    values: tuple[Figure, ...]


def consolidated_tables(units: Sequence[str], rows: Sequence[UnitRow]) -> list[Flowable]:
    """Lay out the figures of all units, in as many tables as their columns need."""
    size = next((s for s in _SIZES if _columns(rows, s) >= len(units)), _SIZES[0])
    tables = max(1, ceil(len(units) / _columns(rows, size)))
    each = max(1, ceil(len(units) / tables))
    total = _total_width(rows, size)
    column = (APPENDIX_WIDTH - sum(_FIRST) - total) / each
    story: list[Flowable] = []
    for start in range(0, max(1, len(units)), each):
        shown = units[start : start + each]
        if tables > 1:
            words = _("Đơn vị {first} đến {last}")
            story.append(caption(words.format(first=start + 1, last=start + len(shown))))
        widths = [*_FIRST, total, *[column] * len(shown)]
        cells = _cells(shown, rows, start, size)
        story += [ruled(cells, widths, padding=_PADDING / 2, middle=True), Spacer(0, 10)]
    return story


def _columns(rows: Sequence[UnitRow], size: float) -> int:
    """How many units fit beside each other."""
    room = APPENDIX_WIDTH - sum(_FIRST) - _total_width(rows, size)
    return int(room // _widest([value for row in rows for value in row.values], size))


def _total_width(rows: Sequence[UnitRow], size: float) -> float:
    title = width_of(_("Tổng"), BOLD, _SIZES[0]) + _PADDING
    return max(title, _widest([row.total for row in rows], size))


def _widest(values: Sequence[Figure], size: float) -> float:
    widths = [width_of(printable(figure(value)), BOLD, size) for value in values]
    return float(max([_NARROWEST, *widths]) + _PADDING)


def _cells(
    units: Sequence[str], rows: Sequence[UnitRow], start: int, size: float
) -> list[list[Flowable]]:
    titles = (_("TT"), _("Nội dung"), _("Đơn vị tính"), _("Tổng"))
    head = [cell(title, BOLD, _SIZES[0], TA_CENTER) for title in titles]
    return [[*head, *(Upright(unit, _SIZES[0]) for unit in units)]] + [
        [
            cell(str(place), REGULAR, size, TA_CENTER),
            cell(row.name, REGULAR, _SIZES[0], TA_LEFT),
            cell(row.unit, REGULAR, size, TA_CENTER),
            cell(figure(row.total), BOLD, size, TA_CENTER),
            *(
                cell(figure(value), REGULAR, size, TA_CENTER)
                for value in row.values[start : start + len(units)]
            ),
        ]
        for place, row in enumerate(rows, start=1)
    ]
