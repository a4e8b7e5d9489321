"""Why a file was refused, each reason with its own code and its own words."""

from __future__ import annotations

from typing import ClassVar

from resources.wording import _
from storage.errors import KnownError


class RefusedError(KnownError):
    """A file from another unit is not believed; nothing of it was stored."""

    SAYS: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        super().__init__(self.SAYS.format(**facts))
        self.facts = facts


class TooLargeError(RefusedError):
    """The file, or a part of it, is larger than its kind may be."""

    CODE = "GOI-01"
    SAYS = _(
        "Tệp lớn hơn mức cho phép ({size} > {limit} byte) nên không đọc. "
        "Chưa ghi gì vào sổ; hãy lấy lại đúng tệp từ nơi gửi."
    )


class NotABundleError(RefusedError):
    """The file is not of the kind that was expected."""

    CODE = "GOI-02"
    SAYS = _(
        "Đây không phải loại tệp Bình Yên cần ở bước này. "
        "Chưa ghi gì vào sổ; hãy chọn đúng gói, biên nhận hoặc sổ đơn vị."
    )


class ContainerError(RefusedError):
    """The ZIP around the file is not exactly as this program writes it."""

    CODE = "GOI-03"
    SAYS = _(
        "Vỏ của tệp không đúng khuôn (hỏng khi chép hoặc bị sửa). "
        "Chưa ghi gì vào sổ; hãy chép lại tệp từ máy gửi."
    )


class ManifestError(RefusedError):
    """The manifest cannot be read as format 1 demands."""

    CODE = "GOI-04"
    SAYS = _("Bản kê của gói không đọc được. Chưa ghi gì vào sổ; đề nghị đơn vị gửi ghi lại gói.")


class NewerFormatError(RefusedError):
    """The file was written by a later version of the program."""

    CODE = "GOI-05"
    SAYS = _(
        "Tệp do phiên bản mới hơn ghi (khuôn dạng {format}). "
        "Chưa ghi gì vào sổ; hãy cập nhật phần mềm rồi mở lại."
    )


class SignatureError(RefusedError):
    """The signature is not one by the expected key over exactly these bytes."""

    CODE = "GOI-06"
    SAYS = _("Chữ ký không đúng: tệp bị sửa hoặc không do đơn vị đó ký. Chưa ghi gì vào sổ.")


class UnknownUnitError(RefusedError):
    """The registry knows no such unit."""

    CODE = "GOI-07"
    SAYS = _("Sổ đơn vị không có “{unit}”. Chưa ghi gì vào sổ; hãy ghép đôi với đơn vị này trước.")


class UnknownKeyError(RefusedError):
    """The registry gives the unit no key of that epoch."""

    CODE = "GOI-08"
    SAYS = _(
        "Sổ đơn vị không có khoá đợt {epoch} của “{unit}”. "
        "Chưa ghi gì vào sổ; hãy ghép đôi lại máy đang dùng của đơn vị."
    )


class KeyEndedError(RefusedError):
    """The unit's key is not valid for that sequence number."""

    CODE = "GOI-09"
    SAYS = _(
        "Khoá của “{unit}” không dùng được cho gói số {seq} (đã ngừng hoặc chưa bắt đầu). "
        "Chưa ghi gì vào sổ; hãy hỏi đơn vị xem máy nào đã gửi gói."
    )


class WrongKindError(RefusedError):
    """The key may not sign this kind of file."""

    CODE = "GOI-10"
    SAYS = _("“{unit}” không được gửi loại tệp “{kind}”. Chưa ghi gì vào sổ; hãy báo đơn vị gửi.")


class WrongPurposeError(RefusedError):
    """The signature was made for another purpose and is carried over to this file."""

    CODE = "GOI-11"
    SAYS = _("Chữ ký lấy từ loại tệp khác nên không có giá trị ở đây. Chưa ghi gì vào sổ.")


class NotForMeError(RefusedError):
    """The bundle is addressed to another unit."""

    CODE = "GOI-12"
    SAYS = _("Gói gửi cho “{recipient}”, không phải đơn vị này. Chưa ghi gì vào sổ; hãy chuyển đi.")


class CannotDecryptError(RefusedError):
    """The payload was not encrypted to this key, or is damaged."""

    CODE = "GOI-13"
    SAYS = _(
        "Không mở được nội dung gói bằng khoá của máy này (gói hỏng hoặc khoá khác). "
        "Chưa ghi gì vào sổ; đề nghị đơn vị gửi ghi lại gói."
    )


class PayloadSizeError(RefusedError):
    """The payload is not as long as the manifest says."""

    CODE = "GOI-14"
    SAYS = _("Nội dung gói dài ngắn khác bản kê đã ký. Chưa ghi gì vào sổ; đề nghị gửi lại gói.")


class PayloadHashError(RefusedError):
    """The payload is not the one the manifest was signed for."""

    CODE = "GOI-15"
    SAYS = _("Nội dung gói đã bị tráo so với bản kê đã ký. Chưa ghi gì vào sổ; hãy báo đơn vị gửi.")


class PayloadError(RefusedError):
    """The inner ZIP breaks its form or its caps."""

    CODE = "GOI-16"
    SAYS = _("Ruột gói không đúng khuôn: {what}. Chưa ghi gì vào sổ; đề nghị gửi lại gói.")


class BadSentRecordError(RefusedError):
    """A record inside the bundle is not one this program could have written."""

    CODE = "GOI-17"
    SAYS = _(
        "Gói có bản ghi sai ở {where}. Chưa ghi gì vào sổ; "
        "đề nghị đơn vị gửi sửa bản ghi rồi ghi lại gói."
    )


