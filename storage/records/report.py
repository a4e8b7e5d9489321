"""Reports: what the post wrote beside its figures, and what the figures said when it did."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from storage.records.base import Code, Codes, LongText, Name, Record, Text, Value
from storage.records.facts import Fact


class SectionText(Value):
    """What is written in one section; `said` keeps each figure it speaks of, as printed then."""

    section: Code
    text: LongText = ""
    said: dict[Code, Text] = Field(default_factory=dict)


class Report(Record):
    """One report over some months; its figures are computed anew each time it is shown."""

    KIND: ClassVar[str] = "report"
    TITLE: ClassVar[str] = "Báo cáo"
    NAMED_BY: ClassVar[str] = "title"
    SENT: ClassVar[bool] = False

    form: Annotated[Code, Fact("Loại báo cáo", listed=True, choices="report_forms")]
    title: Annotated[Name, Fact("Trích yếu", listed=True)]
    first_month: Annotated[Text, Fact("Từ tháng", listed=True)]
    last_month: Annotated[Text, Fact("Đến tháng", listed=True)]
    programme: Annotated[Code | None, Fact("Chương trình", choices="programmes")] = None
    topics: Annotated[Codes, Fact("Chỉ nói về nhóm", choices="indicator_groups")] = ()
    addressees: Annotated[LongText, Fact("Kính gửi (mỗi dòng một nơi)")] = ""
    joint: Annotated[Text, Fact("Cùng ban hành với")] = ""
    joint_signer: Annotated[LongText, Fact("Người ký của đơn vị cùng ban hành")] = ""
    with_rough: Annotated[bool, Fact("Cộng cả số ước")] = False
    texts: Annotated[tuple[SectionText, ...], Fact("Lời văn")] = ()
    number: Annotated[int | None, Fact("Số", listed=True)] = Field(default=None, ge=1, le=99_999)
    signed_on: Annotated[date | None, Fact("Ngày ký", listed=True)] = None
