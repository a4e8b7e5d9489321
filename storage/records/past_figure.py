"""Figures from before these books: what was reported on paper, with how exactly it is known."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from storage.records.base import Code, Count, Record, Text
from storage.records.facts import Fact

WORDED = frozenset({"tens", "hundreds", "thousands", "unstated"})
"""Precisions that say no number: "hàng trăm"."""


class PastFigure(Record):
    """One indicator over a span of days, as an earlier report said it."""

    KIND: ClassVar[str] = "past_figure"
    TITLE: ClassVar[str] = "Số liệu các năm trước"
    NAMED_BY: ClassVar[str] = "source"
    SOUGHT: ClassVar[bool] = False

    indicator: Annotated[Code, Fact("Chỉ tiêu", listed=True, choices="indicators")]
    first: Annotated[date, Fact("Từ ngày", listed=True)]
    last: Annotated[date, Fact("Đến ngày", listed=True)]
    value: Annotated[Count, Fact("Số liệu", listed=True)] = 0
    precision: Annotated[Code, Fact("Độ chính xác", listed=True, choices="precisions")] = "exact"
    source: Annotated[Text, Fact("Nguồn (báo cáo số, ngày)", listed=True)] = ""
    note: Annotated[Text, Fact("Ghi chú nội bộ", sent=False)] = ""
