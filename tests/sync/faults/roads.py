"""The two ways for files to travel: a stick that may be lost, and a mailbox that may be slow.

The stick is a folder in memory: files have names, and one of the same name is written over. The
mailbox is a stand-in with the promises of the real one: it lists letters, loses none, and may give
them late, twice and in any order. The real service, its tus uploads, its replicas and links that
are cut have tests of their own (`tests/sync/mailbox`); what they carry is the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

Damage = Literal["flip", "cut", "empty", "grow"]


@dataclass(frozen=True, slots=True)
class Letter:
    """A file on its way: in whose folder it lies, for whom it is ("" for all), what it holds."""

    folder: str
    to: str
    name: str
    data: bytes = field(repr=False)
    spoilt: bool = False


def damaged(letter: Letter, how: Damage, where: int) -> Letter:
    """Return a letter as a bad stick or a pulled one leaves it."""
    data = bytearray(letter.data or b"\0")
    at = where % len(data)
    match how:
        case "flip":
            data[at] ^= 1 << where % 8
        case "cut":
            del data[at:]
        case "empty":
            data.clear()
        case "grow":
            data += data[at:] or b"\0"
    return replace(letter, data=bytes(data), spoilt=True)


@dataclass(slots=True)
class Stick:
    """What lies on the stick; `older` is what it held once, for whoever finds another one."""

    files: dict[tuple[str, str], Letter] = field(default_factory=dict)
    older: list[dict[tuple[str, str], Letter]] = field(default_factory=list)

    def put(self, letter: Letter) -> None:
        """Write a file, over one of the same name."""
        self.files[letter.folder, letter.name] = letter

    def near(self, *folders: str) -> list[Letter]:
        """Return the files in some folders; of all without any."""
        found = self.files.values()
        return [one for one in found if not folders or one.folder in folders]


@dataclass(slots=True)
class Mailbox:
    """Letters that wait; whoever took one says so, and only then it goes."""

    letters: list[Letter] = field(default_factory=list)

    def put(self, letter: Letter) -> None:
        """Take a letter; the same bytes again are the same letter."""
        if letter not in self.letters:
            self.letters.append(letter)

    def waiting_for(self, unit: str) -> list[Letter]:
        """List the letters for a unit."""
        return [one for one in self.letters if one.to == unit]

    def taken(self, letter: Letter) -> None:
        """Let a letter go that somebody took."""
        if letter in self.letters:
            self.letters.remove(letter)
