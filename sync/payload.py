"""The inside of a month bundle: plain lines of JSON, and a table for a person without the app."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from io import StringIO
from typing import Annotated, Any, TypeVar

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from resources.catalogues import indicators, words
from resources.wording import _
from storage.indicators import EXACT, Figure
from storage.records import KIND_NAMED, Record
from storage.records.base import Code, LongText
from sync.bundle import Opened
from sync.container import write_payload
from sync.content import Amendment, MonthContent, Photo, Row, sent_fields
from sync.document import Digest, Month, Number, Size, Value
from sync.errors import BadSentRecordError, ForeignRecordError, NewerFormatError

NONCE = 16  # bytes, so that a small payload cannot be guessed from its hash

_LONGEST = 62  # days of a report month, when the day it ends on was changed
_Part = Annotated[str, StringConstraints(max_length=200)]
_MARK = "\ufeff"  # tells spreadsheets that the table is UTF-8

T = TypeVar("T")


class _Month(Value):
    month: Month
    revision: Number
    first: date
    last: date
    reason: LongText = ""


class _Figure(Value):
    code: Code
    part: _Part
    precision: Code
    value: Annotated[int, Field(ge=-(10**15), le=10**15)]


class _Photo(Value):
    digest: Digest
    size: Size


class _Amendment(Value):
    kind: Code
    record: _Part
    field: _Part
    old: Any
    new: Any
    reason: LongText


_MONTH, _FIGURE, _PHOTO = TypeAdapter(_Month), TypeAdapter(_Figure), TypeAdapter(_Photo)
_AMENDMENT, _ROW = TypeAdapter(_Amendment), TypeAdapter(dict[str, Any])


def payload_of(content: MonthContent, nonce: bytes) -> bytes:
    """Return the payload; the same content and nonce give the same bytes."""
    head = {name: getattr(content, name) for name in _Month.model_fields}
    parts = {"nonce": nonce, "month.json": _Month(**head).model_dump_json().encode()}
    for kind, rows in content.records.items():
        parts[f"records/{kind.KIND}.jsonl"] = _lines(rows)
    parts["figures.jsonl"] = _lines(map(asdict, content.figures))
    parts["photos.jsonl"] = _lines(map(asdict, content.photos))
    if content.slip:
        parts["slip.jsonl"] = _lines(map(asdict, content.slip))
    parts["tong-hop.csv"] = _table(content)
    return write_payload(parts)


def content_of(opened: Opened) -> MonthContent:
    """Return what a bundle says; BadSentRecordError or ForeignRecordError name what is wrong.

    Fields that this version does not know, or that must not travel, are left aside; of a kind of
    record that it does not know nothing may be lost: NewerFormatError. What an older program does
    not send stays as it is.
    """
    manifest, parts = opened.manifest, opened.parts
    if len(parts.get("nonce", b"")) != NONCE:
        raise BadSentRecordError(where=_called("nonce"))
    head = _one(_MONTH, parts.get("month.json", b""), _called("month.json"))
    if (head.month, head.revision) != (manifest.month, manifest.revision):
        raise ForeignRecordError(where=_called("month.json"))
    if not _plausible(head):
        raise BadSentRecordError(where=_called("month.json"))
    found = [Figure(**dict(each)) for each in _all(_FIGURE, parts, "figures.jsonl")]
    if len({(f.code, f.part, f.precision) for f in found}) != len(found):
        raise BadSentRecordError(where=_called("figures.jsonl"))
    return MonthContent(
        unit=manifest.sender,
        month=head.month,
        revision=head.revision,
        first=head.first,
        last=head.last,
        reason=head.reason,
        records=_records(parts),
        figures=found,
        photos=[Photo(**dict(each)) for each in _all(_PHOTO, parts, "photos.jsonl")],
        slip=[Amendment(**dict(each)) for each in _all(_AMENDMENT, parts, "slip.jsonl")],
    )


def records_of(content: MonthContent) -> dict[type[Record], list[Record]]:
    """Return the records as they go into the superior's ledger, each of them checked.

    BadSentRecordError for one that cannot be, ForeignRecordError for one that is not the sender's.
    """
    found: dict[type[Record], list[Record]] = {}
    for kind, rows in content.records.items():
        found[kind] = [_record(content, kind, place, row) for place, row in enumerate(rows, 1)]
        if len({record.id for record in found[kind]}) != len(found[kind]):
            raise BadSentRecordError(where=_called(f"records/{kind.KIND}.jsonl"))
    return found


def _record(content: MonthContent, kind: type[Record], place: int, row: Row) -> Record:
    where = _called(f"records/{kind.KIND}.jsonl", place)
    try:
        record = kind.model_validate(row)
    except ValidationError as error:
        raise BadSentRecordError(where=where) from error
    day = getattr(record, kind.DATED_BY) if kind.DATED_BY else content.first
    if record.unit != content.unit or not content.first <= day <= content.last:
        raise ForeignRecordError(where=where)
    return record


def _records(parts: Mapping[str, bytes]) -> dict[type[Record], list[Row]]:
    found: dict[type[Record], list[Row]] = {}
    for name in parts:
        if name.startswith("records/"):
            kind = _kind_of(name)
            if kind is None:  # signed by its unit, so it is not nonsense but of a later program
                raise NewerFormatError(format=_called(name))
            if not kind.SENT:
                raise BadSentRecordError(where=_called(name))
            known = set(sent_fields(kind))
            rows = _all(_ROW, parts, name)
            found[kind] = [{k: v for k, v in row.items() if k in known} for row in rows]
    return found


def _plausible(head: _Month) -> bool:
    days = (head.last - head.first).days
    return 0 <= days <= _LONGEST and f"{head.last:%Y-%m}" == head.month


def _one(kind: TypeAdapter[T], line: bytes, where: str) -> T:
    try:
        return kind.validate_json(line, strict=True)
    except ValidationError as error:
        raise BadSentRecordError(where=where) from error


def _all(kind: TypeAdapter[T], parts: Mapping[str, bytes], name: str) -> list[T]:
    lines = parts.get(name, b"").split(b"\n")
    if lines.pop():  # each line ends, so that a cut file is seen
        raise BadSentRecordError(where=_called(name))
    return [_one(kind, line, _called(name, place)) for place, line in enumerate(lines, 1)]


def _kind_of(name: str) -> type[Record] | None:
    return KIND_NAMED.get(name.removeprefix("records/").removesuffix(".jsonl"))


def _called(name: str, line: int = 0) -> str:
    """Return what people call a part, and the line in it."""
    known = {
        "nonce": _("số ngẫu nhiên"),
        "month.json": _("phần đầu"),
        "figures.jsonl": _("phần số liệu"),
        "photos.jsonl": _("phần ảnh"),
        "slip.jsonl": _("phiếu điều chỉnh"),
    }
    kind = _kind_of(name)
    said = known.get(name) or _("phần «{title}»").format(title=kind.TITLE if kind else name)
    return _("{part}, dòng {line}").format(part=said, line=line) if line else said


def _lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _table(content: MonthContent) -> bytes:
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([_("Mã"), _("Chỉ tiêu"), _("Phân tổ"), _("Độ chính xác"), _("Số liệu")])
    writer.writerows(_table_rows(content.figures))
    return (_MARK + text.getvalue()).encode()


def _table_rows(found: Iterable[Figure]) -> Iterator[tuple[str, str, str, str, int]]:
    known, precisions = indicators(), words("precisions")
    for figure in found:
        name = known[figure.code].name if figure.code in known else figure.code
        said = "" if figure.precision == EXACT else precisions.get(figure.precision, "?")
        yield figure.code, name, figure.part, said, figure.value
