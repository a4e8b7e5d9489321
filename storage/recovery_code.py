"""The recovery code on paper: 128 random bits in letters that cannot be mistaken.

Crockford's base 32 (no I, L, O, U) with a check of eight bits, in groups of four:
2320-NSG7-MYTQ-5HQN-1VNM-NV0Y-M1A0.
"""

from __future__ import annotations

from hashlib import sha256
from os import urandom

from resources.wording import _
from storage.errors import WrongSecretError

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_BYTES, _LENGTH = 16, 28


def new_code() -> str:
    """Return a new recovery code."""
    return code_of(urandom(_BYTES))


def code_of(secret: bytes) -> str:
    """Return 16 bytes as a recovery code."""
    number = int.from_bytes(secret + _check(secret), "big") << 4  # 136 bits in 28 letters of five
    letters = letters_of(number, _LENGTH)
    return "-".join(letters[start : start + 4] for start in range(0, _LENGTH, 4))


def letters_of(number: int, length: int) -> str:
    """Return the last 5 × `length` bits of a number in Crockford's letters."""
    return "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(length)))


def typed_letters(code: str) -> str:
    """Return a code as it was meant, however it was typed: O for 0, I or L for 1, any grouping."""
    return "".join(code.upper().translate(_READ_AS).split()).replace("-", "")


def bytes_of_code(code: str) -> bytes:
    """Return the 16 bytes of a code as it was typed; raises WrongSecretError for a typing error."""
    typed = typed_letters(code)
    if len(typed) != _LENGTH or not set(typed) <= set(_LETTERS):
        raise _mistyped()
    number = 0
    for letter in typed:
        number = number << 5 | _LETTERS.index(letter)
    found = (number >> 4).to_bytes(_BYTES + 1, "big")
    if number & 15 or found[_BYTES:] != _check(found[:_BYTES]):
        raise _mistyped()
    return found[:_BYTES]


def _check(secret: bytes) -> bytes:
    return sha256(b"binhyen/recovery" + secret).digest()[:1]


def _mistyped() -> WrongSecretError:
    return WrongSecretError(
        _(
            "Mã khôi phục gõ chưa đúng: mã có 7 nhóm 4 ký tự, không có chữ I, L, O, U. Sổ vẫn "
            "nguyên; hãy đọc lại từng nhóm trên giấy."
        )
    )
