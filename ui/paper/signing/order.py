"""What a signature is asked to be: whose, where on the paper, and for what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from resources.wording import _


class Role(StrEnum):
    """As what somebody signs; the value is the name of the field in the PDF, for ever."""

    HEAD = "KyThuTruong"
    CHAIR = "KyChuTich"
    SECRETARY = "KyThuKy"
    CONFIRMER = "KyXacNhan"
    ATTACHED = "KyTepKemTheo"

    @property
    def words(self) -> str:
        """Say it on a screen."""
        return _WORDS[self]


_WORDS = {
    Role.HEAD: _("Người đứng đầu đơn vị"),
    Role.CHAIR: _("Chủ tịch, người có thẩm quyền quyết định"),
    Role.SECRETARY: _("Thư ký"),
    Role.CONFIRMER: _("Người xác nhận"),
    Role.ATTACHED: _("Ký tệp kèm theo"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Room for a stamp: a page, from zero, and a box in points from its lower left."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """How long it is across the page."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One signature; without a place it goes where `title` and `name` stand on the paper."""

    role: Role = Role.HEAD
    title: str = ""
    """The last line of authority above the signature, such as TRƯỞNG CÔNG AN XÃ."""
    name: str = ""
    place: Place | None = None
    reason: str = ""
    reference: str = ""
    """Number and symbol of the paper that this separate file belongs to: Nghị định 30/2020, Phụ
    lục I, has them at the top right of its first page, with the time and no picture."""
