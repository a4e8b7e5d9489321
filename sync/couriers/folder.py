"""The courier for a folder or a USB stick: written, read back and checked, or said why not."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage

from storage.files import flush_folder
from storage.records.base import UnitCode
from sync.couriers.errors import (
    CourierFullError,
    CourierGoneError,
    CourierReadOnlyError,
    CourierSpoiltError,
)
from sync.errors import RefusedError

FOLDER = "BINHYEN"

_PARTIAL = ".dang-ghi"
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,59}")  # what FAT32 and every system can hold
_WORDS: dict[int | None, type[RefusedError]] = {
    errno.ENOSPC: CourierFullError,
    errno.EDQUOT: CourierFullError,
    errno.EFBIG: CourierFullError,
    errno.EROFS: CourierReadOnlyError,
    errno.EACCES: CourierReadOnlyError,
    errno.EPERM: CourierReadOnlyError,
}


class FolderCourier:
    """A place where units leave files for each other, one folder a unit."""

    def __init__(self, root: Path) -> None:
        """Use a folder or the top of a stick.

        Another device found there later is a stick that was pulled: what was written then would
        lie in the empty place where it was mounted, on this computer.
        """
        self.root = root
        self._device: int | None = None

    def put(
        self, unit: UnitCode, name: str, data: bytes, check: Callable[[bytes], object] = bool
    ) -> Path:
        """Write a file and read it back from the stick; `check` sees the bytes that came back.

        Putting the same again changes nothing. Raises CourierReadOnlyError, CourierFullError,
        CourierGoneError or CourierSpoiltError; then no half-written file bears the name.
        """
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        with self._said():
            self._refuse_pulled()
            target = self.root / FOLDER / _folder_of(unit) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists() or target.read_bytes() != data:
                self._write(target, data)
            back = _read_back(target)
        if back != data:
            raise CourierSpoiltError(place=self.root)
        check(back)
        return target

    def fetch(self, suffix: str, unit: UnitCode | None = None) -> list[Path]:
        """Return the files that end so, of one unit or of all, and those loose at the top."""
        units = [unit] if unit else self.units()
        found = [path for each in units for path in self.of(each) if path.name.endswith(suffix)]
        return sorted([*self.loose([suffix]), *found])

    def loose(self, suffixes: Sequence[str]) -> list[Path]:
        """Return the files at the top that end in one of these ways."""
        with self._said():
            self._refuse_pulled()
            ends = tuple(suffixes)
            return [path for path in _files(self.root) if path.name.lower().endswith(ends)]

    def of(self, unit: UnitCode) -> list[Path]:
        """Return the files in the folder of a unit, but for what was left half-written."""
        with self._said():
            self._refuse_pulled()
            folder = self.root / FOLDER / _folder_of(unit)
            found = _files(folder) if folder.is_dir() else []
            return [path for path in found if not path.name.endswith(_PARTIAL)]

    def units(self) -> list[UnitCode]:
        """Return the units that have left files here: whose stick this is."""
        with self._said():
            self._refuse_pulled()
            folders = (path for path in self.root.glob(f"{FOLDER}/*") if path.is_dir())
            return sorted(path.name.replace("_", "/") for path in folders)

    def _write(self, target: Path, data: bytes) -> None:
        try:
            _write(target, data)
        except OSError as error:  # drivers do not agree on what a full stick is called
            if error.errno != errno.EROFS and disk_usage(self.root).free < len(data):
                raise CourierFullError(place=self.root) from error
            raise

    def _refuse_pulled(self) -> None:
        if not self.root.is_dir():
            raise FileNotFoundError(self.root)
        found = self.root.stat().st_dev
        if self._device not in (None, found):
            raise FileNotFoundError(self.root)
        self._device = found

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            said = _WORDS.get(error.errno, CourierGoneError)
            raise said(place=self.root) from error


def _folder_of(unit: UnitCode) -> str:
    return unit.replace("/", "_")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())


def _write(target: Path, data: bytes) -> None:
    partial = target.with_name(f"{target.name}{_PARTIAL}")
    try:
        partial.unlink(missing_ok=True)  # of a stick that was pulled, or a trap: a link elsewhere
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    flush_folder(target.parent)


def _read_back(target: Path) -> bytes:
    with target.open("rb") as file:
        if hasattr(os, "posix_fadvise"):  # else memory would answer for the stick
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()
