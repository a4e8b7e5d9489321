"""The rooms behind the settings: each keeps the books safe and has a screen of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from resources.wording import _
from ui.screens.desk import Desk
from ui.screens.parts import button, plain


@dataclass(frozen=True, slots=True)
class Room:
    """A place of the window that is entered from here, and what is done there."""

    code: str
    title: str
    said: str


ROOMS: tuple[Room, ...] = (
    Room(
        "backups",
        _("Sao lưu"),
        _("Bản sao lưu trên máy và trên USB; sao lưu ngay, thử mở lại, khôi phục sổ."),
    ),
    Room(
        "officers",
        _("Người dùng"),
        _("Ai được mở sổ, vai trò gì; cấp mật khẩu hoặc mã PIN riêng cho từng người."),
    ),
    Room(
        "journal",
        _("Nhật ký"),
        _("Ai đã sửa gì, trước và sau; trả lại như cũ; lấy lại những gì vừa xóa trong 30 ngày."),
    ),
    Room(
        "personal_data",
        _("Dữ liệu cá nhân"),
        _("In, sửa, xóa dữ liệu của một người; thông báo cho thành viên; thời hạn giữ."),
    ),
    Room(
        "machine_check",
        _("Kiểm tra máy"),
        _("Máy và sổ có gì chưa tốt: ổ đĩa, đồng hồ, sao lưu, nhật ký, máy in, phông chữ."),
    ),
)


class Rooms(QWidget):
    """A line for each room."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, room in enumerate(ROOMS):
            grid.addWidget(button(room.title, partial(desk.sought.emit, room.code, "")), row, 0)
            grid.addWidget(plain(room.said, look="muted", wrap=True), row, 1)
        column = QVBoxLayout(self)
        column.addLayout(grid)
        column.addStretch()
