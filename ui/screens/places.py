"""The places of the window, in the order of its navigation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from resources.wording import _
from storage.settings import Role
from ui.screens.activities import Activities
from ui.screens.announcing import Announcing
from ui.screens.board import Board
from ui.screens.commendation_rules import CommendationRules
from ui.screens.commendations import Commendations
from ui.screens.consolidation import Consolidation
from ui.screens.desk import Desk
from ui.screens.hamlets import Hamlets
from ui.screens.home import Home
from ui.screens.models import Models
from ui.screens.month import Month
from ui.screens.month_grid import MonthGridScreen
from ui.screens.more_registers import MoreRegisters
from ui.screens.receiving import Receiving
from ui.screens.recurring import Recurring
from ui.screens.report_figures import ReportFigures
from ui.screens.reports import Reports
from ui.screens.safety import Safety
from ui.screens.safety_rules import SafetyRules
from ui.screens.screen import Screen
from ui.screens.sending import Sending
from ui.screens.settings import Settings
from ui.screens.tasks import Tasks
from ui.screens.teams import Teams
from ui.screens.units import Units


@dataclass(frozen=True, slots=True)
class Place:
    """One screen; others seek it by its code (`Desk.sought`), those with an icon are in the nav."""

    code: str
    title: str
    icon: str
    factory: Callable[[Desk], Screen]
    roles: frozenset[Role]
    under: str = ""  # the place of the nav that is lit for one without an icon


_POST: frozenset[Role] = frozenset({"post"})
_SUPERIOR: frozenset[Role] = frozenset({"superior"})

PLACES: tuple[Place, ...] = (
    Place("home", _("Trang chủ"), "home", Home, _POST),
    Place("models", _("Mô hình"), "models", Models, _POST),
    Place("teams", _("Tổ và thành viên"), "teams", Teams, _POST),
    Place("hamlets", Hamlets.TITLE, "", Hamlets, _POST, under="teams"),
    Place("activities", _("Hoạt động"), "activities", Activities, _POST),
    Place("month_grid", MonthGridScreen.TITLE, "", MonthGridScreen, _POST, under="activities"),
    Place("recurring", Recurring.TITLE, "", Recurring, _POST, under="activities"),
    Place("tasks", Tasks.TITLE, "", Tasks, _POST, under="activities"),
    Place("month", _("Tháng"), "month", Month, _POST),
    Place("commendations", _("Khen thưởng"), "commendations", Commendations, _POST),
    Place("reports", Reports.TITLE, "reports", Reports, _POST),
    Place("safety", Safety.TITLE, "safety", Safety, _POST),
    Place("safety_rules", SafetyRules.TITLE, "", SafetyRules, _POST, under="safety"),
    Place("sending", _("Gửi – nhận"), "exchange", Sending, _POST),
    Place("review", _("Bảng theo dõi"), "board", Board, _SUPERIOR),
    Place("receiving", _("Nhận gói"), "receiving", Receiving, _SUPERIOR),
    Place("notices", Announcing.TITLE, "notices", Announcing, _SUPERIOR),
    Place("consolidation", _("Tổng hợp"), "consolidation", Consolidation, _SUPERIOR),
    Place("reports", Reports.TITLE, "reports", Reports, _SUPERIOR),
    Place("units", _("Đơn vị"), "units", Units, _SUPERIOR),
    Place("commendations", _("Khen thưởng"), "commendations", Commendations, _SUPERIOR),
    Place(
        "commendation_rules",
        CommendationRules.TITLE,
        "",
        CommendationRules,
        _POST | _SUPERIOR,
        under="commendations",
    ),
    Place("more_registers", MoreRegisters.TITLE, "registers", MoreRegisters, _POST | _SUPERIOR),
    Place(
        "report_figures",
        ReportFigures.TITLE,
        "",
        ReportFigures,
        _POST | _SUPERIOR,
        under="reports",
    ),
    Place("settings", _("Thiết lập"), "settings", Settings, _POST | _SUPERIOR),
)


def places_for(role: Role) -> tuple[Place, ...]:
    """Return the places of a role."""
    return tuple(place for place in PLACES if role in place.roles)
