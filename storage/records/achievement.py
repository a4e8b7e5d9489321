"""Achievements, noted when they happen: what a proposal rests on one day."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from storage.records.base import Code, Identity, LongText, Name, Record
from storage.records.facts import Fact


class Achievement(Record):
    """One thing done well by somebody; it may be awarded once (Luật 06/2022/QH15 Điều 5)."""

    KIND: ClassVar[str] = "achievement"
    TITLE: ClassVar[str] = "Thành tích"
    SENT: ClassVar[bool] = False

    happened_on: Annotated[date, Fact("Ngày", listed=True)]
    subject: Annotated[Code, Fact("Đối tượng", listed=True, choices="award_subjects")]
    name: Annotated[Name, Fact("Tên tập thể, cá nhân, hộ", listed=True, personal=True)]
    text: Annotated[LongText, Fact("Việc làm, kết quả", listed=True, personal=True)] = ""
    award_type: Annotated[Code, Fact("Loại hình", listed=True, choices="award_types")] = "theme"
    activity: Annotated[Identity | None, Fact("Từ hoạt động", sent=False, refers="activity")] = None
    honoree: Annotated[Identity | None, Fact("Người, tập thể", refers="honoree")] = None
