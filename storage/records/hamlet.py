"""Hamlets and residential groups: thôn, xóm, bản, ấp, tổ dân phố, khu dân cư."""

from __future__ import annotations

from typing import Annotated, ClassVar

from storage.records.base import Code, Count, Name, Record, Text
from storage.records.facts import Fact


class Hamlet(Record):
    """One residential area of the commune."""

    KIND: ClassVar[str] = "hamlet"
    TITLE: ClassVar[str] = "Thôn, tổ dân phố"

    name: Annotated[Name, Fact("Tên thôn, tổ dân phố", listed=True)]
    type: Annotated[Code, Fact("Loại", listed=True, choices="hamlet_kinds")] = "thon"
    households: Annotated[Count, Fact("Số hộ", listed=True)] = 0
    residents: Annotated[Count, Fact("Số nhân khẩu", listed=True)] = 0
    note: Annotated[Text, Fact("Ghi chú nội bộ", sent=False)] = ""
