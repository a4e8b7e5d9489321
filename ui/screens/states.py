"""How far a month or a bundle has come, in words with a sign: colour never says it alone."""

from __future__ import annotations

from dataclasses import dataclass

from resources.wording import _


@dataclass(frozen=True, slots=True)
class State:
    """A short word, the icon before it, the colour of both, and a sentence that explains it."""

    word: str
    sign: str
    tone: str
    meaning: str


STATES: dict[str, State] = {
    "later": State(_("Chưa đến"), "clock", "muted", _("Kỳ này chưa bắt đầu.")),
    "none": State(_("Không có"), "more", "muted", _("Kỳ này không có trong sổ.")),
    "open": State(_("Đang nhập"), "draft", "", _("Còn ghi, sửa được; chưa gửi gì đi.")),
    "reopened": State(
        _("Mở lại"), "open", "warning", _("Đang sửa; chốt lại thì thành bản mới kèm phiếu sửa.")
    ),
    "sealed": State(
        _("Đã chốt"), "locked", "", _("Số liệu đã khóa và ký; chưa ghi gói ra USB hay thư mục.")
    ),
    "sealed_dossier": State(
        _("Đã ký"), "locked", "", _("Hồ sơ đã ký và mã hóa; chưa ghi gói ra USB hay thư mục.")
    ),
    "written": State(
        _("Đã ghi ra"), "usb", "", _("Gói đã ghi và đọc lại đúng; chưa phải là đã nhận.")
    ),
    "full": State(_("Đã nhận"), "good", "good", _("Cấp trên đã nhận đủ và ký biên nhận.")),
    "locked": State(
        _("Đã khóa"),
        "locked",
        "good",
        _("Cấp trên đã báo cáo lên trên; số sai phát hiện sau thì ghi “Điều chỉnh kỳ này”."),
    ),
    "noted": State(
        _("Đã nhận, lưu ý"), "good", "good", _("Cấp trên đã nhận và có điều cần lưu ý.")
    ),
    "held": State(
        _("Chờ gói trước"), "clock", "warning", _("Cấp trên giữ lại vì còn thiếu gói trước đó.")
    ),
    "returned": State(
        _("Trả lại"), "undo", "bad", _("Cấp trên trả lại; hãy mở lại tháng, sửa rồi chốt lại.")
    ),
    "refused": State(_("Từ chối"), "bad", "bad", _("Cấp trên không tin gói này; xem lý do.")),
    "phoned_full": State(
        _("Đã nhận (qua điện thoại)"),
        "good",
        "",
        _("Cấp trên đã đọc mã điện thoại; biên nhận đến thì thay vào."),
    ),
    "phoned_noted": State(
        _("Đã nhận, lưu ý (qua điện thoại)"),
        "good",
        "",
        _("Cấp trên đã đọc mã điện thoại; điều lưu ý ở trong biên nhận sắp về."),
    ),
    "phoned_held": State(
        _("Chờ gói trước (qua điện thoại)"),
        "clock",
        "warning",
        _("Cấp trên giữ lại vì còn thiếu gói trước đó; biên nhận sắp về ghi rõ gói nào."),
    ),
    "phoned_returned": State(
        _("Trả lại (qua điện thoại)"),
        "undo",
        "warning",
        _("Cấp trên trả lại; lý do ở trong biên nhận sắp về."),
    ),
    "phoned_refused": State(
        _("Từ chối (qua điện thoại)"),
        "bad",
        "warning",
        _("Cấp trên không tin gói này; lý do ở trong biên nhận sắp về."),
    ),
}


def state_of(code: str) -> State:
    """Return how a state is said; a state of a newer version as it came."""
    return STATES.get(code) or State(code, "info", "", "")
