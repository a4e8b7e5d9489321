"""The register of awards that were given, and what became of them later."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from storage.records.base import Code, Codes, Count, Identity, Name, Record, Text
from storage.records.facts import Fact


class Award(Record):
    """One award, or several of a kind that were given at once; names stay at the post.

    Where the source gives only a sum over several authorities, `authorities` names them.
    """

    KIND: ClassVar[str] = "award"
    TITLE: ClassVar[str] = "Khen thưởng đã có quyết định"
    NAMED_BY: ClassVar[str] = "occasion"
    DATED_BY: ClassVar[str] = "decided_on"

    decided_on: Annotated[date, Fact("Ngày quyết định", listed=True)]
    number: Annotated[Text, Fact("Số quyết định", listed=True)] = ""
    form: Annotated[Code, Fact("Hình thức", listed=True, choices="award_forms")]
    authority: Annotated[Code, Fact("Cấp khen thưởng", listed=True, choices="award_authorities")]
    authorities: Annotated[
        Codes, Fact("Gồm các cấp (khi chưa tách)", choices="award_authorities")
    ] = ()
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
    book_number: Annotated[Text, Fact("Số sổ vàng", sent=False)] = ""
    nominee: Annotated[Identity | None, Fact("Từ đề nghị", sent=False, refers="nominee")] = None
    honoree: Annotated[Identity | None, Fact("Người, tập thể", sent=False, refers="honoree")] = None


class AwardEvent(Record):
    """What became of an award after its decision: handed over, or cancelled by another one.

    A record of its own, for the award itself belongs to a month that may be closed.
    """

    KIND: ClassVar[str] = "award_event"
    TITLE: ClassVar[str] = "Trao tặng, hủy bỏ"
    NAMED_BY: ClassVar[str] = "paper"
    SENT: ClassVar[bool] = False
    SOUGHT: ClassVar[bool] = False

    award: Annotated[Identity, Fact("Khen thưởng", refers="award")]
    event: Annotated[Code, Fact("Việc", listed=True, choices="award_events")]
    happened_on: Annotated[date, Fact("Ngày", listed=True)]
    paper: Annotated[Text, Fact("Văn bản (số)", listed=True)] = ""
    reason: Annotated[Text, Fact("Lý do", listed=True, personal=True)] = ""
    returned: Annotated[Count, Fact("Tiền đã thu hồi (đồng)")] = 0
