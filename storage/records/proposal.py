"""Commendation proposals: one submission each, and the meeting that chose whom it names."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from storage.records.base import (
    Code,
    Codes,
    Count,
    Identities,
    Identity,
    LongText,
    Name,
    Record,
    Text,
    Value,
)
from storage.records.facts import Fact


class ProposalStep(Value):
    """One step on the way of a proposal: where it stands since when, by which paper, and why."""

    status: Code
    on: date
    paper: Text = ""
    reason: Text = ""


class Override(Value):
    """A warning that was passed over; its reason is printed in the minutes.

    `nominee` is whom it concerns, None for the proposal as a whole.
    """

    rule: Code
    nominee: Identity | None = None
    reason: Text


class Proposal(Record):
    """One submission: one authority, one type of award, one occasion (Nghị định 98/2023 Mẫu 01)."""

    KIND: ClassVar[str] = "proposal"
    TITLE: ClassVar[str] = "Đề nghị khen thưởng"
    NAMED_BY: ClassVar[str] = "occasion"
    SENT: ClassVar[bool] = False

    occasion: Annotated[Name, Fact("Dịp, nội dung khen thưởng", listed=True)]
    form: Annotated[Code, Fact("Hình thức", listed=True, choices="award_forms")]
    authority: Annotated[Code, Fact("Cấp khen thưởng", listed=True, choices="award_authorities")]
    award_type: Annotated[Code, Fact("Loại hình", choices="award_types")] = "theme"
    addressee: Annotated[Text, Fact("Kính gửi")] = ""
    number: Annotated[Text, Fact("Số tờ trình", listed=True)] = ""
    proposed_on: Annotated[date | None, Fact("Ngày trình", listed=True)] = None
    status: Annotated[Code, Fact("Tình trạng", listed=True, choices="proposal_statuses")] = (
        "proposed"
    )
    counted_from: Annotated[date | None, Fact("Thành tích từ ngày")] = None
    counted_to: Annotated[date | None, Fact("Đến ngày")] = None
    bases: Annotated[LongText, Fact("Căn cứ (mỗi dòng một căn cứ)")] = ""
    achievement: Annotated[LongText, Fact("Thành tích chung")] = ""
    activities: Annotated[Identities, Fact("Hoạt động làm căn cứ", refers="activity")] = ()
    programme: Annotated[Code | None, Fact("Chương trình", choices="programmes")] = None
    dossier: Annotated[Codes, Fact("Giấy tờ đã có")] = ()
    overrides: Annotated[tuple[Override, ...], Fact("Lý do vượt cảnh báo")] = ()
    steps: Annotated[tuple[ProposalStep, ...], Fact("Các bước đã qua")] = ()
    decision_paper: Annotated[Text, Fact("Quyết định (số)")] = ""
    decided_on: Annotated[date | None, Fact("Ngày quyết định")] = None
    note: Annotated[Text, Fact("Ghi chú nội bộ", sent=False)] = ""


class Attendee(Value):
    """Somebody at a meeting: the name, and in which office."""

    name: Text
    office: Text = ""


class Selection(Record):
    """The meeting that chose whom to propose (biên bản: Nghị định 30/2020 Mẫu 1.9)."""

    KIND: ClassVar[str] = "selection"
    TITLE: ClassVar[str] = "Họp bình xét"
    NAMED_BY: ClassVar[str] = "place"
    SENT: ClassVar[bool] = False
    SOUGHT: ClassVar[bool] = False

    proposal: Annotated[Identity, Fact("Đề nghị", refers="proposal")]
    held_on: Annotated[date, Fact("Ngày họp", listed=True)]
    began: Annotated[Text, Fact("Bắt đầu lúc")] = ""
    ended: Annotated[Text, Fact("Kết thúc lúc")] = ""
    place: Annotated[Text, Fact("Địa điểm", listed=True)] = ""
    number: Annotated[Text, Fact("Số biên bản", listed=True)] = ""
    chair: Annotated[Text, Fact("Chủ trì (họ tên, chức vụ)", personal=True)] = ""
    secretary: Annotated[Text, Fact("Thư ký (họ tên, chức vụ)", personal=True)] = ""
    attendees: Annotated[tuple[Attendee, ...], Fact("Có mặt", personal=True)] = ()
    absent: Annotated[LongText, Fact("Vắng mặt, lý do", personal=True)] = ""
    secret: Annotated[bool, Fact("Bỏ phiếu kín")] = False
    voters: Annotated[Count, Fact("Số người biểu quyết")] = 0
    standards: Annotated[LongText, Fact("Tiêu chuẩn đã đọc")] = ""
    opinions: Annotated[LongText, Fact("Ý kiến phát biểu", personal=True)] = ""
    conclusion: Annotated[LongText, Fact("Kết luận", personal=True)] = ""


class NomineeVerdict(Value):
    """What the superior says of one nominee."""

    nominee: Identity
    result: Code = "open"
    reason: Text = ""


class Review(Record):
    """The superior's answer to a proposal that a unit sent; each answer is a record of its own."""

    KIND: ClassVar[str] = "review"
    TITLE: ClassVar[str] = "Thẩm định, quyết định"
    NAMED_BY: ClassVar[str] = "number"
    SENT: ClassVar[bool] = False
    SOUGHT: ClassVar[bool] = False

    proposal: Annotated[Identity, Fact("Đề nghị", refers="proposal")]
    status: Annotated[Code, Fact("Kết quả", listed=True, choices="proposal_statuses")]
    on: Annotated[date, Fact("Ngày", listed=True)]
    number: Annotated[Text, Fact("Số quyết định, công văn", listed=True)] = ""
    reason: Annotated[LongText, Fact("Lý do, yêu cầu bổ sung", personal=True)] = ""
    verdicts: Annotated[tuple[NomineeVerdict, ...], Fact("Từng trường hợp", personal=True)] = ()


class KeptPaper(Record):
    """A finished paper of a proposal, kept byte for byte, such as one that was signed."""

    KIND: ClassVar[str] = "kept_paper"
    TITLE: ClassVar[str] = "Giấy tờ đã ký, đã lưu"
    NAMED_BY: ClassVar[str] = "title"
    SENT: ClassVar[bool] = False
    SOUGHT: ClassVar[bool] = False

    proposal: Annotated[Identity, Fact("Đề nghị", refers="proposal")]
    nominee: Annotated[Identity | None, Fact("Của ai", refers="nominee")] = None
    kind: Annotated[Code, Fact("Loại giấy tờ", listed=True, choices="commendation_papers")]
    title: Annotated[Name, Fact("Tên giấy tờ", listed=True, personal=True)]
    digest: Annotated[Text, Fact("Mã tệp")]
    signatures: Annotated[Count, Fact("Số chữ ký", listed=True)] = 0
    kept_on: Annotated[date, Fact("Ngày lưu", listed=True)]
