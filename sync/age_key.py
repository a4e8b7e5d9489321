"""What an age key says: the 32 bytes of X25519 that are spelled in Bech32 (BIP 173)."""

from __future__ import annotations

from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_CHECK = 6  # letters at the end of an age key; age has looked at them already
_KEY = 32  # bytes
_ANY = X25519PrivateKey.from_private_bytes(b"\x01" * _KEY)


def raw_key(key: str) -> bytes:
    """Return the 32 bytes of an age identity or recipient."""
    letters = key.lower().rsplit("1", 1)[1][:-_CHECK]
    number = 0
    for letter in letters:
        number = number << 5 | _BECH32.index(letter)
    return (number >> len(letters) * 5 - _KEY * 8).to_bytes(_KEY, "big")


@lru_cache(maxsize=8192)  # a registry names the same ones in each version
def refuse_weak(recipient: str) -> None:
    """Raise ValueError for one of the few points with which nothing is secret.

    age ends the whole program when it is asked to encrypt to one of them.
    """
    _ANY.exchange(X25519PublicKey.from_public_bytes(raw_key(recipient)))
