"""The post's own wording: sentences and grounds it uses again in its papers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from storage.records.base import Code, LongText, Record
from storage.records.facts import Fact


class Phrase(Record):
    """One sentence for one section of a paper, or one ground (căn cứ) with its validity."""

    KIND: ClassVar[str] = "phrase"
    TITLE: ClassVar[str] = "Câu mẫu, căn cứ"
    NAMED_BY: ClassVar[str] = "text"
    SENT: ClassVar[bool] = False
    SOUGHT: ClassVar[bool] = False

    section: Annotated[Code, Fact("Dùng ở phần", listed=True, choices="report_sections")]
    text: Annotated[LongText, Fact("Nội dung", listed=True)] = Field(min_length=1)
    valid_from: Annotated[date | None, Fact("Áp dụng từ ngày")] = None
    valid_to: Annotated[date | None, Fact("Đến ngày")] = None
