"""What the keyring of this computer keeps for this program, by name; a locked one keeps nothing."""

from __future__ import annotations

from contextlib import suppress
from types import ModuleType

_SERVICE = "BinhYen"


def recall(name: str) -> str | None:
    """Return what is kept under a name; none if nothing is, or if it cannot be read now."""
    ring = _ring()
    try:
        kept: str | None = ring.get_password(_SERVICE, name)
    except ring.errors.KeyringError:
        return None
    return kept


def remember(name: str, said: str) -> bool:
    """Keep something under a name; tell whether this computer could."""
    ring = _ring()
    try:
        ring.set_password(_SERVICE, name, said)
    except ring.errors.KeyringError:
        return False
    return True


def forget(name: str) -> None:
    """Keep nothing under a name any more, if anything was."""
    ring = _ring()
    with suppress(ring.errors.KeyringError):  # there is none, or nothing was kept in it
        ring.delete_password(_SERVICE, name)


def _ring() -> ModuleType:
    import keyring  # noqa: PLC0415  # half a tenth of a second: books with a passphrase need none

    return keyring
