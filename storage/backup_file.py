"""One copy of the books in one file (.bysl): a stored ZIP that the passphrase opens anywhere.

    ledger.db       the ledger, encrypted with the same key as ever
    ledger.key      the key file, without the slot of this computer's keyring
    manifest.json   what it is of and what must be found in it; it comes last

The keys that sign are in no copy: whoever finds one may read it with the passphrase, and never
speak for the unit. Nothing of the manifest is believed but to refuse: what counts is the ledger.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Annotated, Literal
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from resources.wording import _
from storage.backup_errors import BackupSpoiltError, BackupTooNewError
from storage.files import flush_folder, ours_alone
from storage.records.base import Text, UnitCode
from storage.steps import Step, Steps

SUFFIX = ".bysl"
PARTIAL = ".dang-ghi"  # what is still being written bears this name, and is never looked at
_DATA, _KEY, _MANIFEST = "ledger.db", "ledger.key", "manifest.json"
_ENTRIES = [_DATA, _KEY, _MANIFEST]
_PIECE = 1024 * 1024  # bytes copied at a time
_FLUSHED = 4 * _PIECE  # between two flushes to the disk
_KEY_CAP, _MANIFEST_CAP = 64 * 1024, 64 * 1024  # bytes
FORMAT = 1
# what reading a ZIP that is not whole ends with: a method or an encryption we never write, too
NO_ZIP = (BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, struct.error)


class BackupManifest(BaseModel):
    """What a copy says of itself; `sent` is the last number used in each epoch of the exchange."""

    model_config = ConfigDict(frozen=True, defer_build=True)  # a newer one may say more

    format: Literal[1] = 1
    books: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    unit: UnitCode
    unit_name: Text
    made_at: AwareDatetime
    version: Text  # the last step of the migrations
    journal: Annotated[int, Field(ge=0)]
    head: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    counts: Mapping[str, int]
    sent: Mapping[int, int] = {}
    size: Annotated[int, Field(ge=512)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


def backup_name(unit: str, made_at: datetime) -> str:
    """Return a name that helps people; nothing is believed from it."""
    return f"{unit.rsplit('/', 1)[-1].upper()[:20]}_{made_at:%Y-%m-%d_%H%M%S}{SUFFIX}"


def pack(data: Path, key: bytes, manifest: BackupManifest, target: Path) -> Steps[Path]:
    """Put a checked copy into its file, whole or not at all; raises OSError.

    `manifest` need not know size and digest yet: they are of the bytes that are written here.
    """
    partial = target.with_name(target.name + PARTIAL)
    try:
        with open(partial, "wb", opener=ours_alone) as file:
            with ZipFile(file, "w", ZIP_STORED) as container:
                digest, size = yield from _copy_in(data, container, file)
                facts = {"size": size, "sha256": digest}
                said = manifest.model_copy(update=facts).model_dump_json(indent=1)
                container.writestr(_entry(_KEY), key)
                container.writestr(_entry(_MANIFEST), said)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    flush_folder(target.parent)
    return target


def read_backup(path: Path) -> BackupManifest:
    """Read what a copy says of itself; raises BackupSpoiltError or BackupTooNewError."""
    try:
        with ZipFile(path) as container:
            _refuse_strange(container)
            said = container.read(_MANIFEST)
    except (OSError, *NO_ZIP) as error:
        raise spoilt(path) from error
    try:
        return BackupManifest.model_validate_json(said)
    except ValidationError as error:
        if any(wrong["loc"] == ("format",) for wrong in error.errors()):
            raise _too_new(path) from error
        raise spoilt(path) from error


def unpack(path: Path, manifest: BackupManifest, folder: Path) -> Steps[None]:
    """Take the ledger and the key file out into a folder; raises BackupSpoiltError."""
    try:
        with ZipFile(path) as container:
            _refuse_strange(container)
            (folder / _KEY).write_bytes(container.read(_KEY))
            with container.open(_DATA) as source, (folder / _DATA).open("wb") as target:
                digest = yield from _copy_out(source, target, manifest.size)
                target.flush()
                os.fsync(target.fileno())
    except NO_ZIP as error:
        raise spoilt(path) from error
    if digest != manifest.sha256:
        raise spoilt(path)


def spoilt(path: Path) -> BackupSpoiltError:
    """Say that a file is no whole copy."""
    return BackupSpoiltError(
        _(
            "Tệp {name} không phải bản sao lưu, hoặc đã hỏng khi chép. Sổ đang dùng không đổi; hãy "
            "chọn bản sao lưu khác."
        ).format(name=path.name)
    )


def _too_new(path: Path) -> BackupTooNewError:
    return BackupTooNewError(
        _(
            "Bản sao lưu {name} do phiên bản mới hơn của phần mềm ghi. Không có gì bị mất; hãy "
            "cập nhật phần mềm rồi khôi phục lại."
        ).format(name=path.name)
    )


def _refuse_strange(container: ZipFile) -> None:
    found = container.infolist()
    caps = {_KEY: _KEY_CAP, _MANIFEST: _MANIFEST_CAP}
    if [one.filename for one in found] != _ENTRIES:
        raise BadZipFile
    for one in found:
        whole = one.compress_type == ZIP_STORED and one.compress_size == one.file_size
        if not whole or one.file_size > caps.get(one.filename, one.file_size):
            raise BadZipFile


def _copy_in(data: Path, container: ZipFile, file: IO[bytes]) -> Steps[tuple[str, int]]:
    digest, done, size = sha256(), 0, data.stat().st_size
    entry = _entry(_DATA)
    entry.file_size = size
    with data.open("rb") as source, container.open(entry, "w", force_zip64=True) as target:
        while piece := source.read(_PIECE):
            digest.update(piece)
            target.write(piece)
            done += len(piece)
            if done % _FLUSHED == 0:  # a little at a time: a save waits for none of it
                file.flush()
                os.fsync(file.fileno())
            yield Step(done // _PIECE, size // _PIECE + 1)
    return digest.hexdigest(), done


def _copy_out(source: IO[bytes], target: IO[bytes], size: int) -> Steps[str]:
    digest, done = sha256(), 0
    while piece := source.read(_PIECE):
        digest.update(piece)
        target.write(piece)
        done += len(piece)
        yield Step(done // _PIECE, max(size, done) // _PIECE + 1)
    return digest.hexdigest()


def _entry(name: str) -> ZipInfo:
    return ZipInfo(name)  # its time is that of 1980: two copies of one ledger are the same file


def now() -> datetime:
    """Return this moment in UTC; two copies of one second are told apart by what is below it."""
    return datetime.now(UTC)
