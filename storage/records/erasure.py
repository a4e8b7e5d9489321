"""Tombstones: that personal data was erased, of which record, and on what ground; never whose."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from storage.records.base import Code, Identity, Record, Text
from storage.records.facts import Fact


class Erasure(Record):
    """One record whose personal data was erased; it goes up, so that it is forgotten there too.

    Several of one number were erased together, and have one certificate (Luật 91/2025/QH15).
    """

    KIND: ClassVar[str] = "erasure"
    TITLE: ClassVar[str] = "Xóa dữ liệu cá nhân"
    NAMED_BY: ClassVar[str] = "number"
    DATED_BY: ClassVar[str] = "erased_on"
    SOUGHT: ClassVar[bool] = False

    number: Annotated[Text, StringConstraints(min_length=1), Fact("Số giấy", listed=True)]
    erased_on: Annotated[date, Fact("Ngày xóa", listed=True)]
    of: Annotated[Code, Fact("Loại bản ghi", listed=True, choices="erasure_subjects")]
    record: Annotated[Identity, Fact("Mã bản ghi", listed=True)]
    ground: Annotated[Code, Fact("Căn cứ", listed=True, choices="erasure_grounds")]
