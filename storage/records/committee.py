"""Steering committees and boards, with who sits on them by office and never by name."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from storage.records.base import Code, Name, Record, Text, Value
from storage.records.facts import Fact


class Seat(Value):
    """One seat: what it is on the committee, and which office holds it."""

    role: Text
    office: Text


class Committee(Record):
    """A steering committee of one level, its decision and its standing office."""

    KIND: ClassVar[str] = "committee"
    TITLE: ClassVar[str] = "Ban chỉ đạo, ban điều hành"

    name: Annotated[Name, Fact("Tên ban", listed=True)]
    level: Annotated[Code, Fact("Cấp", listed=True, choices="unit_levels")] = "commune"
    decision_paper: Annotated[Text, Fact("Quyết định thành lập (số)", listed=True)] = ""
    decided_on: Annotated[date | None, Fact("Ngày quyết định", listed=True)] = None
    standing: Annotated[Text, Fact("Cơ quan thường trực", listed=True)] = ""
    seats: Annotated[tuple[Seat, ...], Fact("Thành viên theo chức danh")] = ()
    ended_on: Annotated[date | None, Fact("Ngày thôi hoạt động")] = None
    note: Annotated[Text, Fact("Ghi chú nội bộ", sent=False)] = ""
