"""The one spelling of a ZIP that this program writes and reads.

A ZIP can say one thing in many ways, and two readers may then see two different files. Here
there is one way (no times, no extras, no gaps, no comments), and whatever is read must be, byte
for byte, what would be written. Paths in a ZIP are never used as paths.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from struct import Struct, error
from typing import NamedTuple

_LOCAL = Struct("<4s5H3I2H")
_CENTRAL = Struct("<4s6H3I5H2I")
_END = Struct("<4s4H2IH")
_VERSION = 20
_MADE_BY = 3 << 8 | _VERSION  # Unix, so that unzip gives the file modes below
_MODE = 0o100644 << 16
_DATE = 1 << 5 | 1  # 1 January 1980, the first a ZIP knows
_DEFLATED = 8
_SMALLEST = 9
_MOST = 4096  # entries


class Entry(NamedTuple):
    """One file of a ZIP as it stands there."""

    name: str
    packed: bytes
    size: int  # bytes when unpacked
    crc: int
    method: int


class NotStrictError(ValueError):
    """The bytes are not a ZIP in our one spelling."""


def stored(name: str, data: bytes) -> Entry:
    """Return an entry whose bytes stand in the ZIP as they are."""
    return Entry(name, data, len(data), zlib.crc32(data), 0)


def deflated(name: str, data: bytes) -> Entry:
    """Return a compressed entry."""
    packed = zlib.compress(data, _SMALLEST, -zlib.MAX_WBITS)
    return Entry(name, packed, len(data), zlib.crc32(data), _DEFLATED)


def inflated(entry: Entry) -> bytes:
    """Return an entry's data, never more than the size it declares; NotStrictError if wrong."""
    data = _inflated(entry) if entry.method else entry.packed
    if len(data) != entry.size or zlib.crc32(data) != entry.crc:
        raise NotStrictError(entry.name)
    return data


def frame(entries: Iterable[Entry]) -> bytes:
    """Return the ZIP of these entries, in this order."""
    body, directory, at, count = list[bytes](), bytearray(), 0, 0
    for entry in entries:
        head, line = _said_of(entry, at)
        body += (head, entry.packed)
        directory += line
        at += len(head) + len(entry.packed)
        count += 1
    return b"".join((*body, directory, _end(count, len(directory), at)))


def unframed(data: bytes) -> list[Entry]:
    """Return the entries of a ZIP that `frame` would write exactly so; NotStrictError if not."""
    entries: list[Entry] = []
    directory, at = bytearray(), 0
    while data[at : at + 4] == b"PK\x03\x04":
        if len(entries) == _MOST:
            raise NotStrictError("entries")
        try:
            entry, after = _entry(data, at)
        except (error, UnicodeDecodeError) as wrong:
            raise NotStrictError("header") from wrong
        head, line = _said_of(entry, at)
        if not data.startswith(head, at):  # nothing is copied: a file may be 64 MiB
            raise NotStrictError("header")
        entries.append(entry)
        directory += line
        at = after
    rest = directory + _end(len(entries), len(directory), at)
    if len(data) != at + len(rest) or not data.endswith(rest):
        raise NotStrictError("directory")
    return entries


def _said_of(entry: Entry, at: int) -> tuple[bytes, bytes]:
    """Return what stands before an entry, and its line in the directory."""
    title = entry.name.encode("ascii")
    sizes = (entry.crc, len(entry.packed), entry.size, len(title), 0)
    facts = (0, entry.method, 0, _DATE, *sizes)
    head = _LOCAL.pack(b"PK\x03\x04", _VERSION, *facts) + title
    line = _CENTRAL.pack(b"PK\x01\x02", _MADE_BY, _VERSION, *facts, 0, 0, 0, _MODE, at)
    return head, line + title


def _end(count: int, size: int, at: int) -> bytes:
    return _END.pack(b"PK\x05\x06", 0, 0, count, count, size, at, 0)


def _entry(data: bytes, at: int) -> tuple[Entry, int]:
    _, _, _, method, _, _, crc, packed, size, title, _ = _LOCAL.unpack_from(data, at)
    start = at + _LOCAL.size
    name = data[start : start + title].decode("ascii")
    end = start + title + packed
    return Entry(name, data[start + title : end], size, crc, method), end


def _inflated(entry: Entry) -> bytes:
    if entry.method != _DEFLATED:
        raise NotStrictError(entry.name)
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = unpacker.decompress(entry.packed, entry.size + 1)
    except zlib.error as wrong:
        raise NotStrictError(entry.name) from wrong
    if not unpacker.eof or unpacker.unused_data:
        raise NotStrictError(entry.name)
    return data
