"""Why a recovery file was refused, each reason with its own code and words."""

from __future__ import annotations

from resources.wording import in_vietnamese as _
from sync.errors import RefusedError


class RecoveryUnreadableError(RefusedError):
    """The recovery file cannot be read as format 1 demands."""

    CODE = "KP-01"
    SAYS = _("Gói khôi phục không đọc được. Sổ không đổi; hãy nhờ cấp trên ghi lại.")


class RecoveryForOtherError(RefusedError):
    """The recovery file is for another unit or another laptop."""

    CODE = "KP-02"
    SAYS = _(
        "Gói khôi phục này ghi cho đơn vị khác, hoặc cho máy khác của đơn vị. Sổ không đổi; hãy "
        "nhờ cấp trên ghi gói cho đúng máy vừa ghép đôi này."
    )


class RecoverySignerError(RefusedError):
    """The recovery file is not signed by the superior this ledger knows."""

    CODE = "KP-03"
    SAYS = _(
        "Gói khôi phục không do đơn vị cấp trên đã ghép đôi ký. Sổ không đổi; hãy gọi hỏi cấp trên."
    )


class RecoveryAlteredError(RefusedError):
    """What lies in a recovery file is not what its superior listed."""

    CODE = "KP-04"
    SAYS = _(
        "Gói khôi phục có phần không đúng bản kê đã ký. Sổ không đổi; hãy nhờ cấp trên ghi lại."
    )


class RecoveryPartMissingError(RefusedError):
    """Some files of a recovery that was written in several are missing."""

    CODE = "KP-05"
    SAYS = _(
        "Gói khôi phục chưa đủ các phần: còn thiếu {lacking} gói tháng, hồ sơ. Sổ không đổi; hãy "
        "chọn cùng lúc mọi tệp .byk trên USB."
    )


class RecoveryDiffersError(RefusedError):
    """These books closed months themselves that the superior knows otherwise."""

    CODE = "KP-06"
    SAYS = _(
        "Chưa khôi phục: máy này đã tự chốt {months}, khác với gói cấp trên đã nhận. Sổ không đổi; "
        "hãy mở lại các tháng ấy trên máy này (ghi lý do) rồi nhận lại gói khôi phục."
    )


class RecoveryNothingError(RefusedError):
    """The superior never accepted anything that could be given back."""

    CODE = "KP-07"
    SAYS = _(
        "Chưa nhận được gói nào của “{unit}” nên không có gì để khôi phục. Không tệp nào được ghi."
    )


class RecoveryKindError(RefusedError):
    """A file meant for a unit's own books and one from a predecessor were mixed up."""

    CODE = "KP-08"
    SAYS = _(
        "Các tệp .byk đưa vào không cùng một lần ghi. Sổ không đổi; hãy chọn riêng các tệp của "
        "một lần khôi phục."
    )


class InheritedTooEarlyError(RefusedError):
    """The successor has still to report for months of which its predecessor reports too."""

    CODE = "KP-09"
    SAYS = _(
        "Chưa chép danh mục: đơn vị cũ còn báo cáo đến hết {month}, nên chép bây giờ thì số liệu "
        "hiện có sẽ tính hai lần. Sổ không đổi; hãy chốt {month} trên máy này rồi mở lại gói."
    )
