"""Why a choice between two tails of a chain was not made."""

from __future__ import annotations

from resources.wording import in_vietnamese as _
from sync.errors import RefusedError


class ForkGoneError(RefusedError):
    """What was shown is not how the chain stands any more."""

    CODE = "TS-01"
    SAYS = _(
        "Các gói của “{unit}” vừa thay đổi (có gói mới đến, hoặc đã chọn rồi). Chưa chọn gì; hãy "
        "mở lại để xem như hiện nay."
    )


class SetAsideError(RefusedError):
    """People chose another bundle that bears the same number, or comes in its place."""

    CODE = "TS-02"
    SAYS = _(
        "Gói số {seq} không được tính: cấp trên đã chọn bản khác của cùng đoạn này{words}. Gói vẫn "
        "được giữ lại; máy đang dùng cần ghép đôi lại rồi chốt lại các tháng sau đó."
    )
