"""Who looked at personal data: a line of the journal for each officer, record and day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from storage.errors import LedgerBusyError
from storage.journal import note
from storage.ledger import Ledger
from storage.records import Record, fields_of

Look = Literal["seen", "printed", "taken_out"]
LOOKS: tuple[Look, ...] = ("seen", "printed", "taken_out")  # the journal's words


def is_personal(record: Record) -> bool:
    """Tell whether a record says something about a person; a collective is nobody."""
    if getattr(record, "subject", "") == "collective":
        return False
    return any(
        field.fact.personal and getattr(record, field.name) for field in fields_of(type(record))
    )


def note_looks(ledger: Ledger, how: Look, records: Iterable[Record]) -> None:
    """Say in the journal that personal records were looked at, once a day by each officer.

    The line names the record by its identity and repeats nothing of it.
    """
    new = [one for one in records if is_personal(one) and not _is_noted(ledger, how, one)]
    if new:
        with ledger.change():
            for record in new:
                note(ledger, how, record.KIND, record.id)


def try_noting(ledger: Ledger, looks: Iterable[tuple[Look, Record]]) -> bool:
    """Note looks without waiting for whoever writes; false if they must be noted later."""
    (wait,) = ledger.connection.execute("PRAGMA busy_timeout").fetchone()
    ledger.connection.execute("PRAGMA busy_timeout = 0")
    try:
        for how, record in looks:
            note_looks(ledger, how, [record])
    except LedgerBusyError:
        return False
    finally:
        ledger.connection.execute(f"PRAGMA busy_timeout = {wait:d}")
    return True


def _is_noted(ledger: Ledger, how: Look, record: Record) -> bool:
    query = (
        "SELECT 1 FROM journal WHERE action = ? AND kind = ? AND actor = ? AND at >= ?"
        " AND record = ? LIMIT 1"
    )
    midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    begun = midnight.astimezone(UTC).isoformat()
    values = [how, record.KIND, ledger.actor.name, begun, record.id]
    return ledger.db.execute(query, values).fetchone() is not None
