"""The parts of a payload: lines of JSON, read strictly, and what people call each part."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from resources.wording import _
from storage.records import KIND_NAMED, Record
from storage.repository import many
from sync.container import MIB
from sync.content import Row
from sync.document import exact_json
from sync.errors import BadSentRecordError, ForeignRecordError, NewerFormatError

NONCE = 16  # bytes, so that a small payload cannot be guessed from its hash

PART_CAP, MOST_LINES = 8 * MIB, 50_000  # of a part that is read; a real month has a hundredth

T = TypeVar("T")


def lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return rows as they travel: one JSON object a line, each line ended."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def one(kind: TypeAdapter[T], line: bytes, where: str) -> T:
    """Return the one value that a line says; BadSentRecordError names the place."""
    try:
        return _exactly(kind, line)
    except ValueError as error:
        raise BadSentRecordError(where=where) from error


def every(kind: TypeAdapter[T], parts: Mapping[str, bytes], name: str) -> list[T]:
    """Return what the lines of a part say; BadSentRecordError names part and line."""
    return _each(parts, name, partial(_exactly, kind))


def refuse_no_nonce(parts: Mapping[str, bytes]) -> None:
    """Raise BadSentRecordError for a payload that could be guessed."""
    if len(parts.get("nonce", b"")) != NONCE:
        raise BadSentRecordError(where=called("nonce"))


def rows_in(
    parts: Mapping[str, bytes], travelling: Callable[[type[Record]], Collection[str]]
) -> dict[type[Record], list[Row]]:
    """Return the rows of each kind, with only those of their fields that may travel.

    BadSentRecordError for a kind of which nothing may travel. Of a kind that this version does
    not know nothing may be lost: NewerFormatError.
    """
    found: dict[type[Record], list[Row]] = {}
    for name in parts:
        if name.startswith("records/"):
            kind = _kind_of(name)
            if kind is None:  # signed by its unit, so it is not nonsense but of a later program
                raise NewerFormatError(format=called(name))
            known = set(travelling(kind))
            if not known:
                raise BadSentRecordError(where=called(name))
            rows = _each(parts, name, _row)
            found[kind] = [row if row.keys() <= known else _only(row, known) for row in rows]
    return found


def records_in(
    kind: type[Record], rows: Sequence[Row], is_foreign: Callable[[Record], bool]
) -> list[Record]:
    """Return the records of one kind, each checked by itself.

    BadSentRecordError for one that cannot be, or that is said twice; ForeignRecordError for one
    that does not belong here.
    """
    try:
        found = many(kind).validate_json(to_json(rows), strict=True)
    except ValidationError as error:
        line = int(error.errors()[0]["loc"][0]) + 1
        raise BadSentRecordError(where=called(part_of(kind), line)) from error
    for line, record in enumerate(found, 1):
        if is_foreign(record):
            raise ForeignRecordError(where=called(part_of(kind), line))
    if len({record.id for record in found}) != len(found):
        raise BadSentRecordError(where=called(part_of(kind)))
    return found


def part_of(kind: type[Record]) -> str:
    """Return the name of the part that holds the records of a kind."""
    return f"records/{kind.KIND}.jsonl"


def called(name: str, line: int = 0) -> str:
    """Return what people call a part, and the line in it."""
    known = {
        "nonce": _("số ngẫu nhiên"),
        "month.json": _("phần đầu"),
        "dossier.json": _("phần đầu"),
        "figures.jsonl": _("phần số liệu"),
        "photos.jsonl": _("phần ảnh"),
        "slip.jsonl": _("phiếu điều chỉnh"),
        "held.jsonl": _("phần hình thức đã được khen"),
        "papers": _("phần giấy tờ kèm theo"),
    }
    kind = _kind_of(name)
    said = known.get(name) or _("phần «{title}»").format(title=kind.TITLE if kind else name)
    return _("{part}, dòng {line}").format(part=said, line=line) if line else said


def _each(parts: Mapping[str, bytes], name: str, read: Callable[[bytes], T]) -> list[T]:
    part = parts.get(name, b"")
    found = part.split(b"\n")
    if found.pop() or len(part) > PART_CAP or len(found) > MOST_LINES:
        raise BadSentRecordError(where=called(name))  # each line ends, so that a cut file is seen
    said: list[T] = []
    for line in found:
        try:
            said.append(read(line))
        except ValueError as error:
            raise BadSentRecordError(where=called(name, len(said) + 1)) from error
    return said


def _exactly(kind: TypeAdapter[T], line: bytes) -> T:
    exact_json(line)
    return kind.validate_json(line, strict=True)


def _row(line: bytes) -> Row:
    row = exact_json(line)
    if not isinstance(row, dict):
        raise ValueError(line)  # noqa: TRY004  # of the file, as any other that is wrong in it
    return row


def _only(row: Row, known: Collection[str]) -> Row:
    return {name: value for name, value in row.items() if name in known}


def _kind_of(name: str) -> type[Record] | None:
    return KIND_NAMED.get(name.removeprefix("records/").removesuffix(".jsonl"))
