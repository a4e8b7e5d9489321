"""Members of teams: the least that recognising, thanking and counting them needs."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from storage.records.base import Code, Identity, Name, Record, Text, Value
from storage.records.facts import Fact


class ServicePeriod(Value):
    """A time served in one force, for the years of service (Thông tư 20/2025/TT-BCA)."""

    served_from: date
    served_to: date | None = None
    force: Code
    area: Code = "ordinary"


class Member(Record):
    """One person in one team; never leaves the post in the bundle of a month.

    Kept on purpose: nothing about religion, ethnicity, Party, health findings or identity cards
    (Luật 91/2025/QH15; Luật 30/2023/QH15 Điều 13 asks only whether somebody is fit).
    """

    KIND: ClassVar[str] = "member"
    TITLE: ClassVar[str] = "Thành viên"
    NAMED_BY: ClassVar[str] = "full_name"
    SENT: ClassVar[bool] = False

    team: Annotated[Identity, Fact("Tổ", listed=True, refers="team")]
    full_name: Annotated[Name, Fact("Họ và tên", listed=True, personal=True)]
    birth_year: Annotated[int | None, Fact("Năm sinh", listed=True, personal=True)] = Field(
        default=None, ge=1900, le=2100
    )
    sex: Annotated[Code, Fact("Giới tính", listed=True, personal=True, choices="sexes")] = "male"
    hamlet: Annotated[Identity | None, Fact("Nơi ở (thôn, tổ)", personal=True, refers="hamlet")] = (
        None
    )
    role: Annotated[Code, Fact("Chức danh trong tổ", listed=True, choices="team_roles")] = "member"
    phone: Annotated[Text, Fact("Điện thoại", personal=True, holds="phone")] = ""
    decision_paper: Annotated[Text, Fact("Quyết định công nhận (số, ngày)", personal=True)] = ""
    joined_on: Annotated[date | None, Fact("Ngày tham gia", listed=True, personal=True)] = None
    left_on: Annotated[date | None, Fact("Ngày thôi tham gia", personal=True)] = None
    leave_reason: Annotated[
        Code | None, Fact("Lý do thôi", personal=True, choices="leave_reasons")
    ] = None
    fit: Annotated[bool, Fact("Đủ điều kiện sức khỏe", personal=True)] = False
    fit_on: Annotated[date | None, Fact("Ngày xác nhận sức khỏe", personal=True)] = None
    over_age_accepted: Annotated[
        bool, Fact("Trên 70 tuổi, được Chủ tịch UBND xã chấp thuận", personal=True)
    ] = False
    training: Annotated[Text, Fact("Tập huấn đã dự", personal=True)] = ""
    informed_on: Annotated[
        date | None, Fact("Ngày thông báo về dữ liệu cá nhân", personal=True)
    ] = None
    services: Annotated[tuple[ServicePeriod, ...], Fact("Thời gian phục vụ", personal=True)] = ()
