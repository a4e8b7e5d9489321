"""Where finished files, slips and the registry lie: a folder, or anything that can do the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage
from tempfile import mkstemp
from typing import Protocol

from storage.files import flush_folder

BLOCK = 256 * 1024  # bytes read at a time


@dataclass(frozen=True, slots=True)
class Stored:
    """One thing in the store; `mark` changes whenever its bytes may have."""

    key: str
    size: int
    modified: float  # seconds since 1970
    mark: str


class Store(Protocol):
    """Keys are paths of plain names that we make ourselves; all calls block, for a thread.

    OSError when the store cannot do it now.
    """

    def listed(self, prefix: str) -> list[Stored]:
        """Return what lies under a path, the oldest first."""

    def stat(self, key: str) -> Stored | None:
        """Return what is known of a key, None when it is not there."""

    def read(self, key: str) -> bytes | None:
        """Return a small thing whole, None when it is not there."""

    def write(self, key: str, data: bytes) -> None:
        """Put a small thing there, whole or not at all, safe from a power cut."""

    def create(self, key: str, data: bytes) -> bytes:
        """Put a small thing there unless there is one already; return what is there then."""

    def adopt(self, key: str, path: Path) -> None:
        """Take over a local file that is whole and flushed; it is gone from its place then."""

    def blocks(self, key: str, start: int, end: int) -> Iterator[bytes]:
        """Return the bytes from `start` up to, not with, `end`."""

    def remove(self, key: str) -> None:
        """Forget a key; nothing happens when it is not there."""

    def room(self) -> int | None:
        """Return the free bytes, None where nobody knows."""


class FolderStore:
    """A folder on a disk of this machine, or one that replicas share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._new = folder / "new"
        self._new.mkdir(parents=True, exist_ok=True)

    def listed(self, prefix: str) -> list[Stored]:
        """Return what lies under a path, the oldest first."""
        found = (
            Path(folder, name)
            for folder, _, names in os.walk(self._folder / prefix)
            for name in names
        )
        there = (self.stat(path.relative_to(self._folder).as_posix()) for path in found)
        return sorted(filter(None, there), key=lambda one: (one.modified, one.key))

    def stat(self, key: str) -> Stored | None:
        """Return what is known of a key, None when it is not there."""
        try:
            known = (self._folder / key).stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        mark = f"{known.st_mtime_ns}-{known.st_ino}-{known.st_size}"
        return Stored(key, known.st_size, known.st_mtime, mark)

    def read(self, key: str) -> bytes | None:
        """Return a small thing whole, None when it is not there."""
        with suppress(FileNotFoundError):
            return (self._folder / key).read_bytes()
        return None

    def write(self, key: str, data: bytes) -> None:
        """Put a small thing there, whole or not at all, safe from a power cut."""
        self.adopt(key, self._written(data))

    def create(self, key: str, data: bytes) -> bytes:
        """Put a small thing there unless there is one already; return what is there then."""
        new = self._written(data)
        with suppress(FileExistsError):
            os.link(new, self._folder / key)
        new.unlink()
        flush_folder(self._folder)
        return (self._folder / key).read_bytes()

    def adopt(self, key: str, path: Path) -> None:
        """Take over a local file that is whole and flushed; it is gone from its place then."""
        place = self._folder / key
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
        flush_folder(place.parent)

    def blocks(self, key: str, start: int, end: int) -> Iterator[bytes]:
        """Return the bytes from `start` up to, not with, `end`."""
        with (self._folder / key).open("rb") as file:
            file.seek(start)
            while start < end and (block := file.read(min(BLOCK, end - start))):
                start += len(block)
                yield block

    def remove(self, key: str) -> None:
        """Forget a key; nothing happens when it is not there."""
        (self._folder / key).unlink(missing_ok=True)

    def room(self) -> int | None:
        """Return the free bytes of the disk."""
        return disk_usage(self._folder).free

    def _written(self, data: bytes) -> Path:
        descriptor, name = mkstemp(dir=self._new)  # two may write one key at once
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return Path(name)
