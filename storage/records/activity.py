"""What was done on a day: meetings, broadcasts, training, patrols, counts of a month."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from storage.records.base import Code, Codes, Count, Identities, Identity, Record, Text, Value
from storage.records.facts import Fact

PhotoDigest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class PaperRead(Value):
    """A paper read at a conference (tham luận): its title, the unit, the office of who read it."""

    title: Text
    unit: Text = ""
    role: Text = ""


class Activity(Record):
    """One thing that was done; its numbers are the measures of its kind in the catalogue."""

    KIND: ClassVar[str] = "activity"
    TITLE: ClassVar[str] = "Hoạt động"
    NAMED_BY: ClassVar[str] = "title"
    DATED_BY: ClassVar[str] = "happened_on"

    kind: Annotated[Code, Fact("Loại hoạt động", listed=True, choices="activity_kinds")]
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
    topics: Annotated[Codes, Fact("Chủ đề", choices="topics")] = ()
    movements: Annotated[Codes, Fact("Phong trào gắn kết", choices="linked_movements")] = ()
    level: Annotated[Code | None, Fact("Cấp tổ chức", choices="unit_levels")] = None
    hosts: Annotated[Codes, Fact("Cơ quan chủ trì", choices="organisations")] = ()
    covers_from: Annotated[date | None, Fact("Sơ kết, tổng kết từ ngày")] = None
    covers_to: Annotated[date | None, Fact("Đến ngày")] = None
    papers: Annotated[tuple[PaperRead, ...], Fact("Tham luận")] = ()
    recurrence: Annotated[
        Identity | None, Fact("Từ việc định kỳ", sent=False, refers="recurrence")
    ] = None
    photos: Annotated[tuple[PhotoDigest, ...], Fact("Ảnh")] = ()
