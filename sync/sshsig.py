"""OpenSSH signatures (SSHSIG, Ed25519), so that stock ssh-keygen can make and check them.

The layout is that of OpenSSH's PROTOCOL.sshsig. Only the one spelling that ssh-keygen writes is
read: a signature that could be written in two ways could be altered without being broken.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from hashlib import sha512
from struct import pack

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.errors import SignatureError, WrongPurposeError

_TYPE = b"ssh-ed25519"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_LINE = 70  # characters, as ssh-keygen wraps
_SIGNATURE = 64  # bytes


def public_line(key: Ed25519PublicKey) -> str:
    """Return the key as the one line that stands in OpenSSH's files, without a comment."""
    return f"ssh-ed25519 {b64encode(_key_blob(key)).decode()}"


def public_key(line: str) -> Ed25519PublicKey:
    """Return the key of an OpenSSH line; ValueError when it is not exactly one Ed25519 key."""
    blob = b64decode(line.removeprefix("ssh-ed25519 "), validate=True)
    key = Ed25519PublicKey.from_public_bytes(blob[-32:])
    if public_line(key) != line:
        raise ValueError(line)
    return key


def sign(key: Ed25519PrivateKey, purpose: str, message: bytes) -> bytes:
    """Return the armored signature over exactly these bytes, good for this purpose only."""
    return _armored(key.public_key(), purpose, key.sign(_signed(purpose, message)))


def verify(line: str, purpose: str, message: bytes, signature: bytes) -> None:
    """Do nothing when the signature holds; SignatureError or WrongPurposeError otherwise."""
    key = public_key(line)
    raw = _raw(signature)
    if signature != _armored(key, purpose, raw):
        other = purpose_of(signature)
        raise WrongPurposeError if other and other != purpose else SignatureError
    try:
        key.verify(raw, _signed(purpose, message))
    except InvalidSignature as error:
        raise SignatureError from error


def purpose_of(signature: bytes) -> str:
    """Return what an armored signature claims to be for, "" when that cannot be read."""
    blob = _unarmored(signature)
    start = len(b"SSHSIG") + 4 + 4 + len(_key_blob_head()) + 32
    size = int.from_bytes(blob[start : start + 4], "big")
    text = blob[start + 4 : start + 4 + size]
    return text.decode("ascii", errors="replace") if text.endswith(b"@binhyen") else ""


def _signed(purpose: str, message: bytes) -> bytes:
    return b"SSHSIG" + b"".join(
        _string(part) for part in (purpose.encode(), b"", b"sha512", sha512(message).digest())
    )


def _armored(key: Ed25519PublicKey, purpose: str, raw: bytes) -> bytes:
    parts = (
        _key_blob(key),
        purpose.encode(),
        b"",
        b"sha512",
        _string(_TYPE) + _string(raw),
    )
    blob = b"SSHSIG" + pack(">I", 1) + b"".join(_string(part) for part in parts)
    text = b64encode(blob).decode()
    lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    return "\n".join([_BEGIN, *lines, _END, ""]).encode()


def _raw(signature: bytes) -> bytes:
    return _unarmored(signature)[-_SIGNATURE:]


def _unarmored(signature: bytes) -> bytes:
    lines = signature.decode("ascii", errors="replace").split("\n")
    try:
        return b64decode("".join(lines[1:-2]), validate=True)
    except ValueError as error:
        raise SignatureError from error


def _key_blob(key: Ed25519PublicKey) -> bytes:
    return _key_blob_head() + key.public_bytes_raw()


def _key_blob_head() -> bytes:
    return _string(_TYPE) + pack(">I", 32)


def _string(data: bytes) -> bytes:
    return pack(">I", len(data)) + data
