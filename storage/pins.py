"""PINs: short secrets that open the books only together with what this computer's keyring holds.

Six digits alone are guessed in hours from a copy of the key file; with a random key that lies in
the keyring they cannot be guessed from the file at all.
"""

from __future__ import annotations

import unicodedata
from base64 import b64decode, b64encode
from os import urandom

from resources.wording import _
from storage.errors import WrongSecretError
from storage.machine_keyring import recall, remember

SHORTEST_PIN = 6  # digits
TRIES = 5  # wrong ones in a row, then a passphrase is asked
_RUN = "01234567890123456789"
_FEWEST = 3  # different digits


def is_pin(secret: str) -> bool:
    """Tell whether a secret is a PIN: nothing but digits, and enough of them."""
    typed = unicodedata.normalize("NFKC", secret)
    return typed.isascii() and typed.isdecimal() and len(typed) >= SHORTEST_PIN


def refuse_easy_pin(pin: str) -> None:
    """Raise WrongSecretError for a PIN that everybody tries first."""
    typed = unicodedata.normalize("NFKC", pin)
    if len(set(typed)) < _FEWEST or typed in _RUN or typed[::-1] in _RUN:
        raise WrongSecretError(
            _(
                "Mã PIN này ai cũng thử trước tiên (dãy số liền nhau hoặc lặp lại). Chưa có gì "
                "thay đổi; hãy chọn mã khác."
            )
        )


def pin_key(books: str) -> bytes:
    """Return what the keyring adds to each PIN of these books; raises WrongSecretError."""
    kept = _kept(books, "pin")
    try:
        found = b64decode(kept, validate=True) if kept else b""
    except ValueError:
        found = b""
    if not found:
        raise WrongSecretError(
            _(
                "Mã PIN chỉ dùng được trên máy đã đặt nó, khi kho khóa của máy đang mở. Sổ vẫn "
                "nguyên; hãy nhập mật khẩu."
            )
        )
    return found


def make_pin_key(books: str) -> bytes:
    """Return what the keyring adds, made if there is none yet; raises WrongSecretError."""
    try:
        return pin_key(books)
    except WrongSecretError:
        made = urandom(32)
    if not _keep(books, "pin", b64encode(made).decode()):
        raise WrongSecretError(
            _(
                "Máy này không có kho khóa nên không dùng được mã PIN. Chưa có gì thay đổi; hãy "
                "đặt mật khẩu có cả chữ."
            )
        )
    return made


def refuse_more_tries(books: str) -> None:
    """Raise WrongSecretError once too many wrong PINs were typed in a row."""
    if _wrong(books) >= TRIES:
        raise WrongSecretError(
            _(
                "Đã gõ sai mã PIN {count} lần nên máy tạm không nhận mã PIN. Sổ vẫn nguyên; hãy "
                "mở một lần bằng mật khẩu (Trưởng giữ mật khẩu của sổ)."
            ).format(count=TRIES)
        )


def count_wrong_pin(books: str) -> None:
    """Remember that a wrong PIN was typed."""
    _keep(books, "wrong", str(_wrong(books) + 1))


def forget_wrong_pins(books: str) -> None:
    """Begin to count anew: somebody opened the books."""
    if _wrong(books):
        _keep(books, "wrong", "0")


def _wrong(books: str) -> int:
    kept = _kept(books, "wrong") or "0"
    return int(kept) if kept.isdecimal() else TRIES


def _kept(books: str, what: str) -> str | None:
    return recall(f"{books}-{what}")


def _keep(books: str, what: str, said: str) -> bool:
    return remember(f"{books}-{what}", said)