class ForeignRecordError(RefusedError):
    """A bundle speaks for another unit or another month than its sender's."""

    CODE = "GOI-18"
    SAYS = _("Gói có bản ghi của đơn vị hoặc tháng khác, ở {where}. Chưa ghi gì vào sổ.")


class ForkError(RefusedError):
    """Two different bundles carry one sequence number."""

    CODE = "GOI-21"
    SAYS = _(
        "Hai gói khác nhau cùng mang số {seq} của “{unit}”: máy đã khôi phục bản cũ, bị nhân đôi "
        "hoặc có kẻ giả. Số liệu không đổi; cả hai gói được cách ly để lãnh đạo quyết định."
    )


class WrongPrevError(RefusedError):
    """The bundle does not follow the last one accepted."""

    CODE = "GOI-22"
    SAYS = _(
        "Gói số {seq} của “{unit}” không nối tiếp gói trước đã nhận. "
        "Số liệu không đổi; gói được cách ly, hãy hỏi đơn vị gửi."
    )


class ReceiptUnreadableError(RefusedError):
    """The receipt cannot be read as format 1 demands."""

    CODE = "BN-01"
    SAYS = _("Biên nhận không đọc được. Trạng thái tháng không đổi; hãy xin lại biên nhận.")


class ReceiptForOtherError(RefusedError):
    """The receipt was written to another unit."""

    CODE = "BN-02"
    SAYS = _("Biên nhận này của đơn vị “{unit}”. Trạng thái tháng không đổi; hãy chuyển cho họ.")


class ReceiptUnknownBundleError(RefusedError):
    """The receipt is for a bundle this ledger never wrote."""

    CODE = "BN-03"
    SAYS = _(
        "Biên nhận dành cho gói số {seq} mà sổ này không có. Sổ không đổi; "
        "nếu máy vừa khôi phục từ bản sao lưu thì hãy xin gói khôi phục."
    )


class ReceiptSignerError(RefusedError):
    """The receipt is not signed by the superior this ledger knows."""

    CODE = "BN-04"
    SAYS = _("Biên nhận không do đơn vị cấp trên đã ghép đôi ký. Trạng thái tháng không đổi.")


class LedgerBehindError(RefusedError):
    """The superior knows more bundles of this unit than the ledger: it is an older copy."""

    CODE = "BN-05"
    SAYS = _(
        "Máy này là bản cũ hơn: cấp trên đã nhận đến gói số {seq}, sổ này mới đến số {own}. "
        "Ngừng xuất gói; hãy xin gói khôi phục."
    )


class RegistryUnreadableError(RefusedError):
    """The registry cannot be read as format 1 demands."""

    CODE = "SD-01"
    SAYS = _("Sổ đơn vị không đọc được. Sổ đang dùng giữ nguyên; hãy lấy lại từ cấp trên.")


class RegistryOlderError(RefusedError):
    """The registry offered is older than the one held."""

    CODE = "SD-02"
    SAYS = _(
        "Sổ đơn vị đưa vào là bản {offered}, cũ hơn bản {held} đang dùng. "
        "Bản đang dùng giữ nguyên; hãy lấy bản mới nhất từ cấp trên."
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
        "Có hai sổ đơn vị khác nhau cùng mang số {held}. Bản đang dùng giữ nguyên; "
        "hãy gọi cho cấp trên."
    )


class InvitationError(RefusedError):
    """The invitation cannot be read or is not signed by the keys it names."""

    CODE = "GD-01"
    SAYS = _("Lời mời ghép đôi không đọc được hoặc đã bị sửa. Hãy xin cấp trên lời mời khác.")


class RequestError(RefusedError):
    """The request cannot be read or its sender does not hold the keys it names."""

    CODE = "GD-02"
    SAYS = _("Yêu cầu ghép đôi không đọc được hoặc đã bị sửa. Hãy đề nghị đơn vị làm lại yêu cầu.")


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
    SAYS = _("Sai mã đối chiếu ba lần nên yêu cầu đã huỷ. Sổ đơn vị giữ nguyên; hãy mời lại.")


class AlreadyPairedError(RefusedError):
    """The unit already has a key of that epoch."""

    CODE = "GD-06"
    SAYS = _("Đơn vị “{unit}” đã ghép đôi ở đợt {epoch}. Sổ đơn vị giữ nguyên.")


class KeysUnreadableError(RefusedError):
    """The file of this unit's own keys cannot be opened."""

    CODE = "GD-07"
    SAYS = _(
        "Không mở được khoá ký của máy này. Sổ không mất gì, nhưng chưa ký được gói; "
        "hãy khôi phục tệp signing.key hoặc ghép đôi lại với cấp trên."
    )


class CourierReadOnlyError(RefusedError):
    """The folder or stick refuses to be written."""

    CODE = "CH-01"
    SAYS = _("Không ghi được vào “{place}”: chỉ cho đọc. Gói vẫn còn trong sổ; hãy chọn nơi khác.")


class CourierFullError(RefusedError):
    """The stick has no room left."""

    CODE = "CH-02"
    SAYS = _("“{place}” đã đầy nên chưa ghi. Gói vẫn còn trong sổ; hãy dọn bớt hoặc đổi USB.")


class CourierGoneError(RefusedError):
    """The stick was pulled or the folder is not there."""

    CODE = "CH-03"
    SAYS = _("Không thấy “{place}” (USB đã rút?). Gói vẫn còn trong sổ; hãy cắm lại rồi ghi lại.")


class CourierSpoiltError(RefusedError):
    """What was read back from the stick is not what was written."""

    CODE = "CH-04"
    SAYS = _("Đọc lại từ “{place}” thấy sai so với gói. Gói vẫn còn trong sổ; hãy đổi USB.")
