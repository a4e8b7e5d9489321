"""The register of awards that were given."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from storage.records.base import Code, Count, Identity, Name, Record, Text
from storage.records.facts import Fact


class Award(Record):
    """One award, or several of a kind that were given at once; names stay at the post."""

    KIND: ClassVar[str] = "award"
    TITLE: ClassVar[str] = "Khen thưởng đã có quyết định"
    NAMED_BY: ClassVar[str] = "occasion"
    DATED_BY: ClassVar[str] = "decided_on"

    decided_on: Annotated[date, Fact("Ngày quyết định", listed=True)]
    number: Annotated[Text, Fact("Số quyết định", listed=True)] = ""
    form: Annotated[Code, Fact("Hình thức", listed=True, choices="award_forms")]
    authority: Annotated[Code, Fact("Cấp khen thưởng", listed=True, choices="award_authorities")]
    award_type: Annotated[Code, Fact("Loại hình", choices="award_types")] = "theme"
    subject: Annotated[Code, Fact("Đối tượng", listed=True, choices="award_subjects")]
    quantity: Annotated[Count, Fact("Số lượng", listed=True)] = 1
    precision: Annotated[Code, Fact("Độ chính xác của số lượng", choices="precisions")] = "exact"
    name: Annotated[
        Text, Fact("Tên tập thể, cá nhân, hộ", listed=True, sent=False, personal=True)
    ] = ""
    occasion: Annotated[Name, Fact("Dịp, nội dung", listed=True)]
    programme: Annotated[Code | None, Fact("Chương trình", choices="programmes")] = None
    amount: Annotated[Count, Fact("Tiền thưởng (đồng)")] = 0
    nominee: Annotated[Identity | None, Fact("Từ đề nghị", sent=False, refers="nominee")] = None
