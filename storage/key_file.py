"""What a key file says: the slots that wrap the master key, and a digest of the whole.

A slot that still opens is used although another one is damaged; only when a secret opens nothing
does the digest tell whether the file is damaged or the secret wrong.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from resources.wording import _
from storage.disk import disk_said
from storage.errors import KeyFileDamagedError, LedgerTooNewError
from storage.files import write_whole

Identity = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
_LATER = range(3, 10)  # formats of programs to come; a larger number is a damaged byte


def _is_empty(officers: tuple[OfficerSlots, ...]) -> bool:
    return not officers


class Part(BaseModel):
    """A part of the key file; bytes are written as base 64."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        ser_json_bytes="base64",
        val_json_bytes="base64",
    )


class Slot(Part):
    """The master key wrapped with one secret (AES-GCM)."""

    nonce: Annotated[bytes, Field(min_length=12, max_length=12)]
    sealed: Annotated[bytes, Field(min_length=48, max_length=48)]


class Stretching(Part):
    """How a passphrase is made costly to guess (Argon2id, RFC 9106); memory in KiB."""

    salt: Annotated[bytes, Field(min_length=16, max_length=16)]
    memory: Annotated[int, Field(ge=8 * 1024, le=1024 * 1024)] = 64 * 1024
    passes: Annotated[int, Field(ge=1, le=16)] = 3
    lanes: Annotated[int, Field(ge=1, le=16)] = 1


class OfficerSlots(Part):
    """The ways in of one officer, who is named only inside the ledger.

    The keeper of the books' passphrase has no passphrase slot here, and whoever still has to be
    given a secret has none at all.
    """

    officer: Identity
    passphrase: Slot | None = None
    pin: Slot | None = None


class Slots(Part):
    """The ways to the master key; a computer without a keyring has two."""

    passphrase: Slot
    stretching: Stretching
    recovery: Slot
    keyring: Slot | None = None
    officers: Annotated[tuple[OfficerSlots, ...], Field(exclude_if=_is_empty)] = ()


class KeyFile(Part):
    """The key file of one set of books; `books` names them in the keyring.

    It is of format 2 once there are officers, so that an older program refuses it.
    """

    format: Literal[1, 2] = 1
    books: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    slots: Slots
    digest: str = ""

    @property
    def is_whole(self) -> bool:
        """Tell whether it reads as it was written."""
        return self.digest == self._digest()

    def with_slots(self, **slots: Slot | Stretching | tuple[OfficerSlots, ...] | None) -> KeyFile:
        """Return the key file with some slots replaced."""
        changed = self.slots.model_copy(update=slots)
        return self.model_copy(update={"slots": changed, "format": 2 if changed.officers else 1})

    def write(self, path: Path) -> None:
        """Replace the file on the disk, whole or not at all."""
        sealed = self.model_copy(update={"digest": self._digest()})
        with disk_said():
            write_whole(path, sealed.model_dump_json(indent=1).encode())

    def _digest(self) -> str:
        return sha256(self.model_dump_json(exclude={"digest"}).encode()).hexdigest()


def read_key_file(path: Path) -> KeyFile:
    """Read the key file; raises KeyFileDamagedError, or LedgerTooNewError for a later format."""
    try:
        data = path.read_bytes()
        return KeyFile.model_validate_json(data)
    except OSError as error:
        raise key_file_damaged() from error
    except ValidationError as error:
        if _format_of(data) in _LATER:
            raise _too_new() from error
        raise key_file_damaged() from error


def _format_of(data: bytes) -> int:
    try:
        found = json.loads(data)
    except ValueError:
        return 0
    number = found.get("format") if isinstance(found, dict) else 0
    return number if isinstance(number, int) else 0


def _too_new() -> LedgerTooNewError:
    return LedgerTooNewError(
        _(
            "Tệp khóa của sổ do phiên bản mới hơn của phần mềm ghi. Không có gì bị mất; hãy cập "
            "nhật phần mềm rồi mở lại."
        )
    )


def key_file_damaged() -> KeyFileDamagedError:
    """Say that the key file is damaged."""
    return KeyFileDamagedError(
        _(
            "Tệp khóa của sổ bị hỏng hoặc thiếu nên chưa mở được sổ. Dữ liệu trong sổ vẫn còn; "
            "hãy chép lại tệp khóa từ bản sao lưu."
        )
    )
