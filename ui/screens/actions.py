"""What can be done from anywhere: each action by the words people have for it (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from resources.catalogues import offered
from resources.wording import _
from storage.duties import Duty
from storage.sought_words import words_of
from ui.screens.desk import Desk

HELP = "help"  # sought as a place is, it opens beside the one that is shown
LOCK = "lock"  # the same: nothing is seen until the passphrase is typed


@dataclass(frozen=True, slots=True)
class Action:
    """A sentence, and the place where it is done: begun there at once, or only shown."""

    words: str
    place: str
    duty: Duty = "look"
    begins: bool = False
    values: dict[str, Any] = field(default_factory=dict)  # what a new record begins with
    also: str = ""  # other words people look for

    def do(self, desk: Desk) -> None:
        """Go there, and begin."""
        if self.begins:
            desk.begun_with.emit(self.place, self.values)
        else:
            desk.sought.emit(self.place, "")


_ACTIONS: tuple[Action, ...] = (
    Action(_("Ghi hoạt động mới"), "activities", "record", begins=True),
    Action(_("Thêm mô hình"), "models", "record", begins=True),
    Action(_("Thêm tổ, đội, câu lạc bộ"), "teams", "record", begins=True),
    Action(_("Thêm thôn, tổ dân phố"), "hamlets", "record", begins=True),
    Action(_("Thêm nhiệm vụ"), "tasks", "record", begins=True),
    Action(_("Nhập số liệu cả tháng trên một bảng"), "month_grid", "record", also=_("lưới")),
    Action(_("Lập đề nghị khen thưởng"), "commendations", "record", begins=True),
    Action(_("Soạn báo cáo mới"), "reports", "record", begins=True, also=_("lập viết")),
    Action(_("Xem, in, gửi báo cáo đã soạn"), "reports", also=_("Word Excel PDF")),
    Action(_("Chốt tháng, mở lại tháng"), "month", "close", also=_("kết sổ")),
    Action(_("Gửi gói lên cấp trên bằng thẻ nhớ"), "sending", "export", also=_("USB biên nhận")),
    Action(_("Nhận gói của các xã"), "receiving", "record", also=_("USB thẻ nhớ")),
    Action(_("Gửi thông báo xuống các xã"), "notices", "sign"),
    Action(_("Ghép đôi đơn vị"), "units", "manage"),
    Action(_("Sao lưu ngay"), "backups", begins=True, also=_("chép sổ")),
    Action(_("Khôi phục từ bản sao lưu"), "backups", also=_("lấy lại sổ")),
    Action(_("Khóa màn hình"), LOCK, also=_("ra ngoài Ctrl+L")),
    Action(_("Xem ai đã sửa gì"), "journal", "look", also=_("lịch sử vừa xóa lấy lại")),
    Action(_("Trợ giúp, sổ tay hướng dẫn"), HELP, also=_("F1 dẫn tập dượt")),
    Action(_("Đổi mật khẩu, in mã khôi phục"), "settings", "look"),
    Action(_("Đổi cỡ chữ, nền sáng hay tối, ngôn ngữ"), "settings", also=_("màu English")),
)


def actions_for(desk: Desk, places: Collection[str], text: str) -> Sequence[Action]:
    """Return the actions that hold every typed word: their places are here, and one may do them."""
    sought = words_of(text)
    return [
        action
        for action in _all(desk)
        if action.place in (*places, HELP, LOCK)
        and desk.may(action.duty)
        and _holds(action, sought)
    ]


def _all(desk: Desk) -> Iterator[Action]:
    yield from _ACTIONS
    if not desk.settings.is_superior:
        words = _("Ghi hoạt động: {kind}")
        for code, name in offered("activity_kinds").items():
            values = {"kind": code}
            yield Action(words.format(kind=name), "activities", "record", True, values)  # noqa: FBT003


def _holds(action: Action, sought: Collection[str]) -> bool:
    said = words_of(f"{action.words} {action.also}")
    return all(any(one.startswith(word) for one in said) for word in sought)
