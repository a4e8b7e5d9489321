"""The journal for people: its lines newest first, a page at a time, and what each changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeAlias

from storage.ledger import Ledger
from storage.looks import LOOKS, put_away_until
from storage.records import KIND_NAMED, Field, Record, fields_of
from storage.spelling import fold

Row: TypeAlias = dict[str, Any]

CHANGES = ("insert", "update", "delete")
PAGE = 200  # lines: what a screen shows at once
_DEEP = 4000  # lines that are read through for words before the reader is asked to go on
_UNSAID = frozenset({"id", "unit", "changed_at"})
_COLUMNS = "seq, at, actor, action, kind, record, salt, before, after"


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One line: who did what to which record; `said` is what a line without a record says."""

    seq: int
    at: datetime
    actor: str
    action: str
    kind: str
    record: str
    before: Row | None = None
    after: Row | None = None
    said: str = ""
    erased: bool = False

    @property
    def row(self) -> Row:
        """Return what the record said after the line, or before it was taken out; {} for none."""
        return self.after or self.before or {}

    @property
    def of(self) -> type[Record] | None:
        """Return the kind of the record, none for what is no record."""
        return KIND_NAMED.get(self.kind)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that a line changed; one that this version does not know has no `field`."""

    name: str
    field: Field | None
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Sift:
    """Which lines are asked for; empty means all. Days are those of this computer's clock."""

    first: date | None = None
    last: date | None = None
    actor: str = ""
    kind: str = ""
    actions: tuple[str, ...] = ()
    record: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, newest first, and the line to read on before; 0 at the end."""

    lines: Sequence[JournalLine]
    onward: int


def page(ledger: Ledger, sift: Sift, before: int = 0, most: int = PAGE) -> Page:
    """Return the newest lines that are asked for, those before the line `before` if it is given.

    With words, a page may end early: some thousand lines are read through at a time.
    """
    words = fold(sift.words).split()
    query, values = _query(ledger, sift, before, _DEEP if words else most + 1)
    found: list[JournalLine] = []
    read = last = 0
    for row in ledger.db.execute(query, values):
        if len(found) == most:
            return Page(found, last)
        read, last = read + 1, row[0]
        if all(word in _sought(row) for word in words):
            found.append(_line(row))
    return Page(found, last if words and read == _DEEP else 0)


def line_at(ledger: Ledger, seq: int) -> JournalLine:
    """Return one line, which must exist."""
    query = f"SELECT {_COLUMNS} FROM journal WHERE seq = ?"
    return _line(ledger.db.execute(query, [seq]).fetchone())


def last_said(ledger: Ledger, kind: str, record: str) -> JournalLine | None:
    """Return the newest line that says what a record was, none where all was erased."""
    query = (
        "SELECT max(seq) FROM journal WHERE kind = ? AND record = ? AND salt IS NOT NULL"
        " AND action IN ('insert', 'update', 'delete')"
    )
    (seq,) = ledger.db.execute(query, [kind, record]).fetchone()
    return line_at(ledger, seq) if seq else None


def changes_of(line: JournalLine) -> list[FieldChange]:
    """Return the fields that a line changed, in the order of the form; unknown ones come last."""
    before, after = line.before or {}, line.after or {}
    known = {field.name: field for field in fields_of(line.of)} if line.of else {}
    names = [*known, *(name for name in (before | after) if name not in known)]
    return [
        FieldChange(name, known.get(name), before.get(name), after.get(name))
        for name in names
        if name not in _UNSAID and before.get(name) != after.get(name)
    ]


def officers_named(ledger: Ledger) -> dict[str, str]:
    """Return the name of each officer who was ever in these books, by identity."""
    return dict(ledger.db.execute("SELECT id, name FROM officer ORDER BY added_at").fetchall())


def kinds_written(ledger: Ledger) -> list[str]:
    """Return the kinds of which the journal speaks."""
    return [kind for (kind,) in ledger.db.execute("SELECT DISTINCT kind FROM journal")]


def decoded(kind: type[Record], row: Row) -> Row:
    """Return what a row kept, with lists and numbers by code as values and not as text."""
    composed = {field.name for field in fields_of(kind) if field.composed}
    return {
        name: json.loads(value) if name in composed and isinstance(value, str) else value
        for name, value in row.items()
    }


def _query(ledger: Ledger, sift: Sift, before: int, most: int) -> tuple[str, list[Any]]:
    """Say which lines are read; what lies in the lines is touched only for those."""
    conditions = list(_conditions(sift))
    if before:
        conditions.append(("seq < ?", [before]))
    if until := put_away_until(ledger):
        marks = ", ".join("?" * len(LOOKS))
        conditions.append((f"NOT (action IN ({marks}) AND at < ?)", [*LOOKS, until]))
    where = " AND ".join(words for words, _values in conditions) or "1"
    values = [value for _words, some in conditions for value in some]
    index = "journal_record" if sift.record and sift.kind else "journal_sifted"
    by = f" INDEXED BY {index}" if _conditioned(sift) else ""
    chosen = f"SELECT seq FROM journal{by} WHERE {where} ORDER BY seq DESC LIMIT ?"
    query = f"SELECT {_COLUMNS} FROM journal WHERE seq IN ({chosen}) ORDER BY seq DESC"
    return query, [*values, most]


def _conditioned(sift: Sift) -> bool:
    return bool(sift.first or sift.last or sift.actor or sift.kind or sift.actions or sift.record)


def _conditions(sift: Sift) -> Iterator[tuple[str, list[Any]]]:
    if sift.first:
        yield "at >= ?", [_begins(sift.first)]
    if sift.last:
        yield "at < ?", [_begins(sift.last + timedelta(days=1))]
    for column, value in (("actor", sift.actor), ("kind", sift.kind), ("record", sift.record)):
        if value:
            yield f"{column} = ?", [value]
    if sift.actions:
        yield f"action IN ({', '.join('?' * len(sift.actions))})", list(sift.actions)


def _begins(day: date) -> str:
    """Return the moment at which a day begins here, as the journal writes it."""
    return datetime.combine(day, time()).astimezone().astimezone(UTC).isoformat()


def _sought(row: Sequence[Any]) -> str:
    return fold(f"{row[7] or ''} {row[8] or ''}")


def _line(row: Sequence[Any]) -> JournalLine:
    seq, at, actor, action, kind, record, salt, before, after = row
    where = (seq, datetime.fromisoformat(at), actor, action, kind, record)
    if salt is None and before is None and after is None:
        return JournalLine(*where, erased=True)
    if action not in CHANGES:
        return JournalLine(*where, said=after or "")
    return JournalLine(
        *where,
        before=json.loads(before) if before else None,
        after=json.loads(after) if after else None,
    )
