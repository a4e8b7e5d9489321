"""PINs: short secrets that open the books only together with what this computer's keyring holds.

Six digits alone are guessed in hours from a copy of the key file; with a random key that lies in
the keyring they cannot be guessed from the file at all.
"""

from __future__ import annotations

import json
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Collection
from math import ceil, inf
from os import urandom
from time import monotonic

from resources.wording import _
from storage.errors import WrongSecretError
from storage.machine_keyring import recall, remember

SHORTEST_PIN = 6  # digits
TRIES = 5  # wrong ones, then a passphrase is asked
_WAITS = {3: 10, 4: 60}  # seconds after so many wrong ones
_ALL = "*"  # stands for everybody, in what an earlier version kept
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


def may_try(books: str, officers: Collection[str]) -> set[str]:
    """Return whose PIN may be tried now; raises WrongSecretError where nobody's may.

    Who a wrong PIN was meant for is not known: it counts against each who has one, and only their
    own secret takes it back. So nobody guesses at another's PIN and types their own in between.
    """
    wrong, waited = _wrong(books)
    left = {one for one in officers if wrong.get(one, wrong.get(_ALL, 0)) < TRIES}
    if not left:
        raise _ended()
    most = max(wrong.get(one, wrong.get(_ALL, 0)) for one in left)
    wait = _WAITS.get(most, 0) - waited
    if wait > 0:
        raise WrongSecretError(
            _(
                "Vừa gõ sai mã PIN {count} lần: hãy chờ {seconds} giây rồi gõ lại, hoặc mở bằng "
                "mật khẩu. Sổ vẫn nguyên."
            ).format(count=most, seconds=ceil(wait))
        )
    return left


def count_wrong_pin(books: str, officers: Collection[str]) -> None:
    """Remember that a wrong PIN was typed; raises WrongSecretError where nobody's is left."""
    wrong, _waited = _wrong(books)
    now = {one: wrong.get(one, wrong.get(_ALL, 0)) + 1 for one in officers}
    _keep(books, "wrong", json.dumps({"tries": now, "at": monotonic()}))
    if all(count >= TRIES for count in now.values()):
        raise _ended()


def forget_wrong_pins(books: str, officer: str | None) -> None:
    """Begin to count anew for an officer who got in, for all if the books' passphrase did."""
    wrong, _waited = _wrong(books)
    left = {one: count for one, count in wrong.items() if officer and one != officer}
    if officer and wrong.get(_ALL):
        left[officer] = 0  # counted by an earlier version, for everybody together
    if left != wrong:
        _keep(books, "wrong", json.dumps({"tries": left, "at": monotonic()}))


def _wrong(books: str) -> tuple[dict[str, int], float]:
    """Return how many wrong PINs count against whom, and how many seconds ago the last one was.

    Time is that since the computer was started: setting its clock changes nothing, starting it
    anew can only make the waiting longer.
    """
    kept = _kept(books, "wrong") or "{}"
    if kept.isdecimal():
        return {_ALL: int(kept)}, inf
    try:
        said = json.loads(kept)
        tries = {str(one): int(count) for one, count in said.get("tries", {}).items()}
        at = float(said.get("at", -inf))
    except (ValueError, AttributeError, TypeError):  # bent: that must not let anybody guess on
        return {_ALL: TRIES}, inf
    now = monotonic()
    return tries, now - at if now >= at else now


def _ended() -> WrongSecretError:
    return WrongSecretError(
        _(
            "Đã gõ sai mã PIN {count} lần nên máy tạm không nhận mã PIN. Sổ vẫn nguyên; hãy "
            "mở một lần bằng mật khẩu (Trưởng giữ mật khẩu của sổ)."
        ).format(count=TRIES)
    )


def _kept(books: str, what: str) -> str | None:
    return recall(f"{books}-{what}")


def _keep(books: str, what: str, said: str) -> bool:
    return remember(f"{books}-{what}", said)
