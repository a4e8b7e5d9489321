"""The words of the journal: what may be done, and to what that is no record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from resources.wording import _
from storage.giving_back import GIVEN_BACK
from storage.looks import LOOKS, PUT_AWAY

# what was done, by the journal's own word; one that is missing here is shown as it came
ACTIONS: Final[Mapping[str, str]] = {
    "insert": _("Ghi mới"),
    "update": _("Sửa"),
    "delete": _("Xóa"),
    GIVEN_BACK: _("Trả lại như trước"),
    "erase": _("Xóa dữ liệu cá nhân"),
    "pattern_override": _("Ghi dù có cảnh báo"),
    "seen": _("Xem"),
    "printed": _("In"),
    "taken_out": _("Xuất"),
    PUT_AWAY: _("Thôi hiện lượt xem cũ"),
    "close": _("Chốt tháng"),
    "reopen": _("Mở lại tháng"),
    "lock": _("Khóa kỳ"),
    "put_back": _("Về số đã gửi"),
    "import": _("Nhập tệp"),
    "import_undone": _("Bỏ lần nhập"),
    "dismiss": _("Bỏ qua trùng"),
    "seal": _("Đóng gói"),
    "export": _("Ghi ra ngoài"),
    "receipt": _("Biên nhận"),
    "answer": _("Trả lời hồ sơ"),
    "notice": _("Thông báo"),
    "take": _("Nhận danh mục"),
    "recover": _("Khôi phục sổ"),
    "restore": _("Khôi phục bản sao lưu"),
    "recovery": _("Cấp gói khôi phục"),
    "set_aside": _("Để riêng"),
    "sign_anew": _("Ký lại"),
    "address": _("Ghi nơi nhận"),
    "phone_code": _("Mã điện thoại"),
    "wrong_phone_code": _("Mã đọc sai"),
    "forgotten": _("Cấp trên mất gói"),
    "behind": _("Sổ cũ hơn"),
    "superior_behind": _("Cấp trên cũ hơn"),
    "registry_newer": _("Sổ đơn vị mới hơn"),
    "pair": _("Ghép đôi"),
    "rotate": _("Đổi khóa"),
    "end_key": _("Ngừng khóa"),
    "backup_key": _("Khóa dự phòng"),
    "superior_key": _("Khóa cấp trên"),
    "bring_registry": _("Lấy lại sổ đơn vị"),
    "choose": _("Chọn bản đúng"),
    "merge": _("Sáp nhập"),
    "inherit": _("Tiếp nhận sổ"),
    "add": _("Thêm người dùng"),
    "change": _("Sửa người dùng"),
    "end": _("Ngừng người dùng"),
    "ended_since": _("Đã thôi sau bản sao lưu"),
    "restore_read": _("Đã xem người dùng"),
    "hand_on": _("Bàn giao"),
    "open": _("Mở sổ"),
    "doubt_read": _("Đã đọc cảnh báo nhật ký"),
    "secret": _("Đặt mật khẩu, PIN"),
}

OTHERS: Final[Mapping[str, str]] = {
    "closed_month": _("Tháng"),
    "locked_month": _("Kỳ đã khóa"),
    "outgoing": _("Gói gửi đi"),
    "received": _("Gói nhận được"),
    "registry": _("Sổ đơn vị"),
    "import": _("Tệp nhập vào"),
    "catalogue": _("Danh mục"),
    "decision": _("Văn bản trả lời"),
    "notice": _("Thông báo"),
    "rotation": _("Đổi khóa"),
    "request": _("Yêu cầu ghép đôi"),
    "dossier": _("Hồ sơ khen"),
    "media": _("Ảnh"),
    "officer": _("Người dùng"),
    "double": _("Người có thể trùng"),
    "journal": _("Nhật ký"),
    "backup": _("Bản sao lưu"),
}

# filters: what the box says, and the actions it stands for
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    _("Ghi mới"): ("insert",),
    _("Sửa"): ("update", GIVEN_BACK),
    _("Xóa"): ("delete", "erase"),
    _("Ai đã xem dữ liệu cá nhân"): LOOKS,
    _("Chốt, mở lại, khóa tháng"): ("close", "reopen", "lock", "put_back"),
    _("Nhập tệp"): ("import", "import_undone"),
    _("Gửi – nhận"): (
        "seal",
        "export",
        "receipt",
        "answer",
        "notice",
        "recover",
        "restore",
        "recovery",
    ),
    _("Người dùng"): ("add", "change", "end", "hand_on", "open", "secret"),
}
