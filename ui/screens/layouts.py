"""How each form is laid out, by hand; tests see to it that no field is forgotten."""

from __future__ import annotations

from resources.wording import _
from storage.records import (
    Activity,
    Award,
    Hamlet,
    Member,
    ModelRating,
    ModelSite,
    Nominee,
    Proposal,
    Record,
    SafetyAssessment,
    SafetyRule,
    SecurityModel,
    StatusEvent,
    Team,
    Unit,
)
from ui.screens.layouts_work import WORK, WORK_CELLS
from ui.screens.rows_editor import Cell
from ui.screens.section import Section

FILLED_BY_APP = frozenset({"id", "unit", "changed_at"})
LONG = frozenset(
    {"bases", "achievement", "features", "held", "result", "text", "addressees", "joint_signer"}
)
MONEY = frozenset({"funding", "amount"})
ELSEWHERE: dict[type[Record], frozenset[str]] = {  # edited by a screen of their own
    Activity: frozenset({"recurrence"}),
    SafetyAssessment: frozenset({"subject", "year"}),
    SafetyRule: frozenset({"code"}),
}
LINES = frozenset({"predecessors"})
CELLS: dict[str, tuple[Cell, ...]] = WORK_CELLS | {
    "services": (
        Cell("served_from", _("Từ ngày"), day=True),
        Cell("served_to", _("Đến ngày"), day=True),
        Cell("force", _("Lực lượng"), choices="force_kinds"),
        Cell("area", _("Địa bàn"), choices="area_kinds"),
    ),
    "names": (
        Cell("name", _("Tên")),
        Cell("valid_from", _("Từ ngày"), day=True),
        Cell("valid_to", _("Đến ngày"), day=True),
    ),
    "superiors": (
        Cell("code", _("Mã đơn vị")),
        Cell("name", _("Tên")),
        Cell("valid_from", _("Từ ngày"), day=True),
        Cell("valid_to", _("Đến ngày"), day=True),
    ),
}

LAYOUTS: dict[type[Record], tuple[Section, ...]] = WORK | {
    Unit: (
        Section("", ("name", "type", "note")),
        Section(_("Theo thời gian"), ("names", "superiors", "predecessors"), folded=True),
    ),
    Hamlet: (Section("", (("name", "type"), ("households", "residents"), "note")),),
    SecurityModel: (
        Section(
            "",
            (
                "type",
                "name",
                ("launched_on", "setting"),
                ("form", "four_self"),
                "lead",
                "partners",
            ),
        ),
        Section(
            _("Văn bản"),
            ("plan_paper", ("decision_paper", "decision_date"), "decision_body"),
            folded=True,
        ),
        Section(
            _("Điều kiện, ghi chú"),
            (("hosts_total", "funding"), "officer_role", "movements", "note"),
            folded=True,
        ),
    ),
    ModelSite: (
        Section(
            "",
            (
                "model",
                "name",
                ("hamlet", "host"),
                ("opened_on", "closed_on"),
                ("groups", "members", "households"),
                "equipment",
            ),
        ),
    ),
    StatusEvent: (
        Section(
            "",
            ("model", "site", ("status", "happened_on"), "paper", "reason"),
        ),
    ),
    ModelRating: (
        Section(
            "",
            ("model", ("rated_on", "period"), ("rating", "decision"), "note"),
        ),
    ),
    Team: (
        Section(
            "",
            (
                "form",
                "name",
                "hamlets",
                ("headcount", "women", "households"),
                "founded",
            ),
        ),
        Section(
            _("Quyết định, liên kết"),
            ("decision_paper", "model", "organisation", "equipment", "note"),
            folded=True,
        ),
        Section(_("Giải thể"), (("ended_on", "end_reason"),), folded=True),
    ),
    Member: (
        Section(
            "",
            (
                "team",
                "full_name",
                ("birth_year", "sex"),
                ("role", "joined_on"),
                ("hamlet", "phone"),
            ),
        ),
        Section(
            _("Công nhận, sức khỏe, tập huấn"),
            (
                "decision_paper",
                ("fit", "fit_on"),
                "over_age_accepted",
                "training",
                "informed_on",
            ),
            folded=True,
        ),
        Section(_("Thời gian phục vụ"), ("services",), folded=True),
        Section(_("Thôi tham gia"), (("left_on", "leave_reason"),), folded=True),
    ),
    Proposal: (
        Section(
            "",
            (
                "occasion",
                ("form", "award_type"),
                "authority",
                ("status", "proposed_on"),
                ("number", "addressee"),
            ),
        ),
        Section(
            _("Thành tích"),
            (("counted_from", "counted_to"), "achievement", "activities"),
        ),
        Section(_("Căn cứ, ghi chú"), ("bases", "note"), folded=True),
    ),
    Nominee: (
        Section(
            "",
            ("proposal", ("subject", "sex"), "name", ("birth_year", "served_since"), "position"),
        ),
        Section(_("Thành tích"), ("summary", "achievement", "activities")),
        Section(
            _("Sơ lược lý lịch, đặc điểm"),
            ("address", "hometown", "features", "held"),
            folded=True,
        ),
    ),
    Award: (
        Section(
            "",
            (
                ("decided_on", "number"),
                ("form", "award_type"),
                "authority",
                ("subject", "amount"),
                ("quantity", "precision"),
                "name",
                "occasion",
                "programme",
                "nominee",
            ),
        ),
    ),
}
