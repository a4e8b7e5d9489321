"""Spans of time and figures the way old reports say them: quý 3/2022, hơn 1.000, hàng nghìn."""

from __future__ import annotations

import re

from resources.wording import _
from storage.imports.cells import Cell
from storage.imports.days import Span, month_span, span_of, year_span
from storage.imports.numbers import amount_of, number_of
from storage.imports.problems import CellError
from storage.precision import EXACT, Amount
from storage.spelling import fold
from storage.stated import NotAFigureError

_QUARTERS = {"1": 1, "i": 1, "2": 2, "ii": 2, "3": 3, "iii": 3, "4": 4, "iv": 4}
_QUARTER = re.compile(r"quy (iv|i{1,3}|[1-4])(?:\s*[/.\-]\s*| nam | )(\d{4})")
_HALF = re.compile(r"(?:6|sau) thang (dau|cuoi) nam (\d{4})")
_YEARS = re.compile(r"(?:giai doan |nam |tu nam )?(\d{4})\s*(?:-|–|den nam|den|/)\s*(\d{4})")
_DAYS = re.compile(r"(?:tu (?:ngay )?)?(\S+/\S+/\S+)\s*(?:-|–|den ngay|den)\s*(\S+/\S+/\S+)")


def period_of(cell: Cell, *, epoch_1904: bool = False) -> Span:
    """Read a year, a quarter, a half, a month or several years; raises CellError."""
    plain = fold(str(cell)) if isinstance(cell, str) else ""
    if found := _QUARTER.fullmatch(plain):
        last = _QUARTERS[found[1]] * 3
        return Span(month_span(last - 2, int(found[2])).first, month_span(last, int(found[2])).last)
    if found := _HALF.fullmatch(plain):
        first = 1 if found[1] == "dau" else 7
        year = int(found[2])
        return Span(month_span(first, year).first, month_span(first + 5, year).last)
    if found := _YEARS.fullmatch(plain):
        return in_order(year_span(int(found[1])), year_span(int(found[2])))
    if found := _DAYS.fullmatch(plain):
        return in_order(span_of(found[1]), span_of(found[2]))
    try:
        return span_of(cell, epoch_1904=epoch_1904)
    except CellError as error:
        raise CellError(
            _("Không đọc được thành một kỳ."),
            _("Gõ năm (2022), tháng (9/2022), quý (quý 3/2022) hoặc giai đoạn (2013-2023)."),
        ) from error


def in_order(first: Span, last: Span, key: str = "") -> Span:
    """Return the days from one span to another; raises CellError when the end comes first."""
    if last.last < first.first:
        raise CellError(_("Ngày cuối đến trước ngày đầu."), _("Xem lại hai ngày."), key)
    return Span(first.first, last.last)


def figure_of(cell: Cell) -> Amount:
    """Read a figure with what is said of its precision; raises CellError."""
    try:
        return Amount(number_of(cell), EXACT)
    except CellError:
        if not isinstance(cell, str):
            raise
    try:
        return amount_of(cell)
    except NotAFigureError as error:
        raise CellError(
            _("Không đọc được thành số liệu."),
            _("Viết như 1.234, hơn 1.000, khoảng 50 hoặc hàng nghìn."),
        ) from error
