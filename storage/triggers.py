"""The guards inside the ledger: closed months stay as they are, each change leaves a line.

Triggers are made by one function that may run any number of times, and compared at each start:
`transform()` of sqlite-utils drops them without a word, and so could somebody with the key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from resources.wording import _
from storage.cards import card_triggers
from storage.driver import Database
from storage.errors import TriggersMissingError
from storage.records import KINDS, Record, fields_of

MONTH_CLOSED = "month closed"  # what a trigger says; the repository says it in words
_OWN = "(SELECT unit FROM book)"
_SEAL = """UPDATE journal SET
        digest = journal_digest(NEW.salt, NEW.before, NEW.after),
        hash = journal_hash(
            (SELECT hash FROM journal WHERE seq = NEW.seq - 1),
            NEW.seq, NEW.at, NEW.actor, NEW.action, NEW.kind, NEW.record,
            journal_digest(NEW.salt, NEW.before, NEW.after))
    WHERE seq = NEW.seq;"""
_SAME = ("seq", "at", "actor", "action", "kind", "record", "digest", "hash")
_ERASED = (  # the one change there may be: what a line said of a record that has a tombstone goes
    "NEW.salt IS NULL AND NEW.before IS NULL AND NEW.after IS NULL AND "
    + " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _SAME)
    + " AND EXISTS (SELECT 1 FROM erasure WHERE of = OLD.kind AND record = OLD.record)"
)
_LINE = """INSERT INTO journal (at, actor, action, kind, record, salt, before, after)
    VALUES (journal_now(), journal_actor(), '{verb}', '{kind}', {row}.id, journal_salt(),
        {before},
        {after});"""


@cache
def expected_triggers() -> Mapping[str, str]:
    """Return the name and the statement of each trigger a ledger must have."""
    made: dict[str, str] = dict(_journal_guards()) | dict(_figure_guards()) | dict(card_triggers())
    for kind in KINDS:
        made |= dict(_journal_of(kind))
        if kind.DATED_BY:
            made |= dict(_month_guards(kind))
    return made


def ensure_triggers(db: Database) -> None:
    """Make the triggers anew, after a migration."""
    drop_triggers(db)
    for statement in expected_triggers().values():
        db.execute(statement)


def drop_triggers(db: Database) -> None:
    """Take all triggers away, until `ensure_triggers` makes them."""
    for name in _found_triggers(db):
        db.execute(f"DROP TRIGGER [{name}]")


def check_triggers(db: Database) -> None:
    """Raise TriggersMissingError unless the ledger has exactly the triggers it must have."""
    if _found_triggers(db) != expected_triggers():
        raise TriggersMissingError(
            _(
                "Các chốt bảo vệ trong sổ không còn nguyên vẹn: có phần mềm khác đã sửa tệp sổ. "
                "Chưa có gì bị mất; hãy khôi phục bản sao lưu gần nhất hoặc gọi người hỗ trợ."
            )
        )


def _found_triggers(db: Database) -> dict[str, str]:
    return {trigger.name: trigger.sql for trigger in db.triggers}


def _trigger(name: str, when: str, condition: str, body: str) -> tuple[str, str]:
    guard = f" WHEN {condition}" if condition else ""
    return name, f"CREATE TRIGGER {name} {when}{guard} BEGIN\n    {body}\nEND"


def _journal_guards() -> Iterator[tuple[str, str]]:
    yield _trigger("journal_seal", "AFTER INSERT ON journal", "", _SEAL)
    refuse = "SELECT RAISE(ABORT, 'journal is append-only');"
    changed = f"OLD.hash IS NOT NULL AND NOT ({_ERASED})"
    yield _trigger("journal_no_update", "BEFORE UPDATE ON journal", changed, refuse)
    yield _trigger("journal_no_delete", "BEFORE DELETE ON journal", "", refuse)


def _journal_of(kind: type[Record]) -> Iterator[tuple[str, str]]:
    for verb, before, after in (
        ("insert", "", "NEW"),
        ("update", "OLD", "NEW"),
        ("delete", "OLD", ""),
    ):
        row = before or after  # a record that is given to another unit leaves its line too
        body = _LINE.format(
            verb=verb, kind=kind.KIND, row=row, before=_row(kind, before), after=_row(kind, after)
        )
        name, when = f"journal_{verb}_{kind.KIND}", f"AFTER {verb.upper()} ON [{kind.KIND}]"
        yield _trigger(name, when, f"{row}.unit = {_OWN}", body)


def _row(kind: type[Record], side: str) -> str:
    if not side:
        return "NULL"
    pairs = ", ".join(f"'{field.name}', {side}.[{field.name}]" for field in fields_of(kind))
    return f"json_object({pairs})"


def _month_guards(kind: type[Record]) -> Iterator[tuple[str, str]]:
    for verb, sides in (("insert", ["NEW"]), ("update", ["OLD", "NEW"]), ("delete", ["OLD"])):
        closed = " OR ".join(_in_closed_month(side, kind.DATED_BY) for side in sides)
        name, when = f"month_{verb}_{kind.KIND}", f"BEFORE {verb.upper()} ON [{kind.KIND}]"
        yield _trigger(name, when, closed, f"SELECT RAISE(ABORT, '{MONTH_CLOSED}');")


def _figure_guards() -> Iterator[tuple[str, str]]:
    for verb, sides in (("insert", ["NEW"]), ("update", ["OLD", "NEW"]), ("delete", ["OLD"])):
        frozen = " OR ".join(
            "EXISTS (SELECT 1 FROM closed_month WHERE state <> 'reopened'"
            f" AND unit = {side}.unit AND month = {side}.month)"
            for side in sides
        )
        name, when = f"month_{verb}_figure", f"BEFORE {verb.upper()} ON figure"
        yield _trigger(name, when, frozen, f"SELECT RAISE(ABORT, '{MONTH_CLOSED}');")


def _in_closed_month(side: str, dated_by: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM closed_month WHERE unit = {side}.unit AND state <> 'reopened'"
        f" AND {side}.[{dated_by}] BETWEEN first AND last)"
    )
