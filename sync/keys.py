"""The two keys of a unit: one signs what it says, the other opens what is sent to it.

Keys that were changed ("đổi khóa") are kept behind the new ones: they sign nothing any more, but
open what was sealed to them.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pyrage import IdentityError, x25519

from storage.files import write_whole
from sync.document import Recipient, SshLine, Value
from sync.key_errors import KeysNotKeptError
from sync.sshsig import public_line, sign
from sync.trust_errors import KeysUnreadableError

_MARK = b"binhyen-keys-1\n"
_NONCE = 12  # bytes, as AES-GCM wants


class PublicKeys(Value):
    """What others must know of a unit's keys: an OpenSSH line and an age recipient."""

    sign: SshLine
    age: Recipient


@dataclass(frozen=True)
class UnitKeys:
    """A unit's secret keys; they live on one machine and in no backup.

    `earlier` are the keys before them, the newest first; `request` is the file that asks the
    superior to believe these, until it does.
    """

    signing: Ed25519PrivateKey = field(repr=False)
    age: x25519.Identity = field(repr=False)
    earlier: tuple[Self, ...] = field(default=(), repr=False)
    request: bytes = field(default=b"", repr=False)

    @classmethod
    def generate(cls, *earlier: Self) -> Self:
        """Make new keys, which keep those before them if there are any."""
        return cls(Ed25519PrivateKey.generate(), x25519.Identity.generate(), earlier)

    @classmethod
    def from_bytes(cls, data: bytes, wrap: bytes) -> Self:
        """Open the wrapped keys with the 32-byte wrapping key; KeysUnreadableError if wrong."""
        body = data.removeprefix(_MARK)
        try:
            plain = AESGCM(wrap).decrypt(body[:_NONCE], body[_NONCE:], _MARK)
            values = json.loads(plain)
            earlier = tuple(cls._of(each) for each in values.get("earlier", ()))
            request = b64decode(values.get("request", ""))
            return replace(cls._of(values), earlier=earlier, request=request)
        except (InvalidTag, ValueError, KeyError, IdentityError) as error:
            raise KeysUnreadableError from error

    @classmethod
    def load(cls, path: Path, wrap: bytes) -> Self:
        """Read the key file; KeysUnreadableError when it is absent, damaged or of other books."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise KeysUnreadableError from error
        return cls.from_bytes(data, wrap)

    def to_bytes(self, wrap: bytes) -> bytes:
        """Return the keys wrapped by a 32-byte key (AES-GCM)."""
        values = _secrets(self)
        if self.earlier:  # a file of keys that were never changed is what it always was
            values["earlier"] = [_secrets(each) for each in self.earlier]
            values["request"] = b64encode(self.request).decode()
        nonce = os.urandom(_NONCE)
        return _MARK + nonce + AESGCM(wrap).encrypt(nonce, json.dumps(values).encode(), _MARK)

    def save(self, path: Path, wrap: bytes) -> None:
        """Write the key file for the owner's eyes only; the old one stands until it is whole."""
        write_whole(path, self.to_bytes(wrap))

    def public(self) -> PublicKeys:
        """Return what others may know."""
        line = public_line(self.signing.public_key())
        return PublicKeys(sign=line, age=str(self.age.to_public()))

    def sign(self, purpose: str, message: bytes) -> bytes:
        """Return the armored SSHSIG over the message for one purpose."""
        return sign(self.signing, purpose, message)

    @property
    def all(self) -> tuple[Self, ...]:
        """Return these keys and those before them, the newest first."""
        return (self, *self.earlier)

    @property
    def identities(self) -> list[x25519.Identity]:
        """Return all that may open what was ever sealed to this machine."""
        return [each.age for each in self.all]

    @classmethod
    def _of(cls, values: dict[str, str]) -> Self:
        signing = Ed25519PrivateKey.from_private_bytes(b64decode(values["sign"]))
        return cls(signing, x25519.Identity.from_str(values["age"]))


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where a machine keeps its keys: the file, and the 32-byte key that wraps it."""

    path: Path
    wrap: bytes = field(repr=False)

    def keep(self, keys: UnitKeys) -> None:
        """Write the keys in place of those before; KeysNotKeptError when the disk refuses."""
        try:
            keys.save(self.path, self.wrap)
        except OSError as error:
            raise KeysNotKeptError from error


def _secrets(keys: UnitKeys) -> dict[str, object]:
    signing = b64encode(keys.signing.private_bytes_raw()).decode()
    return {"sign": signing, "age": str(keys.age)}
