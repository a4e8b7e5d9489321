"""What a key file says: the slots that wrap the master key, and a digest of the whole.

A slot that still opens is used although another one is damaged; only when a secret opens nothing
does the digest tell whether the file is damaged or the secret wrong.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from resources.wording import _
from storage.errors import KeyFileDamagedError
from storage.files import write_whole


class Part(BaseModel):
    """A part of the key file; bytes are written as base 64."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64"
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


class Slots(Part):
    """The ways to the master key; a computer without a keyring has two."""

    passphrase: Slot
    stretching: Stretching
    recovery: Slot
    keyring: Slot | None = None


class KeyFile(Part):
    """The key file of one set of books; `books` names them in the keyring."""

    format: Literal[1] = 1
    books: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    slots: Slots
    digest: str = ""

    @property
    def is_whole(self) -> bool:
        """Tell whether it reads as it was written."""
        return self.digest == self._digest()

    def with_slots(self, **slots: Slot | Stretching | None) -> KeyFile:
        """Return the key file with some slots replaced."""
        return self.model_copy(update={"slots": self.slots.model_copy(update=slots)})

    def write(self, path: Path) -> None:
        """Replace the file on the disk, whole or not at all."""
        sealed = self.model_copy(update={"digest": self._digest()})
        write_whole(path, sealed.model_dump_json(indent=1).encode())

    def _digest(self) -> str:
        return sha256(self.model_dump_json(exclude={"digest"}).encode()).hexdigest()


def read_key_file(path: Path) -> KeyFile:
    """Read the key file; raises KeyFileDamagedError."""
    try:
        return KeyFile.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise key_file_damaged() from error


def key_file_damaged() -> KeyFileDamagedError:
    """Say that the key file is damaged."""
    return KeyFileDamagedError(
        _(
            "Tệp khóa của sổ bị hỏng hoặc thiếu nên chưa mở được sổ. Dữ liệu trong sổ vẫn còn; "
            "hãy chép lại tệp khóa từ bản sao lưu."
        )
    )
