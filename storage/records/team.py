"""Self-management teams: tổ bảo vệ ANTT, tổ tự quản, đội dân phòng, tổ hòa giải and others."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from storage.records.base import Code, Count, Identities, Identity, Name, Record, Text
from storage.records.facts import Fact


class Team(Record):
    """A group of residents who look after order in one or several hamlets."""

    KIND: ClassVar[str] = "team"
    TITLE: ClassVar[str] = "Tổ, đội, câu lạc bộ"

    name: Annotated[Name, Fact("Tên tổ", listed=True)]
    form: Annotated[Code, Fact("Loại tổ", listed=True, choices="team_forms")]
    hamlets: Annotated[Identities, Fact("Thôn, tổ dân phố", listed=True, refers="hamlet")] = ()
    model: Annotated[Identity | None, Fact("Thuộc mô hình", refers="security_model")] = None
    organisation: Annotated[Code | None, Fact("Tổ chức phối hợp", choices="organisations")] = None
    founded: Annotated[date | None, Fact("Ngày thành lập", listed=True)] = None
    decision_paper: Annotated[Text, Fact("Quyết định thành lập (số, ngày)")] = ""
    headcount: Annotated[Count, Fact("Số thành viên", listed=True)] = 0
    women: Annotated[Count, Fact("Trong đó nữ")] = 0
    households: Annotated[Count, Fact("Số hộ tham gia", listed=True)] = 0
    equipment: Annotated[Text, Fact("Phương tiện")] = ""
    ended_on: Annotated[date | None, Fact("Ngày giải thể")] = None
    end_reason: Annotated[Text, Fact("Lý do giải thể")] = ""
    note: Annotated[Text, Fact("Ghi chú nội bộ", sent=False)] = ""
