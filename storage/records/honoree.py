"""Whoever may be commended: one page for each collective, person or household."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from storage.records.base import Code, Identity, LongText, Name, Record, Text
from storage.records.facts import Fact
from storage.records.member import ServicePeriod


class Honoree(Record):
    """A collective, a person or a household whose achievements and awards are followed.

    It leaves the post only inside the dossier of a proposal that names it.
    """

    KIND: ClassVar[str] = "honoree"
    TITLE: ClassVar[str] = "Người, tập thể được theo dõi"
    SENT: ClassVar[bool] = False

    subject: Annotated[Code, Fact("Đối tượng", listed=True, choices="award_subjects")]
    name: Annotated[Name, Fact("Tên tập thể, cá nhân, hộ", listed=True, personal=True)]
    birth_year: Annotated[int | None, Fact("Năm sinh", listed=True, personal=True)] = Field(
        default=None, ge=1900, le=2100
    )
    sex: Annotated[Code | None, Fact("Giới tính", personal=True, choices="sexes")] = None
    position: Annotated[Text, Fact("Chức vụ, đơn vị", listed=True, personal=True)] = ""
    address: Annotated[Text, Fact("Địa chỉ, nơi cư trú", personal=True)] = ""
    alias: Annotated[Text, Fact("Bí danh, tên thường gọi", personal=True)] = ""
    hometown: Annotated[Text, Fact("Quê quán", personal=True)] = ""
    workplace: Annotated[Text, Fact("Đơn vị công tác", personal=True)] = ""
    schooling: Annotated[Text, Fact("Trình độ", personal=True)] = ""
    phone: Annotated[Text, Fact("Điện thoại", personal=True, holds="phone")] = ""
    founding: Annotated[LongText, Fact("Quá trình thành lập, lịch sử ngắn", personal=True)] = ""
    features: Annotated[LongText, Fact("Đặc điểm, tình hình", personal=True)] = ""
    duties: Annotated[LongText, Fact("Chức năng, nhiệm vụ được giao", personal=True)] = ""
    served_since: Annotated[int | None, Fact("Tham gia từ năm", personal=True)] = Field(
        default=None, ge=1900, le=2100
    )
    services: Annotated[tuple[ServicePeriod, ...], Fact("Thời gian phục vụ", personal=True)] = ()
    area: Annotated[Code, Fact("Địa bàn", choices="area_kinds")] = "ordinary"
    direct: Annotated[bool, Fact("Trực tiếp làm nhiệm vụ")] = False
    member: Annotated[Identity | None, Fact("Thành viên tổ", sent=False, refers="member")] = None
    team: Annotated[Identity | None, Fact("Tổ", sent=False, refers="team")] = None
    note: Annotated[Text, Fact("Ghi chú nội bộ", sent=False)] = ""
