"""What a power cut leaves on a disk: recorded writes, those that were not flushed kept or not.

Names follow the order in which they were changed, as on a journalling file system; what is written
into a file is certain only once that file was flushed. -shm files are worked out anew by SQLite.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

SECTOR = 512  # bytes that a disk writes whole
Choice = Literal["all", "none", "some"]


@dataclass(frozen=True, slots=True)
class Call:
    """One call that changed a file, or "a" for what was acknowledged to the user."""

    what: str
    path: str
    other: str
    at: int
    data: bytes


@dataclass
class File:
    """The bytes that are certain, and the writes that are not yet."""

    certain: bytearray = field(default_factory=bytearray)
    waiting: list[Call] = field(default_factory=list)

    def flush(self) -> None:
        """Make certain what waits."""
        for call in self.waiting:
            _apply(self.certain, call)
        self.waiting.clear()

    def after_cut(self, choice: Choice, chance: random.Random) -> bytes:
        """Return what is found after a power cut; "some" tears the last write that was kept."""
        kept = [call for call in self.waiting if choice == "all" or chance.random() < 0.5]
        if choice == "none" or not kept:
            return bytes(self.certain)
        found = bytearray(self.certain)
        for call in kept[:-1]:
            _apply(found, call)
        _apply(found, kept[-1] if choice == "all" else _torn(kept[-1], chance))
        return bytes(found)


class Disk:
    """A folder on a disk, as calls change it."""

    def __init__(self, laid: Path) -> None:
        files = (path for path in laid.rglob("*") if path.is_file())
        self.files = {
            path.relative_to(laid).as_posix(): File(bytearray(path.read_bytes())) for path in files
        }
        self.folders = {
            path.relative_to(laid).as_posix() for path in laid.rglob("*") if path.is_dir()
        }
        self.said: list[str] = []  # what was acknowledged so far

    def take(self, call: Call) -> None:
        """Let one call happen."""
        if call.what == "a":
            self.said.append(call.path)
        elif call.what == "m":
            self.folders.add(call.path)
        elif call.what == "u":
            self.files.pop(call.path, None)
        elif call.what == "r":
            self.files[call.other] = self.files.pop(call.path)
        elif call.what == "s":
            if call.path in self.files:
                self.files[call.path].flush()
        elif not call.path.endswith("-shm"):
            self._change(call)

    def lay(self, folder: Path, choice: Choice, chance: random.Random) -> None:
        """Write down what a power cut leaves now."""
        for name in sorted(self.folders):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name, file in self.files.items():
            (folder / name).write_bytes(file.after_cut(choice, chance))

    def _change(self, call: Call) -> None:
        file = self.files.setdefault(call.path, File())
        if call.what != "o":
            file.waiting.append(call)
        elif call.at:  # it was opened to be written anew
            file.waiting.append(Call("t", call.path, "", 0, b""))


def calls_of(record: bytes, folder: Path) -> Iterator[Call]:
    """Read what the failing disk recorded under a folder."""
    above, place = f"{folder}/", 0
    while place < len(record):
        end = record.index(b"\n", place)
        what, path, other, at, count = record[place:end].decode().split("\t")
        place = end + 1 + int(count)
        data = record[end + 1 : place]
        yield Call(what, path.removeprefix(above), other.removeprefix(above), int(at), data)


def _apply(content: bytearray, call: Call) -> None:
    if call.what == "t":
        content[call.at :] = bytes(max(0, call.at - len(content)))
        return
    content.extend(bytes(max(0, call.at - len(content))))
    content[call.at : call.at + len(call.data)] = call.data


def _torn(call: Call, chance: random.Random) -> Call:
    sectors = chance.randrange(len(call.data) // SECTOR + 1)
    return Call(call.what, call.path, "", call.at, call.data[: sectors * SECTOR])
