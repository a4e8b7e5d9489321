"""Why a registry or a pairing was refused, each reason with its own code and words."""

from __future__ import annotations

from resources.wording import in_vietnamese as _
from sync.errors import RefusedError


class RegistryUnreadableError(RefusedError):
    """The registry cannot be read as format 1 demands."""

    CODE = "SD-01"
    SAYS = _("Sổ đơn vị không đọc được. Sổ đang dùng giữ nguyên; hãy lấy lại từ cấp trên.")


class RegistryOlderError(RefusedError):
    """The registry offered is older than the one held."""

    CODE = "SD-02"
    SAYS = _(
        "Sổ đơn vị đưa vào là bản {offered}, cũ hơn bản {held} đang dùng. "
        "Bản đang dùng giữ nguyên; hãy lấy bản mới nhất từ cấp trên. Nếu máy cấp trên vừa khôi "
        "phục từ bản sao lưu cũ thì hãy đưa cấp trên USB của đơn vị: sổ mới hơn nằm ở đó."
    )


class RegistrySkippedError(RefusedError):
    """A version between the registry held and the one offered is missing."""

    CODE = "SD-03"
    SAYS = _(
        "Sổ đơn vị nhảy từ bản {held} sang bản {offered}. Bản đang dùng giữ nguyên; "
        "hãy xin cấp trên tệp sổ đơn vị có đủ các bản ở giữa."
    )


class RegistrySignerError(RefusedError):
    """The registry is not signed by a key of the version before it."""

    CODE = "SD-04"
    SAYS = _(
        "Sổ đơn vị bản {offered} không do cấp trên đã ghép đôi ký. Bản đang dùng giữ nguyên; "
        "hãy gọi cho cấp trên."
    )


class RegistrySplitError(RefusedError):
    """Two registries of one version differ."""

    CODE = "SD-05"
    SAYS = _(
        "Có hai sổ đơn vị khác nhau cùng mang số {held} (máy cấp trên có thể vừa khôi phục từ bản "
        "sao lưu cũ). Bản đang dùng giữ nguyên; hãy gọi cho cấp trên và đưa USB của đơn vị."
    )


class SuccessorError(RefusedError):
    """Units would follow each other in a circle."""

    CODE = "SD-06"
    SAYS = _(
        "“{unit}” không thể nối tiếp chính mình, dù qua đơn vị khác. Sổ đơn vị giữ nguyên; hãy "
        "chọn đơn vị nối tiếp khác."
    )


class MergedTooLateError(RefusedError):
    """The unit reported for months after the one that is to be its last."""

    CODE = "SD-07"
    SAYS = _(
        "“{unit}” đã gửi số liệu {month}, sau tháng cuối vừa chọn, nên số liệu sẽ tính hai lần. "
        "Sổ đơn vị giữ nguyên; hãy chọn tháng cuối là {month} hoặc sau đó."
    )


class MergedUnitError(RefusedError):
    """A unit that was merged or renamed speaks of a month after its last one."""

    CODE = "SD-08"
    SAYS = _(
        "“{unit}” đã sáp nhập hoặc đổi tên, báo cáo cuối là {month}; từ đó “{successor}” báo cáo. "
        "Chưa ghi gì vào sổ; hãy ghi số liệu này ở đơn vị mới."
    )


class InvitationError(RefusedError):
    """The invitation cannot be read or is not signed by the keys it names."""

    CODE = "GD-01"
    SAYS = _(
        "Lời mời ghép đôi không đọc được hoặc đã bị sửa. "
        "Sổ không đổi; hãy xin cấp trên lời mời khác."
    )


class RequestError(RefusedError):
    """The request cannot be read or its sender does not hold the keys it names."""

    CODE = "GD-02"
    SAYS = _(
        "Yêu cầu ghép đôi không đọc được hoặc đã bị sửa. "
        "Sổ đơn vị giữ nguyên; hãy đề nghị đơn vị làm lại yêu cầu."
    )


class RequestOfOtherError(RefusedError):
    """The request does not answer this invitation."""

    CODE = "GD-03"
    SAYS = _("Yêu cầu ghép đôi không trả lời lời mời này. Sổ đơn vị giữ nguyên; hãy mời lại.")


class WrongWordsError(RefusedError):
    """The words typed are not those of the request."""

    CODE = "GD-04"
    SAYS = _("Mã đối chiếu không khớp; còn {left} lần. Sổ đơn vị giữ nguyên; hãy nghe đọc lại.")


class RequestVoidError(RefusedError):
    """Three wrong tries voided the request."""

    CODE = "GD-05"
    SAYS = _("Sai mã đối chiếu ba lần nên yêu cầu đã hủy. Sổ đơn vị giữ nguyên; hãy mời lại.")


class AlreadyPairedError(RefusedError):
    """The unit already has a key of that epoch."""

    CODE = "GD-06"
    SAYS = _(
        "Máy thứ {epoch} của “{unit}” đã ghép đôi rồi. "
        "Sổ đơn vị giữ nguyên; nếu đơn vị thay máy thì hãy mời lại."
    )


class KeysUnreadableError(RefusedError):
    """The file of this unit's own keys cannot be opened."""

    CODE = "GD-07"
    SAYS = _(
        "Không mở được khóa ký của máy này. Sổ không mất gì, nhưng chưa ký được gói; "
        "hãy nhờ cấp trên mời ghép đôi lại máy này."
    )


class NotPairedError(RefusedError):
    """There is no registry to go by here, or it does not know this machine."""

    CODE = "GD-08"
    SAYS = _(
        "Máy này chưa ghép đôi với đơn vị cấp trên nên chưa ký được gói. "
        "Sổ không đổi; hãy ghép đôi rồi làm lại."
    )


class NotPairedYetError(RefusedError):
    """A bundle cannot leave because no superior is paired yet that could open it."""

    CODE = "GD-09"
    SAYS = _(
        "Máy này chưa ghép đôi với đơn vị cấp trên nên chưa ghi được gói ra ngoài. "
        "Gói vẫn còn nguyên trong sổ; hãy ghép đôi rồi ghi lại."
    )


class NoSuperiorError(RefusedError):
    """A month cannot be sealed because the settings name nobody to send it to."""

    CODE = "GD-10"
    SAYS = _(
        "Chưa chốt được tháng vì sổ chưa ghi đơn vị cấp trên nhận gói. "
        "Sổ không đổi; hãy chọn đơn vị cấp trên trong Thiết lập rồi chốt lại."
    )


class OtherSuperiorError(RefusedError):
    """What was sealed before pairing names another superior, or epoch, than the one paired."""

    CODE = "GD-11"
    SAYS = _(
        "Các gói chốt trước khi ghép đôi ghi gửi “{named}” (máy thứ {named_epoch}), nhưng máy này "
        "đã ghép đôi với “{superior}” (máy thứ {epoch}). Chưa gói nào rời máy, số liệu không mất; "
        "hãy mở lại {month} rồi chốt lại: các gói đó sẽ được ký lại cho đúng nơi nhận."
    )


class InvitedAboveError(RefusedError):
    """A superior, who keeps a registry of its own, cannot be invited into another one."""

    CODE = "GD-12"
    SAYS = _(
        "Sổ này là của đơn vị cấp trên, đang giữ sổ đơn vị của mình, nên không nhận lời mời ghép "
        "đôi. Sổ đơn vị giữ nguyên; hãy mở lời mời trên máy của đơn vị được mời."
    )
