"""Erasing a person's data: the records, what the journal said of them, drafts, search, files.

What was counted stays counted, what the law keeps stays; what was removed before can no longer be
given back; a tombstone without a name stands for each
record and goes up with the month. Copies of before are not reached: the certificate says until
when they are kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from resources.wording import _
from storage.backup_keeping import MONTHS
from storage.commendation.life import is_draft
from storage.duties import require
from storage.errors import KnownError, MonthClosedError
from storage.journal import note
from storage.ledger import Ledger
from storage.privacy.naming import name_of
from storage.privacy.person import kept_because
from storage.privacy.removed import is_in_books, removed_before
from storage.privacy.tips import is_only_numbers
from storage.privacy.tombstones import ERASABLE, blanked
from storage.records import (
    KIND_NAMED,
    Activity,
    Erasure,
    Honoree,
    KeptPaper,
    Member,
    Nominee,
    Proposal,
    Record,
)
from storage.repository import find, put, remove
from storage.schema import referring
from storage.spelling import fold

COPIES_MONTHS = MONTHS  # for how long the oldest backup is kept

_ORDER = ("kept_paper", "achievement", "candidate", "nominee", "honoree", "member")


class NotErasedError(KnownError):
    """What was asked to be erased is kept by law, is another unit's, or is nobody's data."""

    CODE = "DL-01"


@dataclass(frozen=True, slots=True)
class Done:
    """One erasure: its number, day and ground, its tombstones, and who did it."""

    number: str
    day: date
    ground: str
    tombstones: tuple[Erasure, ...]
    by: str


def erase(ledger: Ledger, records: Sequence[Record], ground: str, today: date) -> Done:
    """Erase what these records say of a person, for good; all of it or nothing.

    Raises NotAllowedError, NotErasedError, or MonthClosedError where today's month is closed.
    """
    require(ledger, "manage")
    asked = sorted({one.id: one for one in records}.values(), key=_place)
    for record in asked:
        _refuse_kept(ledger, record)
    ledger.db.execute("PRAGMA secure_delete = ON")
    with ledger.change():
        number = _next_number(ledger, today.year)
        said = {"unit": ledger.settings.unit, "number": number, "ground": ground}
        whole = [(one.KIND, one.id) for one in asked] + list(removed_before(ledger, asked))
        made = tuple(
            Erasure.model_validate(said | {"erased_on": today, "of": kind, "record": identity})
            for kind, identity in whole
        )
        for tombstone in made:
            put(ledger, tombstone)
            _empty_journal(ledger, tombstone.of, tombstone.record)
        for one in asked:
            _empty(ledger, one)
        _forget_half_typed(ledger, asked)
        ledger.db.execute("INSERT INTO card_index (card_index) VALUES ('rebuild')")
        note(ledger, "erase", Erasure.KIND, number, str(len(made)))
    ledger.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return Done(number, today, ground, made, officer_of(ledger))


def erase_again(ledger: Ledger, tombstones: Iterable[Erasure]) -> int:
    """Erase what an older copy of the books, or a recovery, brought back; return how many records.

    A tombstone that these books lack is put in; one of a month that is closed here cannot be, and
    is left out.
    """
    ledger.db.execute("PRAGMA secure_delete = ON")
    with ledger.change():
        back = [one for tombstone in tombstones for one in _back(ledger, tombstone)]
        for record in sorted(back, key=_place):
            with suppress(MonthClosedError):  # what was signed in that copy stays as it was signed
                _empty(ledger, record)
        _forget_half_typed(ledger, back)
        if back:
            ledger.db.execute("INSERT INTO card_index (card_index) VALUES ('rebuild')")
    return len(back)


def erasures(ledger: Ledger) -> list[Done]:
    """Return the erasures of the own unit, newest first."""
    found: dict[str, list[Erasure]] = {}
    for one in find(ledger, Erasure, unit=ledger.settings.unit):
        found.setdefault(one.number, []).append(one)
    return [
        Done(number, group[0].erased_on, group[0].ground, tuple(group), _by(ledger, group[0]))
        for number, group in found.items()
    ]


def copies_end(day: date) -> date:
    """Return the day on which the last backup made before an erasure falls out of keeping."""
    year, month = divmod(day.year * 12 + day.month - 1 + COPIES_MONTHS, 12)
    return date(year, month + 1, min(day.day, 28))


def officer_of(ledger: Ledger, identity: str = "") -> str:
    """Return the name of whoever is at the desk, or of an officer; "" for the machine itself."""
    query = "SELECT name FROM officer WHERE id = ?"
    found = ledger.db.execute(query, [identity or ledger.actor.name]).fetchone()
    return str(found[0]) if found else ""


def _back(ledger: Ledger, tombstone: Erasure) -> list[Record]:
    """Put a tombstone in and return the record it names, if that still tells of somebody."""
    kind, unit = KIND_NAMED.get(tombstone.of), ledger.settings.unit
    if kind is None or tombstone.of not in ERASABLE or tombstone.unit != unit:
        return []
    if not find(ledger, Erasure, id=tombstone.id):
        try:
            put(ledger, tombstone)
        except MonthClosedError:
            return []
    _empty_journal(ledger, tombstone.of, tombstone.record)
    found = find(ledger, kind, id=tombstone.record, unit=unit)
    return [one for one in found if blanked(one) != one]


def _empty(ledger: Ledger, record: Record) -> None:
    files = _files(record)
    if not is_in_books(ledger, record):
        files = ()  # removed before: only the journal tells of it
    elif _must_stay(ledger, record):
        put(ledger, _unlinked(blanked(record)))
    else:
        remove(ledger, record)
    for digest in files:
        _drop_file(ledger, digest)
    _empty_journal(ledger, record.KIND, record.id)


def _empty_journal(ledger: Ledger, kind: str, identity: str) -> None:
    said = "UPDATE journal SET salt = NULL, before = NULL, after = NULL"
    ledger.db.execute(f"{said} WHERE kind = ? AND record = ?", [kind, identity])


def _refuse_kept(ledger: Ledger, record: Record) -> None:
    why = kept_because(ledger, record) if is_in_books(ledger, record) else ""
    if isinstance(record, Activity) and not is_only_numbers(record):
        why = _("Hoạt động không phải dữ liệu của một người")
    if record.KIND not in ERASABLE or record.unit != ledger.settings.unit:
        why = why or _("Không phải dữ liệu của một người trong sổ của đơn vị")
    if not why:
        return
    raise NotErasedError(
        _("“{title}” này không xóa được: {why}. Chưa có gì bị xóa; hãy bỏ chọn dòng đó.").format(
            title=record.TITLE, why=why[:1].lower() + why[1:]
        )
    )


def _must_stay(ledger: Ledger, record: Record) -> bool:
    """Tell whether a record still counts, or others lead to it: then it stays, emptied."""
    if isinstance(record, Activity) or (isinstance(record, Member) and record.left_on is None):
        return True
    if isinstance(record, Nominee):
        proposals = find(ledger, Proposal, id=record.proposal)
        if proposals and not is_draft(proposals[0]):
            return True
    return any(
        ledger.db.table(kind.KIND).count_where(
            f"instr([{name}], ?)" if many else f"[{name}] = ?", [record.id]
        )
        for kind, name, many in referring(record.KIND)
    )


def _unlinked(record: Record) -> Record:
    return record.model_copy(update={"member": None}) if isinstance(record, Honoree) else record


def _files(record: Record) -> tuple[str, ...]:
    return (record.digest,) if isinstance(record, KeptPaper) else ()


def _drop_file(ledger: Ledger, digest: str) -> None:
    others = find(ledger, KeptPaper, digest=digest)
    if not others:
        query = (
            "DELETE FROM paper_file WHERE digest = :digest AND NOT EXISTS"
            " (SELECT 1 FROM certificate_template WHERE picture = :digest)"
        )
        ledger.db.execute(query, {"digest": digest})


def _forget_half_typed(ledger: Ledger, records: Iterable[Record]) -> None:
    """Drop drafts and preferences that lead to the records or say the name."""
    sought = {one.id for one in records} | {fold(name_of(one)) for one in records}
    said = [words for words in sought if words]
    for form, content in ledger.db.execute("SELECT form, content FROM draft").fetchall():
        if _says(json.loads(content), said):
            ledger.db.execute("DELETE FROM draft WHERE form = ?", [form])
    query = "SELECT officer, name, value FROM preference"
    for officer, name, value in ledger.db.execute(query).fetchall():
        kept = json.loads(value)
        if _says(kept, said):
            news = "UPDATE preference SET value = ? WHERE officer = ? AND name = ?"
            ledger.db.execute(news, [json.dumps(_without(kept, said)), officer, name])


def _says(value: Any, said: Sequence[str]) -> bool:  # any JSON
    if isinstance(value, dict):
        return any(_says(one, said) for pair in value.items() for one in pair)
    if isinstance(value, list):
        return any(_says(one, said) for one in value)
    return isinstance(value, str) and any(words in fold(value) for words in said)


def _without(value: Any, said: Sequence[str]) -> Any:  # any JSON
    if isinstance(value, dict):
        return {key: one for key, one in value.items() if not _says([key, one], said)}
    if isinstance(value, list):
        return [one for one in value if not _says(one, said)]
    return None


def _next_number(ledger: Ledger, year: int) -> str:
    numbers = {one.number for one in find(ledger, Erasure, unit=ledger.settings.unit)}
    last = max((int(one.split("/")[0]) for one in numbers if one.endswith(f"/{year}")), default=0)
    return f"{last + 1:02d}/{year}"


def _place(record: Record) -> int:
    return _ORDER.index(record.KIND) if record.KIND in _ORDER else 0


def _by(ledger: Ledger, tombstone: Erasure) -> str:
    query = "SELECT actor FROM journal WHERE kind = ? AND record = ? AND action = 'insert'"
    found = ledger.db.execute(query, [Erasure.KIND, tombstone.id]).fetchone()
    return officer_of(ledger, str(found[0])) if found else ""
