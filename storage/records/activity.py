"""What was done on a day: meetings, broadcasts, training, patrols, counts of a month."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from storage.records.base import Code, Codes, Count, Identities, Record, Text
from storage.records.facts import Fact

PhotoDigest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Activity(Record):
    """One thing that was done; its numbers are the measures of its kind in the catalogue."""

    KIND: ClassVar[str] = "activity"
    TITLE: ClassVar[str] = "Hoạt động"
    NAMED_BY: ClassVar[str] = "title"
    DATED_BY: ClassVar[str] = "happened_on"

    kind: Annotated[
        Code, Fact("Loại hoạt động", listed=True, grouped=True, choices="activity_kinds")
    ]
    happened_on: Annotated[date, Fact("Ngày", listed=True)]
    title: Annotated[Text, Fact("Nội dung", listed=True)] = ""
    place: Annotated[Text, Fact("Địa điểm", listed=True)] = ""
    hamlets: Annotated[Identities, Fact("Thôn, tổ dân phố", listed=True, refers="hamlet")] = ()
    measures: Annotated[dict[Code, Count], Fact("Số liệu", listed=True)] = Field(
        default_factory=dict
    )
    precision: Annotated[Code, Fact("Độ chính xác", choices="precisions")] = "exact"
    organisations: Annotated[Codes, Fact("Đơn vị phối hợp", choices="organisations")] = ()
    programmes: Annotated[Codes, Fact("Chương trình", choices="programmes")] = ()
    models: Annotated[Identities, Fact("Mô hình", refers="security_model")] = ()
    teams: Annotated[Identities, Fact("Tổ, đội", refers="team")] = ()
    attending: Annotated[Text, Fact("Thành phần dự (chức danh, cơ quan)")] = ""
    result: Annotated[Text, Fact("Kết quả")] = ""
    photos: Annotated[tuple[PhotoDigest, ...], Fact("Ảnh")] = ()
