"""Why the mailbox refused a request: HTTP status, code for ever, and words for people."""

from __future__ import annotations

from typing import ClassVar

from resources.wording import in_vietnamese as _
from sync.errors import RefusedError


class MailboxRefusedError(RefusedError):
    """The mailbox did not do what it was asked; the sender still has the file."""

    CODE = "HT-01"
    STATUS: ClassVar[int] = 400
    SAYS = _(
        "Hộp thư không hiểu yêu cầu. Tệp vẫn còn ở máy gửi; hãy cập nhật phần mềm rồi gửi lại."
    )


class NonceError(MailboxRefusedError):
    """The nonce is not one of this mailbox, is too old, or was used before."""

    CODE = "HT-02"
    STATUS = 401
    SAYS = _(
        "Mã một lần của hộp thư đã cũ. Tệp vẫn còn ở máy gửi; máy sẽ tự xin mã mới và gửi lại."
    )


class RequestSignatureError(MailboxRefusedError):
    """The request is not signed, or not by the key that it names."""

    CODE = "HT-03"
    STATUS = 401
    SAYS = _(
        "Chữ ký của yêu cầu không đúng. Tệp vẫn còn ở máy gửi; "
        "nếu gặp lại, hãy ghép đôi lại máy này với cấp trên."
    )


class StrangerError(MailboxRefusedError):
    """The registry of the mailbox knows no such unit or machine."""

    CODE = "HT-04"
    STATUS = 403
    SAYS = _(
        "Sổ đơn vị ở hộp thư chưa có “{unit}” hoặc chưa có máy này. Tệp vẫn còn ở máy gửi; "
        "hãy nhờ cấp trên gửi sổ đơn vị mới lên hộp thư."
    )


class EndedError(MailboxRefusedError):
    """The key of that machine has ended."""

    CODE = "HT-05"
    STATUS = 403
    SAYS = _(
        "Khóa của máy này (“{unit}”) đã hết dùng. Tệp vẫn còn ở máy gửi; "
        "hãy lấy sổ đơn vị mới hoặc ghép đôi lại máy."
    )


class NotYoursError(MailboxRefusedError):
    """The file is for somebody else, or the caller may not send there."""

    CODE = "HT-06"
    STATUS = 403
    SAYS = _("Tệp này không phải của đơn vị. Không có gì thay đổi; hãy gửi và nhận qua cấp trên.")


class NoSuchFileError(MailboxRefusedError):
    """There is no such file or address in the mailbox."""

    CODE = "HT-07"
    STATUS = 404
    SAYS = _("Hộp thư không có tệp này. Nếu đang gửi dở, máy sẽ gửi lại từ đầu; không mất gì.")


class OffsetError(MailboxRefusedError):
    """The bytes do not join those that the mailbox has."""

    CODE = "HT-08"
    STATUS = 409
    SAYS = _("Hộp thư đã có sẵn một phần của tệp. Không mất gì; máy sẽ gửi tiếp phần còn lại.")


class FileTooLargeError(MailboxRefusedError):
    """The file is larger than the mailbox takes."""

    CODE = "HT-09"
    STATUS = 413
    SAYS = _("Tệp lớn hơn mức hộp thư nhận. Tệp vẫn còn ở máy gửi; hãy gửi tệp này bằng USB.")


class TooOftenError(MailboxRefusedError):
    """The caller asks more often than it may."""

    CODE = "HT-10"
    STATUS = 429
    SAYS = _("Máy này gửi quá dồn dập. Không mất gì; máy sẽ tự gửi lại sau {seconds} giây.")


class ChecksumError(MailboxRefusedError):
    """The bytes that arrived are not those that were announced."""

    CODE = "HT-11"
    STATUS = 460
    SAYS = _("Tệp đến nơi bị sai lệch nên hộp thư đã bỏ. Tệp gốc vẫn còn; máy sẽ gửi lại từ đầu.")


class QuotaError(MailboxRefusedError):
    """The unit, or the mailbox as a whole, holds as much as it may."""

    CODE = "HT-12"
    STATUS = 507
    SAYS = _(
        "Hộp thư đã đầy phần của đơn vị. Tệp vẫn còn ở máy gửi; "
        "hãy chờ cấp trên lấy thư về, hoặc gửi bằng USB."
    )


class BusyError(MailboxRefusedError):
    """The mailbox cannot write now: its disk or its store fails."""

    CODE = "HT-13"
    STATUS = 503
    SAYS = _("Hộp thư đang gặp sự cố khi ghi. Tệp vẫn còn ở máy gửi; máy sẽ tự gửi lại sau.")


class RegistryRefusedError(MailboxRefusedError):
    """The registry offered is not the next one, or not signed by the superior."""

    CODE = "HT-14"
    STATUS = 409
    SAYS = _("Hộp thư không nhận sổ đơn vị này. Sổ đang dùng giữ nguyên. {why}")


class ChunkError(MailboxRefusedError):
    """The body of one request arrived damaged; nothing of it was kept."""

    CODE = "HT-15"
    STATUS = 460
    SAYS = _("Một đoạn của tệp đến nơi bị sai nên chưa ghi. Không mất gì; máy sẽ gửi lại đoạn đó.")
