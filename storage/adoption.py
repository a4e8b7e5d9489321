"""Taking over what another unit said: its month and its registers, whole or nothing of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from resources.wording import _
from storage.cards import names_said, put_off_referring, retell
from storage.driver import IntegrityError
from storage.errors import BadRecordError
from storage.ledger import Ledger
from storage.privacy.tombstones import apply_tombstones
from storage.records import Record
from storage.repository import Row, rows_of


def adopt(
    ledger: Ledger, unit: str, first: date, last: date, records: Mapping[type[Record], list[Any]]
) -> None:
    """Replace what a unit said of a month, or of a register, by what it says now.

    A dated kind is replaced between the two days; a register is replaced whole, of which only
    what differs is written. A record that was moved here from another of the unit's months leaves
    that one. Kinds that are not given stay as they are. Raises BadRecordError when identities or
    references do not fit; inside another change references that do not fit are an IntegrityError
    at the end of that one.
    """
    try:
        with ledger.change():
            ledger.db.execute("PRAGMA defer_foreign_keys = ON")  # looked at when all is in place
            for kind, rows in records.items():
                before = names_said(ledger.db, kind, unit)
                kept = rows_of(kind, rows)
                if kind.DATED_BY:
                    _clear(ledger, kind, unit, first, last)
                else:
                    kept = _differing(ledger, kind, unit, kept)
                _take_over(ledger, unit, kind, kept)
                retell_renamed(ledger, unit, rows, before)
            apply_tombstones(ledger, unit)
    except IntegrityError as error:
        raise unfit_record() from error


def take_over(ledger: Ledger, unit: str, kind: type[Record], records: Sequence[Record]) -> None:
    """Put records in place of those that the unit has under the same identities.

    It belongs inside a change; an identity of another unit is an IntegrityError.
    """
    _take_over(ledger, unit, kind, rows_of(kind, records))


def retell_renamed(
    ledger: Ledger, unit: str, records: Iterable[Record], before: Mapping[str, str]
) -> None:
    """Let what stays be found by the names that these records have now; `before` are the old."""
    own = unit == ledger.settings.unit
    for record in records:
        if before.get(record.id) not in (None, getattr(record, record.NAMED_BY)):
            (retell if own else put_off_referring)(ledger.db, type(record), record.id)


def unfit_record() -> BadRecordError:
    """Return how it is said that identities or references of another unit do not fit."""
    return BadRecordError(
        _(
            "Một bản ghi trùng mã với bản ghi của đơn vị khác, hoặc dẫn tới bản ghi không có "
            "trong sổ. Sổ không đổi, không nhận phần nào."
        )
    )


def _take_over(ledger: Ledger, unit: str, kind: type[Record], rows: Sequence[Row]) -> None:
    if not rows:
        return
    moved = (  # + : found by identity, not by reading all that the unit ever did
        f"DELETE FROM [{kind.KIND}] WHERE +unit = ? AND id IN (SELECT value FROM json_each(?))"
    )
    ledger.db.execute(moved, [unit, json.dumps([row["id"] for row in rows])])
    names = ", ".join(f"[{name}]" for name in rows[0])
    marks = ", ".join("?" * len(rows[0]))
    statement = f"INSERT INTO [{kind.KIND}] ({names}) VALUES ({marks})"
    ledger.connection.executemany(statement, [tuple(row.values()) for row in rows])


def _clear(ledger: Ledger, kind: type[Record], unit: str, first: date, last: date) -> None:
    query = f"DELETE FROM [{kind.KIND}] WHERE unit = ? AND [{kind.DATED_BY}] BETWEEN ? AND ?"
    ledger.db.execute(query, [unit, first.isoformat(), last.isoformat()])


def _differing(ledger: Ledger, kind: type[Record], unit: str, rows: list[Row]) -> list[Row]:
    """Take out what a register does not hold any more, and return what is new or differs."""
    query = f"SELECT * FROM [{kind.KIND}] WHERE unit = ?"
    before = {row["id"]: row for row in ledger.db.query(query, [unit])}
    gone = before.keys() - {row["id"] for row in rows}
    leave = f"DELETE FROM [{kind.KIND}] WHERE id = ?"
    ledger.connection.executemany(leave, [(identity,) for identity in gone])
    return [row for row in rows if before.get(row["id"]) != row]
