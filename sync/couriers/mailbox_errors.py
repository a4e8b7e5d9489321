"""Why the mailbox could not be reached, or did not take something; the books are never touched."""

from __future__ import annotations

from resources.wording import _
from storage.errors import KnownError
from sync.errors import RefusedError

_MOST_WORDS = 300  # letters of a sentence that comes from elsewhere
_ALONE = ("HT-06", "HT-07", "HT-08", "HT-09", "HT-11", "HT-12", "HT-14")  # of one file only


class NoConnectionError(RefusedError):
    """Nobody answers: no network, a dead link, or a mailbox that is switched off."""

    CODE = "HT-30"
    SAYS = _(
        "Chưa nối được tới hộp thư {host}. Không mất gì, mọi gói vẫn còn trong sổ; máy sẽ tự thử "
        "lại khi có mạng, hoặc hãy gửi bằng USB."
    )


class NotTheMailboxError(RefusedError):
    """Something else answered: a captive portal, a proxy, another web site."""

    CODE = "HT-31"
    SAYS = _(
        "Trả lời không phải của hộp thư {host} (thường do Wi-Fi bắt đăng nhập hoặc sai địa chỉ). "
        "Chưa gửi gì và không mất gì; hãy mở trình duyệt đăng nhập mạng, hoặc xem lại địa chỉ."
    )


class MailboxAddressError(RefusedError):
    """The address in the settings is none that a mailbox could have."""

    CODE = "HT-32"
    SAYS = _(
        "Địa chỉ hộp thư “{address}” không đúng. Chưa gửi gì và không mất gì; địa chỉ có dạng "
        "https://hop-thu.congan.example, hãy hỏi lại cấp trên."
    )


class MailboxCertificateError(RefusedError):
    """The secure channel could not be set up."""

    CODE = "HT-33"
    SAYS = _(
        "Không lập được kênh an toàn tới {host}: máy này không xác nhận được máy chủ. "
        "Chưa gửi gì và không mất gì; hãy báo cấp trên, hoặc chọn tệp xác nhận do cấp trên đưa."
    )


class ClockWrongError(RefusedError):
    """The certificate is good on another day than this computer's: one of the clocks is wrong."""

    CODE = "HT-34"
    SAYS = _(
        "Ngày trên giấy xác nhận của {host} không hợp với ngày giờ máy này ({today}). Chưa gửi gì "
        "và không mất gì; hãy xem lại ngày giờ của máy. Nếu ngày giờ đúng thì báo cấp trên."
    )


class FetchSpoiltError(RefusedError):
    """What was fetched is not what the mailbox had announced."""

    CODE = "HT-35"
    SAYS = _(
        "Tệp “{name}” lấy từ hộp thư về bị sai lệch nên đã bỏ. Sổ không đổi; máy sẽ tự lấy lại."
    )


class CertificateFileError(RefusedError):
    """The file with the certificate to believe cannot be read."""

    CODE = "HT-36"
    SAYS = _(
        "Không đọc được tệp xác nhận “{path}”. Chưa gửi gì và không mất gì; hãy chọn lại tệp "
        "xác nhận (.pem, .crt) do cấp trên đưa."
    )


class MailboxRefusalError(KnownError):
    """The mailbox said no, with a code and words of its own."""

    CODE = "HT-37"

    def __init__(self, status: int, code: str, words: str, wait: float = 0.0) -> None:
        """Keep what it said; `wait` is the seconds after which it wants to be asked again."""
        said = _("Hộp thư từ chối ({code}): {words} Không có gì bị mất; mọi gói vẫn còn trong sổ.")
        super().__init__(said.format(code=code or status, words=words[:_MOST_WORDS].strip()))
        self.status, self.code, self.wait = status, code, wait


_OF_THE_MAILBOX = (
    NoConnectionError,
    NotTheMailboxError,
    MailboxAddressError,
    MailboxCertificateError,
    ClockWrongError,
    CertificateFileError,
)


def is_of_one_file(error: KnownError) -> bool:
    """Tell whether a failure concerns one file only, so that others may still go."""
    if isinstance(error, MailboxRefusalError):
        return error.code in _ALONE
    return isinstance(error, RefusedError) and not isinstance(error, _OF_THE_MAILBOX)
