"""A record is put back as it was before a line of the journal; what was removed comes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from pydantic import ValidationError

from resources.wording import _
from storage.errors import KnownError
from storage.journal import note
from storage.journal_reading import JournalLine, Row, decoded, line_at
from storage.ledger import Ledger
from storage.records import KIND_NAMED, KINDS, Record, fields_of
from storage.repository import find, put

DAYS = 30  # for so long what was removed is offered
GIVEN_BACK = "give_back"  # the journal's word for it
_TOGETHER = timedelta(seconds=0.5)  # between the lines of one removal
_RANK = {kind.KIND: place for place, kind in enumerate(KINDS)}  # what is referred to comes first


class ErasedForGoodError(KnownError):
    """What the line said was erased for good: it never comes back."""

    CODE = "BG-07"


class NothingToGiveBackError(KnownError):
    """Before the line there was no such record, or this version cannot read what it was."""

    CODE = "BG-08"


@dataclass(frozen=True, slots=True)
class Removed:
    """Records that one removal took out, in the order in which they can be put back."""

    lines: tuple[JournalLine, ...]
    meant: JournalLine  # the one that the user removed; the others went with it


def record_before(ledger: Ledger, line: JournalLine) -> Record:
    """Return the record as it was before a line, with the fields that this version knows.

    What the line does not know yet stays as the record is now, or begins empty. Raises
    ErasedForGoodError or NothingToGiveBackError.
    """
    _refuse_erased(ledger, line)
    kind = line.of
    if kind is None or line.before is None:
        raise NothingToGiveBackError(
            _(
                "Trước dòng này bản ghi chưa có trong sổ nên không có gì để trả lại. Sổ không đổi; "
                "muốn bỏ bản ghi thì xóa ở màn hình của nó."
            )
        )
    here = find(ledger, kind, id=line.record)
    stayed = here[0].model_dump() if here else {}
    try:
        return kind.model_validate(stayed | _known(kind, line.before) | _changed_now())
    except ValidationError as error:
        raise NothingToGiveBackError(
            _(
                "Nội dung cũ của bản ghi do phiên bản khác của phần mềm ghi, phiên bản này không "
                "đọc đủ. Sổ không đổi; hãy xem nội dung cũ trong nhật ký rồi nhập lại."
            )
        ) from error


def unknown_fields(line: JournalLine) -> list[str]:
    """Return the fields of what a line said before that this version does not know."""
    known = {field.name for field in fields_of(line.of)} if line.of else set()
    return sorted(set(line.before or {}) - known)


def give_back(ledger: Ledger, lines: Sequence[JournalLine]) -> list[Record]:
    """Put records back as they were before some lines, all or none, with all guards of `put`.

    Raises what `record_before` and `repository.put` raise.
    """
    with ledger.change():
        records = [record_before(ledger, line) for line in _in_order(lines)]
        for record, line in zip(records, _in_order(lines), strict=True):
            put(ledger, record)
            note(ledger, GIVEN_BACK, record.KIND, record.id, str(line.seq))
    return records


def removed_lately(ledger: Ledger, now: datetime | None = None) -> list[Removed]:
    """Return what was removed in the last days and is not back, the last removal first.

    What was erased for good is not among it.
    """
    since = ((now or datetime.now(UTC)) - timedelta(days=DAYS)).isoformat()
    query = (
        "SELECT seq FROM journal INDEXED BY journal_sifted"
        " WHERE action = 'delete' AND at >= ? ORDER BY seq DESC"
    )
    newest: dict[str, JournalLine] = {}
    for (seq,) in ledger.db.execute(query, [since]).fetchall():
        line = line_at(ledger, seq)
        newest.setdefault(line.record, line)
    gone = [one for one in newest.values() if _may_come_back(ledger, one)]
    return [_removal(run) for run in _runs(ledger, gone)]


def lacking(ledger: Ledger, records: Iterable[Record]) -> list[JournalLine]:
    """Return the removals of what some records refer to and is not here: to be put back too.

    What cannot come back is not among it.
    """
    given = {record.id: record for record in records}
    found: dict[str, JournalLine] = {}
    for record in given.values():
        for kind, identity in _references(record):
            if identity in given or identity in found or find(ledger, kind, id=identity):
                continue
            line = _last_removal(ledger, kind, identity)
            if line and _may_come_back(ledger, line):
                found[identity] = line
    if not found:
        return []
    more = [record_before(ledger, line) for line in found.values()]
    return [*lacking(ledger, [*given.values(), *more]), *found.values()]


def _references(record: Record) -> Iterable[tuple[type[Record], str]]:
    for field in (one for one in fields_of(type(record)) if one.fact.refers):
        value = getattr(record, field.name)
        for identity in value if isinstance(value, tuple) else (value,):
            if identity:
                yield KIND_NAMED[field.fact.refers], str(identity)


def _last_removal(ledger: Ledger, kind: type[Record], identity: str) -> JournalLine | None:
    query = "SELECT max(seq) FROM journal WHERE kind = ? AND record = ? AND action = 'delete'"
    (seq,) = ledger.db.execute(query, [kind.KIND, identity]).fetchone()
    return line_at(ledger, seq) if seq else None


def _may_come_back(ledger: Ledger, line: JournalLine) -> bool:
    if line.of is None or line.before is None or _is_erased(ledger, line):
        return False
    return not find(ledger, line.of, id=line.record)


def _refuse_erased(ledger: Ledger, line: JournalLine) -> None:
    if _is_erased(ledger, line):
        raise ErasedForGoodError(
            _(
                "Nội dung của bản ghi này đã được xóa vĩnh viễn theo quyền của người có dữ liệu "
                "nên không trả lại được. Sổ không đổi; chỉ ghi lại khi có căn cứ mới."
            )
        )


def _is_erased(ledger: Ledger, line: JournalLine) -> bool:
    """Tell whether a line was emptied, or its record was erased on somebody's right."""
    query = "SELECT 1 FROM erasure WHERE record = ? LIMIT 1"
    return line.erased or ledger.db.execute(query, [line.record]).fetchone() is not None


def _known(kind: type[Record], row: Row) -> Row:
    names = {field.name for field in fields_of(kind)}
    return {name: value for name, value in decoded(kind, row).items() if name in names}


def _changed_now() -> Row:
    return {"changed_at": datetime.now(UTC)}


def _in_order(lines: Sequence[JournalLine]) -> list[JournalLine]:
    return sorted(lines, key=lambda line: (_RANK.get(line.kind, 0), -line.seq))


def _runs(ledger: Ledger, lines: Sequence[JournalLine]) -> list[list[JournalLine]]:
    """Part removals, newest first, into those that one officer did at once."""
    runs: list[list[JournalLine]] = [[line] for line in lines[:1]]
    for later, line in pairwise(lines):
        if _at_once(ledger, line, later):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _at_once(ledger: Ledger, line: JournalLine, later: JournalLine) -> bool:
    """Tell whether two removals were one: nothing but counting anew lies between them."""
    if later.actor != line.actor or abs(later.at - line.at) > _TOGETHER:
        return False
    query = "SELECT 1 FROM journal WHERE seq > ? AND seq < ? AND action NOT IN ('update', 'delete')"
    return ledger.db.execute(query, [line.seq, later.seq]).fetchone() is None


def _removal(run: Sequence[JournalLine]) -> Removed:
    return Removed(tuple(_in_order(run)), meant=run[0])
