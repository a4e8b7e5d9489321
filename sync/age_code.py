"""A small age file that a code on paper opens; stock `age -d` asks for it as a passphrase.

pyrage, too, can write such a file, but makes guessing cost seconds, as for a passphrase that a
person chose. A code of 128 random bits needs none of that, and an old laptop is slow as it is. The
layout is that of age-encryption.org/v1 with one scrypt recipient; pyrage reads it.
"""

from __future__ import annotations

import hmac
from base64 import b64encode
from os import urandom

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

CAP = 64 * 2**10  # bytes: one chunk of the format

_VERSION = b"age-encryption.org/v1"
_COST = 12  # log₂ of scrypt's N


def encrypted_by_code(data: bytes, code: str) -> bytes:
    """Return at most CAP bytes as an age file; the code must be random, 128 bits at least."""
    if len(data) > CAP:
        raise ValueError(len(data))
    salt, file_key, nonce = urandom(16), urandom(16), urandom(16)
    stretched = Scrypt(_VERSION + b"/scrypt" + salt, 32, 1 << _COST, 8, 1).derive(code.encode())
    wrapped = ChaCha20Poly1305(stretched).encrypt(bytes(12), file_key, None)
    stanza = b"-> scrypt %b %d\n%b\n---" % (_text(salt), _COST, _text(wrapped))
    head = _VERSION + b"\n" + stanza
    seal = hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")
    last = bytes(11) + b"\x01"  # the first chunk is the last
    chunk = ChaCha20Poly1305(_derived(file_key, nonce, b"payload")).encrypt(last, data, None)
    return head + b" " + _text(seal) + b"\n" + nonce + chunk


def _derived(file_key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=salt, info=purpose).derive(file_key)


def _text(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")
