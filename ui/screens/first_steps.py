"""What new books begin with: the registers, one after the other, then the first work done."""

from __future__ import annotations

from resources.wording import _
from storage.records import Activity, Hamlet, SecurityModel, Team

FIRST_STEPS = (
    (Hamlet, "hamlets", _("Ghi các thôn, tổ dân phố của xã"), _("Thêm thôn")),
    (
        SecurityModel,
        "models",
        _("Ghi các mô hình đang có, mỗi mô hình các điểm"),
        _("Thêm mô hình"),
    ),
    (Team, "teams", _("Ghi các tổ bảo vệ ANTT, tổ tự quản, đội dân phòng"), _("Thêm tổ")),
    (Activity, "activities", _("Ghi việc đầu tiên của tháng này"), _("Ghi hoạt động")),
)
