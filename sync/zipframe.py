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
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data) + packer.flush()
    return Entry(name, packed, len(data), zlib.crc32(data), _DEFLATED)


def inflated(entry: Entry) -> bytes:
    """Return an entry's data, never more than the size it declares; NotStrictError if wrong."""
    data = _inflated(entry) if entry.method else entry.packed
    if len(data) != entry.size or zlib.crc32(data) != entry.crc:
        raise NotStrictError(entry.name)
    return data


def frame(entries: Iterable[Entry]) -> bytes:
    """Return the ZIP of these entries, in this order."""
    body, directory, count = bytearray(), bytearray(), 0
    for name, packed, size, crc, method in entries:
        at, title = len(body), name.encode("ascii")
        facts = (0, method, 0, _DATE, crc, len(packed), size, len(title), 0)
        body += _LOCAL.pack(b"PK\x03\x04", _VERSION, *facts) + title + packed
        directory += _CENTRAL.pack(b"PK\x01\x02", _MADE_BY, _VERSION, *facts, 0, 0, 0, _MODE, at)
        directory += title
        count += 1
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def unframed(data: bytes) -> list[Entry]:
    """Return the entries of a ZIP that `frame` would write exactly so; NotStrictError if not."""
    entries: list[Entry] = []
    at = 0
    while data[at : at + 4] == b"PK\x03\x04":
        if len(entries) == _MOST:
            raise NotStrictError("entries")
        try:
            entry, at = _entry(data, at)
        except (error, UnicodeDecodeError) as wrong:
            raise NotStrictError("header") from wrong
        entries.append(entry)
    if frame(entries) != data:
        raise NotStrictError("spelling")
    return entries


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
