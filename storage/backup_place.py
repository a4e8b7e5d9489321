"""The second place of the copies: a stick or a folder that people choose, for the day of a fire."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from resources.wording import _
from storage.backup import Backup, backups_in, drop_old, not_written
from storage.backup_errors import BackupPlaceMissingError
from storage.backup_file import PARTIAL
from storage.files import flush_folder
from storage.steps import Step, Steps

FOLDER = "BINHYEN-SAO-LUU"
_PIECE = 1024 * 1024


def place_of(place: Path, unit: str) -> Path:
    """Return where a unit's copies lie on a stick."""
    return place / FOLDER / unit.replace("/", "_")


def begin_place(place: Path, unit: str) -> None:
    """Make a unit's folder on a stick: a stick without it later is another one, or none.

    Raises BackupNotWrittenError.
    """
    try:
        place_of(place, unit).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(place) from error


def is_there(place: Path, unit: str) -> bool:
    """Tell whether the stick is plugged in."""
    try:
        return place_of(place, unit).is_dir()
    except OSError:
        return False  # a drive that went away in between


def carry(backup: Backup, place: Path) -> Steps[Path]:
    """Write a copy to the stick and read it back; drop what is kept there no longer.

    Raises BackupPlaceMissingError or BackupNotWrittenError.
    """
    unit = backup.said.unit
    if not is_there(place, unit):
        raise BackupPlaceMissingError(
            _(
                "USB hoặc thư mục sao lưu {place} chưa được cắm. Bản sao lưu trên máy vẫn còn; hãy "
                "cắm đúng USB rồi sao lưu lại."
            ).format(place=place)
        )
    folder = place_of(place, unit)
    try:
        target = yield from _copied(backup, folder)
        drop_old(folder, target.name, unit)
    except OSError as error:
        raise not_written(place) from error
    return target


def carried_there(place: Path, unit: str) -> list[Backup]:
    """Return a unit's copies on the stick, the newest first; none when it is not there."""
    return backups_in(place_of(place, unit)) if is_there(place, unit) else []


def _copied(backup: Backup, folder: Path) -> Steps[Path]:
    target = folder / backup.path.name
    partial = target.with_name(target.name + PARTIAL)
    try:
        with backup.path.open("rb") as source, partial.open("wb") as file:
            written = sha256()
            done = 0
            while piece := source.read(_PIECE):
                written.update(piece)
                file.write(piece)
                done += len(piece)
                yield Step(done // _PIECE, 2 * backup.size // _PIECE + 1)
            file.flush()
            os.fsync(file.fileno())
        read = sha256()
        with partial.open("rb") as file:
            while piece := file.read(_PIECE):
                read.update(piece)
                done += len(piece)
                yield Step(done // _PIECE, 2 * backup.size // _PIECE + 1)
        if read.digest() != written.digest():
            raise OSError  # the stick gives back other bytes than it took
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    flush_folder(folder)
    return target
