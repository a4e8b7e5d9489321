"""Why a file was refused, each reason with its own code and its own words."""

from __future__ import annotations

from typing import ClassVar

from resources.units import police_name, unit
from resources.wording import _ as said
from resources.wording import in_vietnamese as _
from storage.errors import KnownError

_UNITS = ("unit", "recipient", "successor")  # facts that may be codes of units


class RefusedError(KnownError):
    """A file from another unit is not believed; nothing of it was stored."""

    SAYS: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        named = {each: _named(str(facts[each])) for each in _UNITS if each in facts}
        super().__init__(said(self.SAYS).format(**facts | named))
        self.facts = facts


def _named(code: str) -> str:
    """Return what people call a unit; a name, or a code that the list lacks, as it is."""
    try:
        return police_name(unit(code))
    except KeyError:
        return code


class TooLargeError(RefusedError):
    """The file, or a part of it, is larger than its kind may be."""

    CODE = "GOI-01"
    SAYS = _(
        "Tệp, hoặc một phần của tệp, lớn hơn mức cho phép nên không đọc. "
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
        "Tệp bị hỏng khi chép, hoặc đã bị sửa, nên không đọc. "
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
    SAYS = _(
        "Chữ ký không đúng: tệp bị sửa hoặc không do đơn vị đó ký. "
        "Chưa ghi gì vào sổ; hãy gọi hỏi đơn vị gửi."
    )


class UnknownUnitError(RefusedError):
    """The registry knows no such unit."""

    CODE = "GOI-07"
    SAYS = _("Sổ đơn vị không có “{unit}”. Chưa ghi gì vào sổ; hãy ghép đôi với đơn vị này trước.")


class UnknownKeyError(RefusedError):
    """The registry gives the unit no key of that epoch."""

    CODE = "GOI-08"
    SAYS = _(
        "Sổ đơn vị không có khóa của máy thứ {epoch} thuộc “{unit}”. "
        "Chưa ghi gì vào sổ; hãy ghép đôi lại máy đang dùng của đơn vị."
    )


class KeyEndedError(RefusedError):
    """The unit's key is not valid for that sequence number."""

    CODE = "GOI-09"
    SAYS = _(
        "Khóa của “{unit}” không dùng được cho gói số {seq} (máy đó đã được thay, hoặc khóa chưa "
        "bắt đầu). Chưa ghi gì vào sổ; hãy hỏi xem máy nào ký gói, máy đang dùng cần ghép đôi lại."
    )


class WrongKindError(RefusedError):
    """The key may not sign this kind of file."""

    CODE = "GOI-10"
    SAYS = _("“{unit}” không được gửi {kind}. Chưa ghi gì vào sổ; hãy báo đơn vị gửi.")


class WrongPurposeError(RefusedError):
    """The signature was made for another purpose and is carried over to this file."""

    CODE = "GOI-11"
    SAYS = _(
        "Chữ ký lấy từ loại tệp khác nên không có giá trị ở đây. "
        "Chưa ghi gì vào sổ; hãy gọi hỏi đơn vị gửi."
    )


class NotForMeError(RefusedError):
    """The bundle, or the invitation, is addressed to another unit."""

    CODE = "GOI-12"
    SAYS = _("Tệp gửi cho “{recipient}”, không phải đơn vị này. Chưa ghi gì vào sổ; hãy chuyển đi.")


class CannotDecryptError(RefusedError):
    """The payload was not encrypted to this key, or is damaged."""

    CODE = "GOI-13"
    SAYS = _(
        "Không mở được nội dung gói bằng khóa của máy này (gói hỏng hoặc khóa khác). "
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
    SAYS = _(
        "Gói có bản ghi của đơn vị hoặc tháng khác, ở {where}. "
        "Chưa ghi gì vào sổ; hãy báo đơn vị gửi."
    )


class ForkError(RefusedError):
    """Two different bundles carry one sequence number."""

    CODE = "GOI-21"
    SAYS = _(
        "Gói số {seq} của “{unit}” được cách ly: trong các gói của đơn vị này có hai gói khác nhau "
        "cùng một số (máy đã khôi phục bản cũ, bị nhân đôi hoặc có kẻ giả). Số liệu không đổi; hãy "
        "báo lãnh đạo và ghép đôi lại máy đang dùng của đơn vị."
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
        "nếu đơn vị vừa thay máy hoặc khôi phục bản sao lưu thì hãy gọi cho cấp trên."
    )


class ReceiptSignerError(RefusedError):
    """The receipt is not signed by the superior this ledger knows."""

    CODE = "BN-04"
    SAYS = _(
        "Biên nhận không do đơn vị cấp trên đã ghép đôi ký. "
        "Trạng thái tháng không đổi; hãy gọi hỏi cấp trên."
    )


class LedgerBehindError(RefusedError):
    """The superior knows more bundles of this unit than the ledger: it is an older copy."""

    CODE = "BN-05"
    SAYS = _(
        "Máy này là bản cũ hơn: cấp trên đã nhận đến gói số {seq}, sổ này mới đến số {own}. "
        "Không có gì bị mất, nhưng máy này ngừng chốt và gửi; hãy dùng máy có sổ mới nhất, hoặc "
        "nhờ cấp trên ghi gói khôi phục cho máy này rồi mở ở «Gửi – nhận»."
    )
