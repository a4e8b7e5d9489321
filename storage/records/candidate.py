"""New factors (nhân tố mới) and advanced examples, noted before anybody proposes them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from storage.records.base import Code, Identity, Name, Record, Text
from storage.records.facts import Fact


class Candidate(Record):
    """Somebody who may one day be proposed for an award; stays at the post."""

    KIND: ClassVar[str] = "candidate"
    TITLE: ClassVar[str] = "Nhân tố mới, điển hình"
    SENT: ClassVar[bool] = False

    subject: Annotated[Code, Fact("Đối tượng", listed=True, choices="award_subjects")]
    name: Annotated[Name, Fact("Tên tập thể, cá nhân, hộ", listed=True, personal=True)]
    merit: Annotated[Text, Fact("Việc làm, thành tích nổi bật", listed=True, personal=True)] = ""
    noted_on: Annotated[date, Fact("Ngày ghi nhận", listed=True)]
    model: Annotated[Identity | None, Fact("Mô hình", refers="security_model")] = None
    hamlet: Annotated[Identity | None, Fact("Thôn, tổ dân phố", refers="hamlet")] = None
    fostering: Annotated[Text, Fact("Hướng bồi dưỡng, đề nghị")] = ""
    honoree: Annotated[Identity | None, Fact("Người, tập thể", refers="honoree")] = None
