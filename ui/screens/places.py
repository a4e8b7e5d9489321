"""The places of the window, in the order of its navigation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.wording import _
from storage.settings import Role
from ui.screens.activities import Activities
from ui.screens.desk import Desk
from ui.screens.hamlets import Hamlets
from ui.screens.home import Home
from ui.screens.models import Models
from ui.screens.parts import plain
from ui.screens.screen import Screen
from ui.screens.teams import Teams


@dataclass(frozen=True, slots=True)
class Place:
    """One screen; others seek it by its code (`Desk.sought`), those with an icon are in the nav."""

    code: str
    title: str
    icon: str
    factory: Callable[[Desk], Screen]
    roles: frozenset[Role]


class Waiting(Screen):
    """Stands where a screen is still to come."""

    TITLE: ClassVar[str] = _("Chưa có màn hình này")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        words = plain(self.TITLE, name="empty")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(words)


_POST: frozenset[Role] = frozenset({"post"})
_SUPERIOR: frozenset[Role] = frozenset({"superior"})

PLACES: tuple[Place, ...] = (
    Place("home", _("Trang chủ"), "home", Home, _POST),
    Place("models", _("Mô hình"), "models", Models, _POST),
    Place("teams", _("Tổ và thành viên"), "teams", Teams, _POST),
    Place("hamlets", Hamlets.TITLE, "", Hamlets, _POST),
    Place("activities", _("Hoạt động"), "activities", Activities, _POST),
    Place("month", _("Tháng"), "month", Waiting, _POST),
    Place("commendations", _("Khen thưởng"), "commendations", Waiting, _POST),
    Place("sending", _("Gửi – nhận"), "exchange", Waiting, _POST),
    Place("overview", _("Trang chủ"), "home", Waiting, _SUPERIOR),
    Place("receiving", _("Nhận gói"), "receiving", Waiting, _SUPERIOR),
    Place("review", _("Bảng theo dõi"), "board", Waiting, _SUPERIOR),
    Place("consolidation", _("Tổng hợp"), "consolidation", Waiting, _SUPERIOR),
    Place("units", _("Đơn vị"), "units", Waiting, _SUPERIOR),
    Place("commendations", _("Khen thưởng"), "commendations", Waiting, _SUPERIOR),
    Place("settings", _("Thiết lập"), "settings", Waiting, _POST | _SUPERIOR),
)


def places_for(role: Role) -> tuple[Place, ...]:
    """Return the places of a role."""
    return tuple(place for place in PLACES if role in place.roles)
