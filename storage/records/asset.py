"""Equipment of the movement: cameras, law bookcases, loudspeakers, extinguishers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from storage.records.base import Code, Count, Identity, Name, Record, Text
from storage.records.facts import Fact


class Asset(Record):
    """Some equipment of one kind in one place; of a camera only the area, never its exact spot."""

    KIND: ClassVar[str] = "asset"
    TITLE: ClassVar[str] = "Phương tiện, cơ sở vật chất"

    kind: Annotated[Code, Fact("Loại", listed=True, choices="asset_kinds")]
    name: Annotated[Name, Fact("Tên, khu vực đặt", listed=True)]
    hamlet: Annotated[Identity | None, Fact("Thôn, tổ dân phố", listed=True, refers="hamlet")] = (
        None
    )
    quantity: Annotated[Count, Fact("Số lượng", listed=True)] = 1
    since: Annotated[date | None, Fact("Có từ ngày", listed=True)] = None
    ended_on: Annotated[date | None, Fact("Thôi dùng từ ngày")] = None
    model: Annotated[Identity | None, Fact("Thuộc mô hình", refers="security_model")] = None
    funding: Annotated[Count, Fact("Kinh phí (đồng)")] = 0
    funded_by: Annotated[Text, Fact("Nguồn kinh phí")] = ""
    note: Annotated[Text, Fact("Ghi chú nội bộ", sent=False)] = ""
