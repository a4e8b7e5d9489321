"""The key file: one random master key behind three slots, like the slots of a disk cipher.

A slot wraps the master key (AES-GCM) with the operating system's keyring, with a passphrase
(Argon2id, RFC 9106) or with a recovery code printed on paper. Changing a passphrase rewrites one
slot and never the ledger. A check value tells a wrong secret from a damaged file.
"""

from __future__ import annotations

import hmac
import json
import unicodedata
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from hashlib import sha256
from os import urandom
from pathlib import Path
from typing import Any

import keyring
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from keyring.errors import KeyringError

from resources.wording import _
from storage.errors import KeyFileDamagedError, KeyringMissingError, WrongSecretError
from storage.files import write_whole
from storage.recovery_code import bytes_of_code, new_code

_SERVICE = "BinhYen"
_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 1
SHORTEST_PASSPHRASE = 8  # characters


@dataclass(frozen=True, slots=True, repr=False)
class MasterKey:
    """The 32 bytes from which every other key of one set of books is made."""

    value: bytes

    def sub_key(self, purpose: str) -> bytes:
        """Return the 32-byte key for one purpose (HKDF, RFC 5869)."""
        return HKDF(SHA256(), 32, salt=None, info=f"binhyen/{purpose}/v1".encode()).derive(
            self.value
        )

    @property
    def ledger_key(self) -> bytes:
        """Return the key of the ledger file."""
        return self.sub_key("ledger")


def make_key_file(path: Path, passphrase: str, *, use_keyring: bool) -> tuple[MasterKey, str]:
    """Make a new master key behind its slots; return it with the recovery code to print.

    Where the operating system has no keyring that slot is left out: the passphrase is asked.
    """
    master, code = MasterKey(urandom(32)), new_code()
    content: dict[str, Any] = {
        "format": 1,
        "books": urandom(16).hex(),
        "check": master.sub_key("check").hex(),
        "slots": {
            "passphrase": _passphrase_slot(master, passphrase),
            "recovery": _wrap(bytes_of_code(code), master),
        },
    }
    if use_keyring:
        content["slots"] |= _keyring_slot(master, content["books"])
    write_whole(path, json.dumps(content, indent=1).encode())
    return master, code


def unlock_with_keyring(path: Path) -> MasterKey:
    """Return the master key by way of the keyring; raises KeyringMissingError."""
    content = _read(path)
    slot = content["slots"].get("keyring")
    try:
        kept = keyring.get_password(_SERVICE, content["books"]) if slot else None
    except KeyringError:
        kept = None
    if not kept:
        raise KeyringMissingError(
            _("Máy chưa nhớ khóa của sổ này. Không có gì bị mất; hãy nhập mật khẩu của sổ.")
        )
    return _unwrap(b64decode(kept), slot, content)


def unlock_with_passphrase(path: Path, passphrase: str) -> MasterKey:
    """Return the master key by way of the passphrase; raises WrongSecretError."""
    content = _read(path)
    slot = content["slots"]["passphrase"]
    return _unwrap(_stretched(passphrase, _bytes(slot, "salt"), slot), slot, content)


def unlock_with_code(path: Path, code: str) -> MasterKey:
    """Return the master key by way of the printed recovery code; raises WrongSecretError."""
    content = _read(path)
    return _unwrap(bytes_of_code(code), content["slots"]["recovery"], content)


def change_passphrase(path: Path, master: MasterKey, passphrase: str) -> None:
    """Put a new passphrase in place of the old one."""
    content = _read(path)
    content["slots"]["passphrase"] = _passphrase_slot(master, passphrase)
    write_whole(path, json.dumps(content, indent=1).encode())


def renew_code(path: Path, master: MasterKey) -> str:
    """Put a new recovery code in place of the old one, and return it to be printed."""
    content, code = _read(path), new_code()
    content["slots"]["recovery"] = _wrap(bytes_of_code(code), master)
    write_whole(path, json.dumps(content, indent=1).encode())
    return code


def remember_in_keyring(path: Path, master: MasterKey) -> bool:
    """Let this computer's keyring open the books from now on; tell whether it could."""
    content = _read(path)
    slot = _keyring_slot(master, content["books"])
    content["slots"] |= slot
    if slot:
        write_whole(path, json.dumps(content, indent=1).encode())
    return bool(slot)


def _passphrase_slot(master: MasterKey, passphrase: str) -> dict[str, Any]:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise WrongSecretError(
            _("Mật khẩu cần ít nhất {count} ký tự. Chưa có gì được tạo hay thay đổi.").format(
                count=SHORTEST_PASSPHRASE
            )
        )
    cost = {"memory": _MEMORY_KIB, "passes": _PASSES, "lanes": _LANES}
    salt = urandom(16)
    wrapped = _wrap(_stretched(passphrase, salt, cost), master)
    return cost | wrapped | {"salt": b64encode(salt).decode()}


def _keyring_slot(master: MasterKey, books: str) -> dict[str, Any]:
    wrapping = urandom(32)  # only this small key lies in the keyring: Windows keeps 1,280 letters
    try:
        keyring.set_password(_SERVICE, books, b64encode(wrapping).decode())
    except KeyringError:
        return {}
    return {"keyring": _wrap(wrapping, master)}


def _stretched(passphrase: str, salt: bytes, cost: dict[str, Any]) -> bytes:
    typed = unicodedata.normalize("NFKC", passphrase).encode()  # however the keyboard spells it
    argon = Argon2id(
        salt=salt,
        length=32,
        iterations=int(cost["passes"]),
        lanes=int(cost["lanes"]),
        memory_cost=int(cost["memory"]),
    )
    return argon.derive(typed)


def _wrap(secret: bytes, master: MasterKey) -> dict[str, Any]:
    nonce = urandom(12)
    sealed = AESGCM(sha256(secret).digest()).encrypt(nonce, master.value, None)
    return {"nonce": b64encode(nonce).decode(), "sealed": b64encode(sealed).decode()}


def _unwrap(secret: bytes, slot: dict[str, Any], content: dict[str, Any]) -> MasterKey:
    cipher = AESGCM(sha256(secret).digest())
    try:
        master = MasterKey(cipher.decrypt(_bytes(slot, "nonce"), _bytes(slot, "sealed"), None))
    except InvalidTag as error:
        raise WrongSecretError(
            _("Mật khẩu hoặc mã khôi phục không đúng. Sổ vẫn nguyên; hãy thử lại.")
        ) from error
    if not hmac.compare_digest(master.sub_key("check").hex(), content["check"]):
        raise _damaged(None)
    return master


def _bytes(slot: dict[str, Any], name: str) -> bytes:
    try:
        return b64decode(slot[name], validate=True)
    except (KeyError, TypeError, NotBase64) as error:
        raise _damaged(error) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(path.read_bytes())
        known = content["format"] == 1 and {"passphrase", "recovery"} <= set(content["slots"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(error) from error
    if not known:
        raise _damaged(None)
    return content


def _damaged(cause: Exception | None) -> KeyFileDamagedError:
    error = KeyFileDamagedError(
        _(
            "Tệp khóa của sổ bị hỏng hoặc thiếu nên chưa mở được sổ. Dữ liệu trong sổ vẫn còn; "
            "hãy chép lại tệp khóa từ bản sao lưu."
        )
    )
    error.__cause__ = cause
    return error
