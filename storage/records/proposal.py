"""Commendation proposals and the collectives, people and households they name."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from storage.records.base import Code, Identities, Identity, LongText, Name, Record, Text
from storage.records.facts import Fact


class Proposal(Record):
    """One submission: one authority, one type of award, one occasion (Nghị định 98/2023 Mẫu 01)."""

    KIND: ClassVar[str] = "proposal"
    TITLE: ClassVar[str] = "Đề nghị khen thưởng"
    NAMED_BY: ClassVar[str] = "occasion"
    SENT: ClassVar[bool] = False

    occasion: Annotated[Name, Fact("Dịp, nội dung khen thưởng", listed=True)]
    form: Annotated[Code, Fact("Hình thức", listed=True, choices="award_forms")]
    authority: Annotated[Code, Fact("Cấp khen thưởng", listed=True, choices="award_authorities")]
    award_type: Annotated[Code, Fact("Loại hình", choices="award_types")] = "theme"
    addressee: Annotated[Text, Fact("Kính gửi")] = ""
    number: Annotated[Text, Fact("Số tờ trình", listed=True)] = ""
    proposed_on: Annotated[date | None, Fact("Ngày trình", listed=True)] = None
    status: Annotated[Code, Fact("Tình trạng", listed=True, choices="proposal_statuses")] = "found"
    counted_from: Annotated[date | None, Fact("Thành tích từ ngày")] = None
    counted_to: Annotated[date | None, Fact("Đến ngày")] = None
    bases: Annotated[LongText, Fact("Căn cứ (mỗi dòng một căn cứ)")] = ""
    achievement: Annotated[LongText, Fact("Thành tích chung")] = ""
    activities: Annotated[Identities, Fact("Hoạt động làm căn cứ", refers="activity")] = ()
    note: Annotated[Text, Fact("Ghi chú nội bộ", sent=False)] = ""


class Nominee(Record):
    """A collective, a person or a household proposed for an award."""

    KIND: ClassVar[str] = "nominee"
    TITLE: ClassVar[str] = "Tập thể, cá nhân được đề nghị"
    SENT: ClassVar[bool] = False

    proposal: Annotated[Identity, Fact("Đề nghị", refers="proposal")]
    subject: Annotated[Code, Fact("Đối tượng", listed=True, choices="award_subjects")]
    name: Annotated[Name, Fact("Tên tập thể, cá nhân, hộ", listed=True, personal=True)]
    birth_year: Annotated[int | None, Fact("Năm sinh", listed=True, personal=True)] = Field(
        default=None, ge=1900, le=2100
    )
    sex: Annotated[Code | None, Fact("Giới tính", personal=True, choices="sexes")] = None
    position: Annotated[Text, Fact("Chức vụ, đơn vị", listed=True, personal=True)] = ""
    address: Annotated[Text, Fact("Địa chỉ, nơi cư trú", personal=True)] = ""
    hometown: Annotated[Text, Fact("Quê quán", personal=True)] = ""
    served_since: Annotated[int | None, Fact("Tham gia từ năm", personal=True)] = Field(
        default=None, ge=1900, le=2100
    )
    features: Annotated[
        LongText, Fact("Đặc điểm, tình hình; nhiệm vụ được giao", personal=True)
    ] = ""
    achievement: Annotated[LongText, Fact("Thành tích đạt được", personal=True)] = ""
    summary: Annotated[Text, Fact("Tóm tắt thành tích", listed=True, personal=True)] = ""
    held: Annotated[LongText, Fact("Đã được khen (mỗi dòng một hình thức)", personal=True)] = ""
    activities: Annotated[Identities, Fact("Hoạt động làm căn cứ", refers="activity")] = ()
