"""Names that nobody bears, and a search for them in every byte that a program left behind."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from storage.spelling import fold

MEMBER, OTHER, HALF = "Khuất Bỉnh Đoàng", "Vưu Ngẫm Lưỡng", "Lò Thị Nghễnh"
HONOREE, TITLE, SOUGHT = "Đoạn Khuyết Tượng", "Tuần rừng Đá Khuỵu", "Giàng Ngoắc Đuỗn"
THROWN, PHONE = "Quàng Đẫy Thướt", "0977443322"
PHRASE = "cây đa bến nước sân đình 9"
CANARIES = (MEMBER, OTHER, HALF, HONOREE, TITLE, SOUGHT, THROWN, PHONE, PHRASE)
_CODINGS = "utf-8", "utf-16-le", "utf-16-be"


def spellings(name: str) -> Iterator[bytes]:
    """Yield a name as any part of a program might have written it."""
    bare = fold(name)
    words = {name, unicodedata.normalize("NFD", name), bare, bare.title()}
    words |= {one.upper() for one in words} | {json.dumps(name)[1:-1]}
    words |= {name.encode("unicode-escape").decode()}
    words |= {bare.replace(" ", between) for between in "-_"}
    for coding in _CODINGS:
        yield from (one.encode(coding) for one in words)


def found_in(folder: Path, names: tuple[str, ...] = CANARIES) -> set[tuple[str, str]]:
    """Return where each name stands in a folder: in the bytes of a file, or in how it is called."""
    sought = {name: tuple(spellings(name)) for name in names}
    found = set()
    for path in folder.rglob("*"):
        called = path.relative_to(folder).as_posix()
        found |= {(called, name) for name in _said(called.encode(), sought)}
        if path.is_file():
            for part in _parts(path.read_bytes()):
                found |= {(called, name) for name in _said(part, sought)}
    return found


def _said(data: bytes, sought: Mapping[str, tuple[bytes, ...]]) -> list[str]:
    return [name for name, ways in sought.items() if any(way in data for way in ways)]


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield the bytes, and those that lie packed in them."""
    yield data
    if not is_zipfile(BytesIO(data)):
        return
    with ZipFile(BytesIO(data)) as packed:
        for each in packed.infolist():
            yield each.filename.encode()
            yield from _parts(packed.read(each))
