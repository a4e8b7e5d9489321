"""Why a file could not be carried; the bundle itself is always kept in the ledger."""

from __future__ import annotations

from resources.wording import in_vietnamese as _
from sync.errors import RefusedError


class NothingToSendError(RefusedError):
    """The month was never closed, so there is no bundle of it."""

    CODE = "CH-05"
    SAYS = _("{month} chưa chốt nên chưa có gói để ghi. Sổ không đổi; hãy chốt tháng trước.")


class CourierReadOnlyError(RefusedError):
    """The folder or stick refuses to be written."""

    CODE = "CH-01"
    SAYS = _(
        "Không ghi được vào “{place}”: chỉ cho đọc. Mọi thứ vẫn còn trong sổ; hãy chọn nơi khác."
    )


class CourierFullError(RefusedError):
    """The stick has no room left."""

    CODE = "CH-02"
    SAYS = _("“{place}” đã đầy nên chưa ghi. Mọi thứ vẫn còn trong sổ; hãy dọn bớt hoặc đổi USB.")


class CourierGoneError(RefusedError):
    """The stick was pulled or the folder is not there."""

    CODE = "CH-03"
    SAYS = _(
        "Không đọc hay ghi được ở “{place}” (USB đã rút?). "
        "Mọi thứ vẫn còn trong sổ; hãy cắm lại rồi làm lại."
    )


class CourierSpoiltError(RefusedError):
    """What was read back from the stick is not what was written."""

    CODE = "CH-04"
    SAYS = _(
        "Đọc lại từ “{place}” thấy khác với bản đã ghi. Mọi thứ vẫn còn trong sổ; hãy đổi USB."
    )


class OtherSideError(RefusedError):
    """A file of ours that only the other side of the exchange opens."""

    CODE = "CH-06"
    SAYS = _("Đây là {kind}: không mở ở máy này mà ở máy nơi nhận. Sổ không đổi; hãy chuyển đi.")
