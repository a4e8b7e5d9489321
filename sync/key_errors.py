"""Why a change of keys, a backup key or a code from the telephone was refused, each by its name."""

from __future__ import annotations

from resources.wording import in_vietnamese as _
from sync.errors import RefusedError


class RotationError(RefusedError):
    """The file of a change of keys cannot be read, or was altered after it was signed."""

    CODE = "DK-01"
    SAYS = _(
        "Tệp đổi khóa không đọc được hoặc đã bị sửa. "
        "Sổ đơn vị giữ nguyên; hãy đề nghị đơn vị ghi lại tệp."
    )


class RotationSignerError(RefusedError):
    """The change of keys is not signed by the key that the unit speaks with now."""

    CODE = "DK-02"
    SAYS = _(
        "Tệp đổi khóa của “{unit}” không do máy đang dùng của đơn vị ký. "
        "Sổ đơn vị giữ nguyên; hãy gọi hỏi đơn vị: có thể có kẻ giả."
    )


class RotationNumberError(RefusedError):
    """The new key would begin at a number that was taken in already."""

    CODE = "DK-03"
    SAYS = _(
        "Khóa mới của “{unit}” muốn dùng từ gói số {seq}, nhưng đã nhận đến gói số {known}. "
        "Sổ đơn vị giữ nguyên; máy gửi có thể là bản cũ, hãy gọi hỏi đơn vị."
    )


class RotationPendingError(RefusedError):
    """The superior has not confirmed the change of keys before this one."""

    CODE = "DK-04"
    SAYS = _(
        "Lần đổi khóa trước chưa được cấp trên xác nhận. Khóa giữ nguyên, không mất gì; "
        "hãy gửi tệp đổi khóa lên, mở biên nhận trả về rồi đổi lại."
    )


class RotationOldError(RefusedError):
    """The change of keys was used before, and another one has followed it."""

    CODE = "DK-05"
    SAYS = _(
        "Tệp đổi khóa này của “{unit}” là tệp cũ, đã có lần đổi sau. "
        "Sổ đơn vị giữ nguyên; không cần làm gì thêm."
    )


class KeysChangedError(RefusedError):
    """The keys at hand are not those that these books changed to."""

    CODE = "DK-06"
    SAYS = _(
        "Khóa của máy này đã được đổi nên chưa ký gì bằng khóa cũ. "
        "Sổ không đổi; hãy đóng sổ, mở lại rồi làm lại."
    )


class KeysNotKeptError(RefusedError):
    """The new keys could not be written to this machine's disk."""

    CODE = "DK-07"
    SAYS = _(
        "Không ghi được khóa mới vào ổ đĩa (đầy hoặc chỉ đọc). "
        "Khóa cũ vẫn dùng được, không mất gì; hãy dọn ổ đĩa rồi làm lại."
    )


class BackupFileError(RefusedError):
    """The file of a backup key cannot be read, or the code does not open it."""

    CODE = "CD-01"
    SAYS = _(
        "Không mở được chìa dự phòng: mã gõ chưa đúng, hoặc tệp bị hỏng. "
        "Không có gì thay đổi; hãy xem lại mã trên giấy và đúng tệp trên USB."
    )


class BackupOtherError(RefusedError):
    """The backup key belongs to other books, or was replaced by a newer one."""

    CODE = "CD-02"
    SAYS = _(
        "Chìa dự phòng này không phải của sổ đơn vị đang dùng (của đơn vị khác, hoặc đã có chìa "
        "mới hơn). Không có gì thay đổi; hãy tìm đúng USB và tờ giấy mới nhất."
    )


class BooksInUseError(RefusedError):
    """Books that have units of their own are not replaced by those of a lost laptop."""

    CODE = "CD-03"
    SAYS = _(
        "Sổ này đã có đơn vị ghép đôi nên không dựng lại từ chìa dự phòng được. "
        "Không có gì thay đổi; hãy lập một cuốn sổ mới rồi làm lại ở đó."
    )


class RegistryUnprovenError(RefusedError):
    """The registry brought along does not reach back to a key that the backup vouches for."""

    CODE = "CD-04"
    SAYS = _(
        "Sổ đơn vị trong tệp chưa chứng minh được là do máy cũ ký. Không có gì thay đổi; "
        "hãy lấy tệp sổ đơn vị mới nhất từ USB của một xã khác."
    )


class PhoneCodeError(RefusedError):
    """The code from the telephone is not the one of this bundle."""

    CODE = "DT-01"
    SAYS = _(
        "Mã điện thoại không khớp với gói này; còn {left} lần. "
        "Trạng thái tháng không đổi; hãy nghe đọc lại từng nhóm."
    )


class PhoneCodeVoidError(RefusedError):
    """Five wrong codes: this bundle waits for its receipt."""

    CODE = "DT-02"
    SAYS = _(
        "Đã gõ sai mã điện thoại năm lần nên gói này chỉ chờ biên nhận. "
        "Trạng thái tháng không đổi; hãy mở tệp biên nhận khi USB về."
    )
