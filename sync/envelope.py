"""The envelope: age to several recipients, opened whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

from pyrage import DecryptError, decrypt_io, encrypt_io, x25519

from sync.errors import CannotDecryptError, PayloadSizeError


class _Capped(BytesIO):
    """Memory that takes no more than it was promised."""

    def __init__(self, cap: int) -> None:
        super().__init__()
        self._cap = cap

    def write(self, data: bytes) -> int:  # type: ignore[override]  # age hands over bytes only
        if self.tell() + len(data) > self._cap:
            raise PayloadSizeError
        return super().write(data)


def encrypted(data: bytes, recipients: Iterable[str]) -> bytes:
    """Return the data readable by each of the age recipients and by nobody else."""
    sealed = BytesIO()
    encrypt_io(BytesIO(data), sealed, [x25519.Recipient.from_str(each) for each in recipients])
    return sealed.getvalue()


def decrypted(
    data: bytes, identity: x25519.Identity | Sequence[x25519.Identity], cap: int
) -> bytes:
    """Return the plaintext of at most `cap` bytes, opened with one of the keys.

    CannotDecryptError when it is for others, cut or altered; PayloadSizeError when it is longer.
    age writes what it has read before it finds the damage, so all is thrown away on any error.
    """
    plain = _Capped(cap)
    keys = [identity] if isinstance(identity, x25519.Identity) else [*identity]
    try:
        decrypt_io(BytesIO(data), plain, keys)
    except (DecryptError, OSError) as error:  # OSError: damage found in mid-stream
        raise CannotDecryptError from error
    return plain.getvalue()
