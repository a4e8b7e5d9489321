"""The places of the window, in the order of its navigation."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from resources.wording import _
from storage.settings import Role
from ui.screens.desk import Desk
from ui.screens.screen import Screen


@dataclass(frozen=True, slots=True)
class Place:
    """One screen; others seek it by its code (`Desk.sought`), those with an icon are in the nav."""

    code: str
    title: str
    icon: str
    screen: str  # its module and class, read when it is first shown
    roles: frozenset[Role]
    under: str = ""  # the place of the nav that is lit for one without an icon
    room: bool = False  # entered by a button there, so the window shows the way back

    def factory(self, desk: Desk) -> Screen:
        """Make the screen; reading all of them first would take a second and more at the start."""
        module, kind = self.screen.split(".")
        made: Screen = getattr(import_module(f"ui.screens.{module}"), kind)(desk)
        return made


_POST: frozenset[Role] = frozenset({"post"})
_SUPERIOR: frozenset[Role] = frozenset({"superior"})

PLACES: tuple[Place, ...] = (
    Place("home", _("Trang chủ"), "home", "home.Home", _POST),
    Place("models", _("Mô hình"), "models", "models.Models", _POST),
    Place("teams", _("Tổ và thành viên"), "teams", "teams.Teams", _POST),
    Place("hamlets", _("Thôn, tổ dân phố"), "", "hamlets.Hamlets", _POST, under="teams", room=True),
    Place("activities", _("Hoạt động"), "activities", "activities.Activities", _POST),
    Place(
        "month_grid",
        _("Nhập theo tháng"),
        "",
        "month_grid.MonthGridScreen",
        _POST,
        under="activities",
    ),
    Place(
        "calendar",
        _("Lịch hoạt động"),
        "",
        "activity_calendar.ActivityCalendar",
        _POST,
        under="activities",
    ),
    Place("recurring", _("Việc định kỳ"), "", "recurring.Recurring", _POST, under="activities"),
    Place("tasks", _("Nhiệm vụ"), "", "tasks.Tasks", _POST, under="activities"),
    Place("month", _("Tháng"), "month", "month.Month", _POST),
    Place("commendations", _("Khen thưởng"), "commendations", "commendations.Commendations", _POST),
    Place("reports", _("Báo cáo"), "reports", "reports.Reports", _POST),
    Place("safety", _("An toàn về ANTT"), "safety", "safety.Safety", _POST),
    Place(
        "safety_rules",
        _("Tiêu chí, hồ sơ “An toàn về ANTT”"),
        "",
        "safety_rules.SafetyRules",
        _POST,
        under="safety",
        room=True,
    ),
    Place("sending", _("Gửi – nhận"), "exchange", "sending.Sending", _POST),
    Place("review", _("Bảng theo dõi"), "board", "board.Board", _SUPERIOR),
    Place("receiving", _("Nhận gói"), "receiving", "receiving.Receiving", _SUPERIOR),
    Place("notices", _("Thông báo cho xã"), "notices", "announcing.Announcing", _SUPERIOR),
    Place(
        "consolidation", _("Tổng hợp"), "consolidation", "consolidation.Consolidation", _SUPERIOR
    ),
    Place("reports", _("Báo cáo"), "reports", "reports.Reports", _SUPERIOR),
    Place("units", _("Đơn vị"), "units", "units.Units", _SUPERIOR),
    Place(
        "commendations", _("Khen thưởng"), "commendations", "commendations.Commendations", _SUPERIOR
    ),
    Place(
        "commendation_rules",
        _("Quy định khen thưởng"),
        "",
        "commendation_rules.CommendationRules",
        _POST | _SUPERIOR,
        under="commendations",
        room=True,
    ),
    Place(
        "more_registers",
        _("Sổ khác"),
        "registers",
        "more_registers.MoreRegisters",
        _POST | _SUPERIOR,
    ),
    Place(
        "report_figures",
        _("Biểu số liệu, biểu đồ"),
        "",
        "report_figures.ReportFigures",
        _POST | _SUPERIOR,
        under="reports",
    ),
    Place(
        "personal_data",
        _("Dữ liệu cá nhân"),
        "",
        "personal_data.PersonalData",
        _POST | _SUPERIOR,
        under="settings",
        room=True,
    ),
    Place(
        "backups",
        _("Sao lưu"),
        "",
        "backups.Backups",
        _POST | _SUPERIOR,
        under="settings",
        room=True,
    ),
    Place("settings", _("Thiết lập"), "settings", "settings.Settings", _POST | _SUPERIOR),
    Place(
        "officers",
        _("Người dùng"),
        "",
        "officers.Officers",
        _POST | _SUPERIOR,
        under="settings",
        room=True,
    ),
    Place(
        "machine_check",
        _("Kiểm tra máy"),
        "",
        "machine_check.MachineCheck",
        _POST | _SUPERIOR,
        under="settings",
        room=True,
    ),
    Place(
        "journal",
        _("Nhật ký"),
        "",
        "journal_page.JournalPage",
        _POST | _SUPERIOR,
        under="settings",
        room=True,
    ),
)


def places_for(role: Role) -> tuple[Place, ...]:
    """Return the places of a role."""
    return tuple(place for place in PLACES if role in place.roles)
