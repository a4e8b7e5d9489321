"""What is put right after a month was locked ("điều chỉnh kỳ trước"), as bookkeepers do it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from storage.records.base import Code, Record, Text
from storage.records.facts import Fact

_Amount = Annotated[int, Field(ge=-(10**12), le=10**12)]


class Adjustment(Record):
    """One figure of a locked month: what was reported, and what is right.

    It belongs to the open month in which it was made; the figure that was reported stays.
    """

    KIND: ClassVar[str] = "adjustment"
    TITLE: ClassVar[str] = "Điều chỉnh kỳ trước"
    NAMED_BY: ClassVar[str] = "reason"
    DATED_BY: ClassVar[str] = "made_on"
    SOUGHT: ClassVar[bool] = False

    made_on: Annotated[date, Fact("Ngày ghi", listed=True)]
    month: Annotated[
        str,
        StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$"),
        Fact("Kỳ được điều chỉnh", listed=True),
    ]
    indicator: Annotated[Code, Fact("Chỉ tiêu", listed=True, choices="indicators")]
    part: Annotated[Text, Fact("Phần của chỉ tiêu")] = ""
    reported: Annotated[_Amount, Fact("Đã báo cáo", listed=True)]
    right: Annotated[_Amount, Fact("Số đúng", listed=True)]
    reason: Annotated[Text, StringConstraints(min_length=1), Fact("Lý do", listed=True)]
