"""The standard “An toàn về an ninh, trật tự” (Thông tư 124/2021/TT-BCA): who, by what, and how."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from storage.records.base import Code, Codes, Count, Identity, LongText, Name, Record, Text, Value
from storage.records.facts import Fact


class SafetySubject(Record):
    """One subject of the standard: a residential area, the commune, a workplace, a school."""

    KIND: ClassVar[str] = "safety_subject"
    TITLE: ClassVar[str] = "Đối tượng “An toàn về ANTT”"

    kind: Annotated[Code, Fact("Loại đối tượng", listed=True, choices="safety_subjects")]
    name: Annotated[Name, Fact("Tên", listed=True)]
    hamlet: Annotated[Identity | None, Fact("Thôn, tổ dân phố", refers="hamlet")] = None
    managed_by: Annotated[Code, Fact("Cấp quản lý", choices="unit_levels")] = "commune"
    since: Annotated[date | None, Fact("Có từ ngày")] = None
    excluded: Annotated[bool, Fact("Không thuộc diện xét", listed=True)] = False
    exclusion_reason: Annotated[Text, Fact("Lý do không thuộc diện")] = ""
    ended_on: Annotated[date | None, Fact("Không còn từ ngày")] = None
    note: Annotated[Text, Fact("Ghi chú nội bộ", sent=False)] = ""


class SafetyAnswer(Value):
    """Whether one criterion is met, or one disqualifier happened: yes, no, or not yet known."""

    rule: Code
    yes: bool | None = None
    evidence: Text = ""  # number of a resolution, of a plan: never a case or a person


class SafetyAssessment(Record):
    """One subject in one year, from registration to certificate; there are no points (Điều 8)."""

    KIND: ClassVar[str] = "safety_assessment"
    TITLE: ClassVar[str] = "Xét “An toàn về ANTT” theo năm"
    NAMED_BY: ClassVar[str] = "decision_paper"

    subject: Annotated[Identity, Fact("Đối tượng", listed=True, refers="safety_subject")]
    year: Annotated[int, Fact("Năm", listed=True)] = Field(ge=1900, le=2200)
    registered_on: Annotated[date | None, Fact("Ngày đăng ký", listed=True)] = None
    households_registered: Annotated[Count, Fact("Số hộ đăng ký")] = 0
    households: Annotated[Count, Fact("Tổng số hộ")] = 0
    model: Annotated[Identity | None, Fact("Mô hình làm căn cứ", refers="security_model")] = None
    answers: Annotated[tuple[SafetyAnswer, ...], Fact("Tiêu chí")] = ()
    dossier: Annotated[Codes, Fact("Giấy tờ đã có")] = ()
    assessed_on: Annotated[date | None, Fact("Ngày họp tự đánh giá", listed=True)] = None
    minutes_paper: Annotated[Text, Fact("Biên bản họp (số, ngày)")] = ""
    submitted_on: Annotated[date | None, Fact("Ngày đề nghị xét, công nhận")] = None
    decision_paper: Annotated[Text, Fact("Quyết định công nhận (số)")] = ""
    decided_on: Annotated[date | None, Fact("Ngày quyết định", listed=True)] = None
    result: Annotated[Code, Fact("Kết quả", listed=True, choices="safety_results")] = "pending"
    certificate: Annotated[Text, Fact("Giấy công nhận (số)")] = ""
    reason: Annotated[Text, Fact("Lý do chưa đạt")] = ""


class SafetyRule(Record):
    """One criterion, disqualifier or part of the dossier, as the unit edits or adds it.

    It stands in place of the rule of the catalogue that has the same code.
    """

    KIND: ClassVar[str] = "safety_rule"
    TITLE: ClassVar[str] = "Tiêu chí, hồ sơ “An toàn về ANTT”"
    NAMED_BY: ClassVar[str] = "text"
    SENT: ClassVar[bool] = False
    SOUGHT: ClassVar[bool] = False

    code: Annotated[Code, Fact("Mã", listed=True)]
    role: Annotated[Code, Fact("Loại", listed=True, choices="safety_roles")] = "criterion"
    subjects: Annotated[Codes, Fact("Áp dụng cho", listed=True, choices="safety_subjects")] = ()
    text: Annotated[LongText, Fact("Nội dung", listed=True)] = Field(min_length=1)
    basis: Annotated[Text, Fact("Căn cứ", listed=True)] = ""
    valid_from: Annotated[date | None, Fact("Áp dụng từ ngày", listed=True)] = None
    valid_to: Annotated[date | None, Fact("Đến ngày", listed=True)] = None
