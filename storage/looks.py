"""Who looked at personal data: a line of the journal for each officer, record and day."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Literal

from storage.errors import LedgerBusyError
from storage.journal import note
from storage.ledger import Ledger
from storage.records import Record, fields_of

Look = Literal["seen", "printed", "taken_out"]
PUT_AWAY = "looks_put_away"  # and its word for the end of their time
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


def looks_before(ledger: Ledger, day: date) -> tuple[int, date | None]:
    """Return how many looks are shown of before a day, and the day of the first."""
    query = (
        "SELECT count(*), min(at) FROM journal WHERE action IN (SELECT value FROM json_each(?))"
        " AND at < ? AND at >= ?"
    )
    values = [json.dumps(LOOKS), _begins(day), put_away_until(ledger)]
    count, first = ledger.db.execute(query, values).fetchone()
    return count, datetime.fromisoformat(first).astimezone().date() if first else None


def put_away_looks(ledger: Ledger, day: date) -> None:
    """Show, print and export no look of before a day any more.

    The lines stay as links of the journal's chain; what they name is an identity and an officer.
    """
    with ledger.change():
        note(ledger, PUT_AWAY, "journal", PUT_AWAY, _begins(day))


def put_away_until(ledger: Ledger) -> str:
    """Return the moment before which looks are shown no more, "" if all are."""
    query = "SELECT max(after) FROM journal WHERE kind = 'journal' AND record = ? AND action = ?"
    (until,) = ledger.db.execute(query, [PUT_AWAY, PUT_AWAY]).fetchone()
    return until or ""


def _begins(day: date) -> str:
    """Return the moment at which a day begins here, as the journal writes it."""
    return datetime.combine(day, time()).astimezone().astimezone(UTC).isoformat()


def _is_noted(ledger: Ledger, how: Look, record: Record) -> bool:
    query = (
        "SELECT 1 FROM journal WHERE action = ? AND kind = ? AND actor = ? AND at >= ?"
        " AND record = ? LIMIT 1"
    )
    today = _begins(datetime.now().astimezone().date())
    values = [how, record.KIND, ledger.actor.name, today, record.id]
    return ledger.db.execute(query, values).fetchone() is not None
