"""The collectives, people and households that a proposal names, as they are at that time."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from storage.records.base import Code, Count, Identities, Identity, LongText, Name, Record, Text
from storage.records.facts import Fact


class Nominee(Record):
    """A collective, a person or a household proposed for an award."""

    KIND: ClassVar[str] = "nominee"
    TITLE: ClassVar[str] = "Tập thể, cá nhân được đề nghị"
    SENT: ClassVar[bool] = False

    proposal: Annotated[Identity, Fact("Đề nghị", refers="proposal")]
    honoree: Annotated[Identity | None, Fact("Người, tập thể", refers="honoree")] = None
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
    direct: Annotated[bool, Fact("Trực tiếp làm nhiệm vụ")] = False
    area: Annotated[Code, Fact("Địa bàn", choices="area_kinds")] = "ordinary"
    features: Annotated[
        LongText, Fact("Đặc điểm, tình hình; nhiệm vụ được giao", personal=True)
    ] = ""
    situation: Annotated[LongText, Fact("Tình huống, việc đột xuất", personal=True)] = ""
    achievement: Annotated[LongText, Fact("Thành tích đạt được", personal=True)] = ""
    means: Annotated[LongText, Fact("Biện pháp, nguyên nhân đạt được", personal=True)] = ""
    compliance: Annotated[
        LongText, Fact("Chấp hành chủ trương, chính sách, pháp luật", personal=True)
    ] = ""
    unions: Annotated[LongText, Fact("Hoạt động đoàn thể, phong trào", personal=True)] = ""
    effect: Annotated[LongText, Fact("Hiệu quả, phạm vi ảnh hưởng", personal=True)] = ""
    summary: Annotated[Text, Fact("Tóm tắt thành tích", listed=True, personal=True)] = ""
    held: Annotated[LongText, Fact("Đã được khen (mỗi dòng một hình thức)", personal=True)] = ""
    activities: Annotated[Identities, Fact("Hoạt động làm căn cứ", refers="activity")] = ()
    achievements: Annotated[Identities, Fact("Thành tích đã ghi", refers="achievement")] = ()
    clear: Annotated[bool, Fact("Không thuộc trường hợp chưa xét khen thưởng")] = False
    eligible: Annotated[bool, Fact("Đủ điều kiện xét Kỷ niệm chương")] = False
    votes: Annotated[Count | None, Fact("Số phiếu đồng ý")] = None
    result: Annotated[Code, Fact("Kết quả", choices="nominee_results")] = "open"
    result_reason: Annotated[Text, Fact("Lý do", personal=True)] = ""
