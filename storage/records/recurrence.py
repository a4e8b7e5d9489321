"""What is done again and again, such as the security bulletin at 21:00 each day."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from storage.records.base import Code, Codes, Count, Identities, Name, Record, Text, Value
from storage.records.facts import Fact


class SkippedDay(Value):
    """A day on which it was not done, and why (a power cut, the festival)."""

    day: date
    reason: Text = ""


class Recurrence(Record):
    """The rule of a repeated activity; each month it proposes one activity with its count.

    `measures` are those of one time; a month has as many times them as days less those skipped.
    """

    KIND: ClassVar[str] = "recurrence"
    TITLE: ClassVar[str] = "Việc làm định kỳ"
    NAMED_BY: ClassVar[str] = "title"
    SENT: ClassVar[bool] = False

    kind: Annotated[Code, Fact("Loại hoạt động", listed=True, choices="activity_kinds")] = (
        "broadcast"
    )
    title: Annotated[Name, Fact("Nội dung", listed=True)]
    place: Annotated[Text, Fact("Địa điểm, đài", listed=True)] = ""
    hamlets: Annotated[Identities, Fact("Thôn, tổ dân phố", refers="hamlet")] = ()
    weekdays: Annotated[Codes, Fact("Các ngày trong tuần", listed=True, choices="weekdays")] = (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    )
    at: Annotated[Text, Fact("Giờ", listed=True)] = ""
    starts_on: Annotated[date, Fact("Bắt đầu từ", listed=True)]
    ends_on: Annotated[date | None, Fact("Đến hết ngày", listed=True)] = None
    measures: Annotated[dict[Code, Count], Fact("Số liệu mỗi lần")] = Field(default_factory=dict)
    skipped: Annotated[tuple[SkippedDay, ...], Fact("Những ngày nghỉ")] = ()
    organisations: Annotated[Codes, Fact("Đơn vị phối hợp", choices="organisations")] = ()
    programmes: Annotated[Codes, Fact("Chương trình", choices="programmes")] = ()
