"""Layouts of what is done, planned, owned and reported."""

from __future__ import annotations

from resources.wording import _
from storage.records import (
    Activity,
    Adjustment,
    Asset,
    Committee,
    Erasure,
    PastFigure,
    Phrase,
    Record,
    Recurrence,
    Report,
    SafetyAssessment,
    SafetyRule,
    SafetySubject,
    Task,
)
from ui.screens.rows_editor import Cell
from ui.screens.section import Section

WORK_CELLS: dict[str, tuple[Cell, ...]] = {
    "papers": (
        Cell("title", _("Tên tham luận")),
        Cell("unit", _("Đơn vị")),
        Cell("role", _("Chức danh")),
    ),
    "seats": (Cell("role", _("Giữ vai trò")), Cell("office", _("Chức danh, cơ quan"))),
    "skipped": (Cell("day", _("Ngày nghỉ"), day=True), Cell("reason", _("Lý do"))),
}

WORK: dict[type[Record], tuple[Section, ...]] = {
    Activity: (
        Section(
            "",
            ("kind", "title", ("happened_on", "place"), "hamlets", "measures"),
        ),
        Section(
            _("Phối hợp, liên kết"),
            (("organisations", "programmes"), ("models", "teams")),
        ),
        Section(
            _("Kết quả, thành phần, ảnh"),
            ("result", "attending", "precision", "photos"),
            folded=True,
        ),
        Section(
            _("Chủ đề, phong trào gắn kết"),
            (("topics", "movements"),),
            folded=True,
        ),
        Section(
            _("Chủ trì, tham luận"),
            ("papers", ("hosts", "level"), ("covers_from", "covers_to")),
        ),
    ),
    Recurrence: (
        Section(
            "",
            (
                "kind",
                "title",
                ("at", "place"),
                "weekdays",
                ("starts_on", "ends_on"),
                "measures",
            ),
        ),
        Section(_("Những ngày nghỉ"), ("skipped",), folded=True),
        Section(_("Phối hợp, liên kết"), ("hamlets", ("organisations", "programmes")), folded=True),
    ),
    Task: (
        Section("", ("title", "owner", ("set_on", "due_on"), ("state", "done_on"), "result")),
        Section(_("Liên kết"), ("activity",), folded=True),
    ),
    Asset: (
        Section("", ("kind", "name", ("hamlet", "quantity"), ("since", "ended_on"))),
        Section(_("Kinh phí, liên kết"), (("funding", "funded_by"), "model", "note"), folded=True),
    ),
    Committee: (
        Section(
            "",
            ("name", ("level", "decided_on"), "decision_paper", "standing", "seats"),
        ),
        Section(_("Khác"), ("ended_on", "note"), folded=True),
    ),
    Adjustment: (
        Section(
            "",
            (("month", "made_on"), ("indicator", "part"), ("reported", "right"), "reason"),
        ),
    ),
    Erasure: (Section("", (("number", "erased_on"), ("of", "record"), "ground")),),
    PastFigure: (
        Section(
            "",
            ("indicator", ("first", "last"), ("value", "precision"), "source", "note"),
        ),
    ),
    SafetySubject: (
        Section("", ("kind", "name", "hamlet", ("managed_by", "since"))),
        Section(
            _("Không thuộc diện xét"),
            ("excluded", "exclusion_reason", "ended_on", "note"),
            folded=True,
        ),
    ),
    SafetyAssessment: (
        Section(
            _("Bước 1. Đăng ký (quý I)"),
            ("registered_on", ("households_registered", "households")),
        ),
        Section(
            _("Bước 2. Tự đánh giá"),
            ("answers", "model", ("assessed_on", "minutes_paper"), "dossier"),
        ),
        Section(
            _("Bước 3. Đề nghị, công nhận"),
            (
                ("submitted_on", "result"),
                ("decided_on", "decision_paper"),
                "certificate",
                "reason",
            ),
        ),
    ),
    SafetyRule: (Section("", ("role", "text", "subjects", "basis", ("valid_from", "valid_to"))),),
    Phrase: (Section("", ("section", "text", ("valid_from", "valid_to"))),),
    Report: (
        Section("", ("title", "form", ("first_month", "last_month"))),
        Section(
            _("Nơi nhận, số, ngày ký, cùng ban hành"),
            ("addressees", ("number", "signed_on"), ("joint", "joint_signer"), "with_rough"),
            folded=True,
        ),
        Section(_("Phạm vi"), ("topics", "programme"), folded=True),
        Section(_("Nội dung"), ("texts",)),
    ),
}
