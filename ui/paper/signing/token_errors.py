"""What a token says when it refuses, in words (this module loads PKCS#11: import it late)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pkcs11 import PKCS11Error, Slot, TokenFlag
from pkcs11.exceptions import (
    DeviceRemoved,
    PinIncorrect,
    PinInvalid,
    PinLenRange,
    PinLocked,
    SessionClosed,
    SessionHandleInvalid,
    TokenNotPresent,
)

from resources.wording import _
from storage.errors import KnownError
from ui.paper.signing.errors import (
    PinLockedError,
    TokenFailedError,
    TokenRemovedError,
    WrongPinError,
)
from ui.paper.signing.means import Tries

_WRONG = (PinIncorrect, PinInvalid, PinLenRange)
_GONE = (DeviceRemoved, TokenNotPresent, SessionHandleInvalid, SessionClosed)


def tries_of(flags: TokenFlag) -> Tries:
    """Read the flags of a token."""
    if TokenFlag.USER_PIN_LOCKED in flags:
        return Tries.NONE
    if TokenFlag.USER_PIN_FINAL_TRY in flags:
        return Tries.LAST
    return Tries.FEWER if TokenFlag.USER_PIN_COUNT_LOW in flags else Tries.ENOUGH


@contextmanager
def said_plainly(slot: Slot) -> Iterator[None]:
    """Turn what the driver raises into a KnownError, by what the token in this slot says then."""
    try:
        yield
    except PKCS11Error as error:
        raise _plain(error, slot) from None  # what the driver adds says nothing to people


def locked() -> PinLockedError:
    """Say that no PIN is taken any more."""
    return PinLockedError(
        _(
            "Thiết bị ký số đã khóa vì nhập sai mã PIN nhiều lần. Văn bản chưa được ký và vẫn "
            "nguyên như cũ; hãy liên hệ nơi cấp thiết bị để mở khóa."
        )
    )


def _plain(error: PKCS11Error, slot: Slot) -> KnownError:
    if isinstance(error, PinLocked):
        return locked()
    try:
        left = tries_of(slot.get_token().flags)
    except PKCS11Error:
        return _removed()
    if isinstance(error, _WRONG):
        return locked() if left is Tries.NONE else _wrong_pin(left)
    if isinstance(error, _GONE):
        return _removed()
    return TokenFailedError(
        _(
            "Thiết bị ký số báo lỗi ({reason}). Văn bản chưa được ký và vẫn nguyên như cũ; hãy rút "
            "ra cắm lại rồi thử một lần nữa, nếu vẫn lỗi thì hỏi nơi cấp thiết bị."
        ).format(reason=type(error).__name__)
    )


def _removed() -> TokenRemovedError:
    return TokenRemovedError(
        _(
            "Thiết bị ký số đã bị rút ra khi đang ký. Văn bản chưa được ký và vẫn nguyên như cũ; "
            "hãy cắm lại rồi ký lại."
        )
    )


def _wrong_pin(left: Tries) -> WrongPinError:
    return WrongPinError(
        _(
            "Mã PIN chưa đúng nên văn bản chưa được ký và vẫn nguyên như cũ. {tries} Hãy xem kỹ mã "
            "PIN rồi mới nhập lại; chương trình không tự thử lại."
        ).format(tries=left.words)
    )
