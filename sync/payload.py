"""The inside of a month bundle: plain lines of JSON, and a table for a person without the app."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from io import StringIO
from typing import Annotated, Any

from pydantic import Field, StringConstraints, TypeAdapter

from resources.catalogues import indicators, words
from resources.wording import _, official
from storage.formulas import unarmed
from storage.indicators import EXACT, Figure
from storage.records import Record
from storage.records.base import Code, LongText
from sync.bundle import Opened
from sync.container import write_payload
from sync.content import Amendment, MonthContent, Photo, sent_fields
from sync.document import Digest, Month, Number, Size, Value
from sync.errors import BadSentRecordError, ForeignRecordError
from sync.lines import (
    called,
    every,
    lines,
    one,
    part_of,
    records_in,
    refuse_no_nonce,
    rows_in,
)

_LONGEST = 62  # days of a report month, when the day it ends on was changed
_Part = Annotated[str, StringConstraints(max_length=200)]
_MARK = "\ufeff"  # tells spreadsheets that the table is UTF-8


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
_AMENDMENT = TypeAdapter(_Amendment)


@official
def payload_of(content: MonthContent, nonce: bytes) -> bytes:
    """Return the payload; the same content and nonce give the same bytes."""
    head = {name: getattr(content, name) for name in _Month.model_fields}
    parts = {"nonce": nonce, "month.json": _Month(**head).model_dump_json().encode()}
    for kind, rows in content.records.items():
        parts[part_of(kind)] = lines(rows)
    parts["figures.jsonl"] = lines(map(asdict, content.figures))
    parts["photos.jsonl"] = lines(map(asdict, content.photos))
    if content.slip:
        parts["slip.jsonl"] = lines(map(asdict, content.slip))
    parts["tong-hop.csv"] = _table(content)
    return write_payload(parts)


@official
def content_of(opened: Opened) -> MonthContent:
    """Return what a bundle says; BadSentRecordError or ForeignRecordError name what is wrong.

    Fields that this version does not know, or that must not travel, are left aside; of a kind of
    record that it does not know nothing may be lost: NewerFormatError. What an older program does
    not send stays as it is.
    """
    manifest, parts = opened.manifest, opened.parts
    refuse_no_nonce(parts)
    head = one(_MONTH, parts.get("month.json", b""), called("month.json"))
    if (head.month, head.revision) != (manifest.month, manifest.revision):
        raise ForeignRecordError(where=called("month.json"))
    if not _plausible(head):
        raise BadSentRecordError(where=called("month.json"))
    found = [Figure(**dict(each)) for each in every(_FIGURE, parts, "figures.jsonl")]
    if len({(f.code, f.part, f.precision) for f in found}) != len(found):
        raise BadSentRecordError(where=called("figures.jsonl"))
    return MonthContent(
        unit=manifest.sender,
        month=head.month,
        revision=head.revision,
        first=head.first,
        last=head.last,
        reason=head.reason,
        records=rows_in(parts, lambda kind: sent_fields(kind) if kind.SENT else ()),
        figures=found,
        photos=[Photo(**dict(each)) for each in every(_PHOTO, parts, "photos.jsonl")],
        slip=[Amendment(**dict(each)) for each in every(_AMENDMENT, parts, "slip.jsonl")],
    )


@official
def records_of(content: MonthContent) -> dict[type[Record], list[Record]]:
    """Return the records as they go into the superior's ledger, each of them checked.

    BadSentRecordError for one that cannot be, ForeignRecordError for one that is not the sender's.
    """
    first, last = content.first, content.last

    def is_foreign(record: Record) -> bool:
        dated_by = record.DATED_BY
        day = getattr(record, dated_by) if dated_by else first
        return record.unit != content.unit or not first <= day <= last

    return {kind: records_in(kind, rows, is_foreign) for kind, rows in content.records.items()}


def _plausible(head: _Month) -> bool:
    days = (head.last - head.first).days
    return 0 <= days <= _LONGEST and f"{head.last:%Y-%m}" == head.month


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
        yield figure.code, name, unarmed(figure.part), said, figure.value
