"""Test vectors of the outer ZIP: one bundle, spelled in every way but the one that counts."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from sync.bundle import BUNDLE_MIMETYPE
from sync.container import write_container
from sync.zipframe import Entry, deflated, frame, stored
from tests.sync.vectors_world import Vector, bundle, facts, parts, text

GOOD = bundle()
WHOLE = parts(text(facts()))
_SECOND = 30 + len("mimetype") + len(BUNDLE_MIMETYPE)  # where manifest.json begins
_DIRECTORY = GOOD.index(b"PK\x01\x02", GOOD.index(b"PK\x01\x02") + 4)  # its line in the directory


def containers() -> Iterator[Vector]:
    """Return every file whose shell is wrong."""
    for name, (data, why) in _other_files().items():
        yield Vector(f"bad/container-{name}.byb", data, "GOI-02", why)
    for name, (data, why) in (_cuts() | _entries() | _spellings()).items():
        yield Vector(f"bad/container-{name}.byb", data, "GOI-03", why)
    large = text(facts()) + b" " * 2**16
    data = write_container(BUNDLE_MIMETYPE, parts(large))
    yield Vector("bad/container-large-manifest.byb", data, "GOI-01", "manifest over 64 KiB")
    data = write_container(BUNDLE_MIMETYPE, WHOLE | {"manifest.json.sig": b"x" * 4097})
    yield Vector("bad/container-large-signature.byb", data, "GOI-01", "signature over 4 KiB")


def packed(entries: dict[str, bytes], mimetype: str = BUNDLE_MIMETYPE) -> bytes:
    return write_container(mimetype, entries)


def _other_files() -> dict[str, tuple[bytes, str]]:
    tool = BytesIO()
    with zipfile.ZipFile(tool, "w") as archive:
        archive.writestr("mimetype", BUNDLE_MIMETYPE)
        for name, content in WHOLE.items():
            archive.writestr(name, content)
    return {
        "empty": (b"", "no bytes at all"),
        "pdf": (b"%PDF-1.7\n", "another program's file"),
        "plain-zip": (packed(WHOLE, "application/zip"), "mimetype of any ZIP"),
        "longer-mimetype": (packed(WHOLE, BUNDLE_MIMETYPE + "2"), "mimetype goes on"),
        "mimetype-with-newline": (packed(WHOLE, BUNDLE_MIMETYPE + "\n"), "mimetype ends a line"),
        "mimetype-last": (frame([stored(*part) for part in WHOLE.items()]), "no mimetype first"),
        "by-a-zip-tool": (tool.getvalue(), "times of day in the headers"),
        "byte-before": (b"\0" + GOOD, "one byte before the ZIP"),
        "mark-before": (b"\xef\xbb\xbf" + GOOD, "byte order mark before the ZIP"),
        "mimetype-deflated": (
            frame([deflated("mimetype", BUNDLE_MIMETYPE.encode())]),
            "mimetype is compressed",
        ),
    }


def _cuts() -> dict[str, tuple[bytes, str]]:
    return {
        "cut-after-mimetype": (GOOD[:_SECOND], "cut after the first entry"),
        "cut-in-manifest": (GOOD[: _SECOND + 60], "cut in the manifest"),
        "cut-half": (GOOD[: len(GOOD) // 2], "half of the file"),
        "cut-directory": (GOOD[:-60], "cut in the directory"),
        "cut-end": (GOOD[:-22], "without the end record"),
        "cut-last-byte": (GOOD[:-1], "one byte short"),
        "byte-after": (GOOD + b"\0", "one byte after the ZIP"),
        "twice": (GOOD + GOOD, "the file twice"),
        "gap": (GOOD[:_SECOND] + b"\0" + GOOD[_SECOND:], "a byte between entries"),
    }


def _entries() -> dict[str, tuple[bytes, str]]:
    items = list(WHOLE.items())
    manifest, signature, sealed = items
    return {
        "no-entries": (packed({}), "only the mimetype"),
        "entry-missing": (packed(dict(items[:2])), "no payload.age"),
        "signature-missing": (packed(dict([manifest, sealed])), "no signature"),
        "entry-extra": (packed(WHOLE | {"readme.txt": b""}), "one entry too many"),
        "entries-reordered": (packed(dict([signature, manifest, sealed])), "another order"),
        "entry-twice": (_framed(*(stored(*each) for each in [manifest, *items])), "said twice"),
        "mimetype-twice": (packed({"mimetype": b"x"} | WHOLE), "mimetype twice"),
        "capitals": (packed({n.upper(): c for n, c in items}), "names in capitals"),
        "directory": (packed(WHOLE | {"folder/": b""}), "a directory"),
        "climbing": (packed(WHOLE | {"../../x": b""}), "a name that climbs"),
        "absolute": (packed(WHOLE | {"/etc/x": b""}), "an absolute name"),
        "drive": (packed(WHOLE | {"C:\\x": b""}), "a name with a drive"),
        "name-renamed": (packed(dict([("./manifest.json", manifest[1]), *items[1:]])), "./ before"),
        "name-empty": (packed(WHOLE | {"": b""}), "an entry without a name"),
        "name-with-nul": (packed(WHOLE | {"x\0.exe": b""}), "NUL in a name"),
        "name-not-ascii": (_named("ảnh.jpg"), "a name of other than ASCII letters"),
        "name-decomposed": (_named("a\u0309nh.jpg"), "a decomposed name"),
        "many-entries": (_many(), "4,097 entries and no directory"),
    }


def _spellings() -> dict[str, tuple[bytes, str]]:
    return {
        "deflated": (
            _framed(*(deflated(*each) for each in WHOLE.items())),
            "entries are compressed",
        ),
        "method-unknown": (_patched(8, 10, b"\x0c\0"), "method 12"),
        "flag-encrypted": (_patched(6, 8, b"\x01\0"), "flag: encrypted"),
        "flag-descriptor": (_patched(6, 8, b"\x08\0"), "flag: sizes follow"),
        "flag-utf8": (_patched(6, 8, b"\0\x08"), "flag: name is UTF-8"),
        "version-45": (_patched(4, 6, b"\x2d\0"), "needs ZIP64"),
        "zip64-sizes": (_patched(18, 20, b"\xff\xff\xff\xff"), "sizes said elsewhere"),
        "time": (_patched(10, 12, b"\x01\0"), "a time of day"),
        "date": (_patched(12, 14, b"\x22\0"), "another day than 1 January 1980"),
        "crc": (_patched(14, 16, b"\0\0\0\0"), "wrong checksum"),
        "crc-local": (_patched(14, None, b"\0\0\0\0"), "checksum differs from the directory's"),
        "crc-central": (_patched(None, 16, b"\0\0\0\0"), "directory's checksum differs"),
        "size-local": (_patched(22, None, b"\x01\0\0\0"), "size differs from the directory's"),
        "size-central": (_patched(None, 24, b"\x01\0\0\0"), "directory's size differs"),
        "name-central": (_patched(None, 46, b"M"), "directory has another name"),
        "extra-central": (_patched(None, 30, b"\x04\0"), "directory announces an extra field"),
        "extra-local": (_patched(28, None, b"\x04\0"), "header announces an extra field"),
        "comment-entry": (_patched(None, 32, b"\x01\0"), "a comment of an entry"),
        "disk": (_patched(None, 34, b"\x01\0"), "on another disk"),
        "attributes": (_patched(None, 38, b"\0\0\xff\xa1"), "a symbolic link"),
        "made-by": (_patched(None, 4, b"\x14\0"), "made by another system"),
        "offset": (_patched(None, 42, b"\0\0\0\0"), "directory points elsewhere"),
        "comment": (GOOD[:-2] + b"\x01\0x", "a comment of the ZIP"),
        "count": (GOOD[:-14] + b"\x03\0" + GOOD[-12:], "the end counts three entries"),
        "directory-size": (GOOD[:-10] + b"\0\0\0\0" + GOOD[-6:], "the end gives a wrong size"),
        "directory-before": (_directory_first(), "directory before the entries"),
    }


def _framed(*entries: Entry) -> bytes:
    return frame([stored("mimetype", BUNDLE_MIMETYPE.encode()), *entries])


def _patched(local: int | None, central: int | None, value: bytes) -> bytes:
    """Return the good file, some bytes of its second header and directory line exchanged."""
    data = bytearray(GOOD)
    for start, at in ((_SECOND, local), (_DIRECTORY, central)):
        if at is not None:
            data[start + at : start + at + len(value)] = value
    return bytes(data)


def _named(name: str) -> bytes:
    raw = name.encode()
    return packed(WHOLE | {"x" * len(raw): b""}).replace(b"x" * len(raw), raw)


def _many() -> bytes:
    one = frame([stored("x", b"")])
    return GOOD[:_SECOND] + one[: one.index(b"PK\x01\x02")] * 4097


def _directory_first() -> bytes:
    start = GOOD.index(b"PK\x01\x02")
    return GOOD[:_SECOND] + GOOD[start:-22] + GOOD[_SECOND:start] + GOOD[-22:]
