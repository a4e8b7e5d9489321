"""Layouts of commendation: who is followed, what was done, proposed, decided, and the rules."""

from __future__ import annotations

from resources.wording import _
from storage.records import (
    Achievement,
    Award,
    AwardEvent,
    Candidate,
    CertificateTemplate,
    CommendationRule,
    Honoree,
    KeptPaper,
    Nominee,
    Proposal,
    Record,
    Review,
    Selection,
)
from ui.screens.rows_editor import Cell
from ui.screens.section import Section

COMMENDATION_CELLS: dict[str, tuple[Cell, ...]] = {
    "attendees": (Cell("name", _("Họ và tên")), Cell("office", _("Chức vụ, đơn vị"))),
    "verdicts": (
        Cell("nominee", _("Mã người, tập thể")),
        Cell("result", _("Kết quả"), choices="nominee_results"),
        Cell("reason", _("Lý do")),
    ),
    "spots": (
        Cell("part", _("Dòng chữ"), choices="certificate_parts"),
        Cell("x", _("Cách trái (mm)")),
        Cell("y", _("Cách trên (mm)")),
        Cell("width", _("Rộng (mm)")),
        Cell("size", _("Cỡ chữ")),
    ),
}

COMMENDATION: dict[type[Record], tuple[Section, ...]] = {
    Honoree: (
        Section(
            "",
            ("subject", "name", ("birth_year", "sex"), "position", "address"),
        ),
        Section(
            _("Lý lịch, đặc điểm"),
            (
                ("alias", "hometown"),
                ("workplace", "schooling"),
                "phone",
                "founding",
                "features",
                "duties",
            ),
            folded=True,
        ),
        Section(
            _("Thời gian phục vụ"),
            (("served_since", "area"), "direct", "services", ("member", "team"), "note"),
            folded=True,
        ),
    ),
    Achievement: (
        Section(
            "",
            (
                ("happened_on", "subject"),
                "name",
                "text",
                "award_type",
                "activity",
                "honoree",
            ),
        ),
    ),
    Candidate: (
        Section(
            "",
            (
                "subject",
                "name",
                "merit",
                "noted_on",
                ("hamlet", "model"),
                "fostering",
                "honoree",
            ),
        ),
    ),
    Proposal: (
        Section(
            "",
            (
                "occasion",
                "form",
                "award_type",
                "authority",  # long names: half a row would cut them
                "addressee",
            ),
        ),
        Section(
            _("Thành tích"),
            (("counted_from", "counted_to"), "achievement", "activities", "programme"),
        ),
        Section(
            _("Căn cứ, số tờ trình, ghi chú"),
            ("bases", ("number", "proposed_on"), "note"),
            folded=True,
        ),
    ),
    Nominee: (
        Section(
            "",
            (
                "proposal",
                "honoree",
                ("subject", "sex"),
                "name",
                ("birth_year", "served_since"),
                "position",
                "clear",
                "eligible",
            ),
        ),
        Section(_("Thành tích"), ("summary", "achievement", "achievements", "activities")),
        Section(
            _("Thêm cho báo cáo thành tích"),
            ("situation", "means", "compliance", "unions", "effect"),
            folded=True,
        ),
        Section(
            _("Sơ lược lý lịch, đặc điểm"),
            ("address", "hometown", "features", "held", ("area", "direct")),
            folded=True,
        ),
        Section(
            _("Bình xét, kết quả"),
            ("votes", "result", "result_reason"),
            folded=True,
        ),
    ),
    Selection: (
        Section(
            "",
            (
                "proposal",
                ("held_on", "number"),
                ("began", "ended"),
                "place",
                "chair",
                "secretary",
                "attendees",
                "absent",
                ("voters", "secret"),
            ),
        ),
        Section(_("Nội dung họp"), ("standards", "opinions", "conclusion"), folded=True),
    ),
    Review: (Section("", ("proposal", ("status", "on"), "number", "reason", "verdicts")),),
    KeptPaper: (
        Section("", ("proposal", "nominee", "kind", "title", ("kept_on", "signatures"), "digest")),
    ),
    Award: (
        Section(
            "",
            (
                ("decided_on", "number"),
                "form",
                "award_type",
                "authority",
                ("subject", "amount"),
                ("quantity", "precision"),
                "name",
                "occasion",
                "programme",
            ),
        ),
        Section(
            _("Liên kết, sổ vàng, nhiều cấp"),
            ("honoree", "nominee", "book_number", "authorities"),
            folded=True,
        ),
    ),
    AwardEvent: (Section("", ("award", ("event", "happened_on"), "paper", "reason", "returned")),),
    CommendationRule: (
        Section(
            "",
            (
                "role",
                "text",
                ("value", "level"),
                ("forms", "authorities"),
                ("types", "subjects"),
                "basis",
                ("valid_from", "valid_to"),
            ),
        ),
    ),
    CertificateTemplate: (
        Section(
            "",
            (
                "name",
                ("form", "authority"),
                ("width", "height"),
                ("shift_x", "shift_y"),
                "spots",
                "picture",
            ),
        ),
    ),
}
