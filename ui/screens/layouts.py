"""How each form is laid out, by hand; tests see to it that no field is forgotten."""

from __future__ import annotations

from resources.wording import _
from storage.records import (
    Activity,
    CommendationRule,
    Hamlet,
    Member,
    ModelRating,
    ModelSite,
    Proposal,
    Record,
    SafetyAssessment,
    SafetyRule,
    SecurityModel,
    StatusEvent,
    Team,
    Unit,
)
from ui.screens.layouts_commendation import COMMENDATION, COMMENDATION_CELLS
from ui.screens.layouts_work import WORK, WORK_CELLS
from ui.screens.rows_editor import Cell
from ui.screens.section import Section

FILLED_BY_APP = frozenset({"id", "unit", "changed_at"})
LONG = frozenset(
    {
        "absent",
        "achievement",
        "addressees",
        "bases",
        "compliance",
        "conclusion",
        "duties",
        "effect",
        "features",
        "founding",
        "held",
        "joint_signer",
        "means",
        "opinions",
        "result",
        "situation",
        "standards",
        "text",
        "unions",
    }
)
MONEY = frozenset({"funding", "amount", "returned"})
ELSEWHERE: dict[type[Record], frozenset[str]] = {  # edited by a screen of their own
    Activity: frozenset({"recurrence"}),
    SafetyAssessment: frozenset({"subject", "year"}),
    SafetyRule: frozenset({"code"}),
    CommendationRule: frozenset({"code"}),
    Proposal: frozenset(
        {"status", "steps", "overrides", "dossier", "decision_paper", "decided_on"}
    ),
}
LINES = frozenset({"predecessors"})
CELLS: dict[str, tuple[Cell, ...]] = (
    WORK_CELLS
    | COMMENDATION_CELLS
    | {
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
)

LAYOUTS: dict[type[Record], tuple[Section, ...]] = (
    WORK
    | COMMENDATION
    | {
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
    }
)
