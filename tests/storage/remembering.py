"""A keyring that lasts as long as a test, like the one of a desktop; a key file quick to open."""

from __future__ import annotations

from os import urandom
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from storage.key_file import Stretching, read_key_file
from storage.keystore import MasterKey, stretched, wrap


class Remembering(KeyringBackend):
    """Keeps secrets in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring has few types
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return what was kept."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


def make_cheap(path: Path, master: MasterKey, passphrase: str) -> None:
    """Let the passphrases of a key file cost as little as the format allows."""
    cost = Stretching(salt=urandom(16), memory=8 * 1024, passes=1)
    slot = wrap(stretched(passphrase, cost), master)
    read_key_file(path).with_slots(passphrase=slot, stretching=cost).write(path)
