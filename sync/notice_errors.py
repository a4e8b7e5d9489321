"""Why a notice was not signed or not believed, each with its own code and words."""

from __future__ import annotations

from resources.wording import in_vietnamese as _
from sync.errors import RefusedError


class NoticeUnreadableError(RefusedError):
    """The notice cannot be read as format 1 demands, or lacks a list that it names."""

    CODE = "TB-01"
    SAYS = _(
        "Thông báo của cấp trên không đọc được. Sổ và nhiệm vụ không đổi; hãy xin cấp trên ghi "
        "lại thông báo."
    )


class NoticeForOtherError(RefusedError):
    """The notice cannot be opened here, or names another unit."""

    CODE = "TB-02"
    SAYS = _(
        "Thông báo này gửi cho đơn vị khác, hoặc cho máy cũ đã thay, nên máy này không mở được. "
        "Sổ không đổi; hãy chuyển cho đúng đơn vị, hoặc xin cấp trên ghi lại thông báo."
    )


class NoticeSignerError(RefusedError):
    """The notice is not signed by the superior these books know."""

    CODE = "TB-03"
    SAYS = _(
        "Thông báo không do đơn vị cấp trên đã ghép đôi ký. Sổ và nhiệm vụ không đổi; hãy gọi hỏi "
        "cấp trên."
    )


class NoticeUnsaidError(RefusedError):
    """The notice says nothing, or more than one may hold."""

    CODE = "TB-04"
    SAYS = _("Chưa ký được thông báo: {what}. Chưa ghi gì vào sổ; hãy sửa lại rồi ký.")
