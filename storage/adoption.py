"""Taking over what another unit said: its month and its registers, whole or nothing of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from resources.wording import _
from storage.cards import names_said, retell
from storage.driver import IntegrityError
from storage.errors import BadRecordError
from storage.ledger import Ledger
from storage.records import Record
from storage.repository import row_of


def adopt(
    ledger: Ledger, unit: str, first: date, last: date, records: Mapping[type[Record], list[Any]]
) -> None:
    """Replace what a unit said of a month, or of a register, by what it says now.

    A dated kind is replaced between the two days; a register is replaced whole. A record that was
    moved here from another of the unit's months leaves that one. Kinds that are not given stay as
    they are. Raises BadRecordError when identities or references do not fit; inside another change
    references that do not fit are an IntegrityError at the end of that one.
    """
    try:
        with ledger.change():
            ledger.db.execute("PRAGMA defer_foreign_keys = ON")  # looked at when all is in place
            for kind, rows in records.items():
                before = names_said(ledger.db, kind, unit)
                _clear(ledger, kind, unit, first, last)
                take_over(ledger, unit, kind, rows)
                retell_renamed(ledger, rows, before)
    except IntegrityError as error:
        raise unfit_record() from error


def take_over(ledger: Ledger, unit: str, kind: type[Record], records: Sequence[Record]) -> None:
    """Put records in place of those that the unit has under the same identities.

    It belongs inside a change; an identity of another unit is an IntegrityError.
    """
    moved = f"DELETE FROM [{kind.KIND}] WHERE unit = ? AND id = ?"
    ledger.connection.executemany(moved, [(unit, record.id) for record in records])
    _insert_all(ledger, kind, records)


def retell_renamed(ledger: Ledger, records: Iterable[Record], before: Mapping[str, str]) -> None:
    """Let what stays be found by the names that these records have now; `before` are the old."""
    for record in records:
        if before.get(record.id) not in (None, getattr(record, record.NAMED_BY)):
            retell(ledger.db, type(record), record.id)


def unfit_record() -> BadRecordError:
    """Return how it is said that identities or references of another unit do not fit."""
    return BadRecordError(
        _(
            "Một bản ghi trùng mã với bản ghi của đơn vị khác, hoặc dẫn tới bản ghi không có "
            "trong sổ. Sổ không đổi, không nhận phần nào."
        )
    )


def _clear(ledger: Ledger, kind: type[Record], unit: str, first: date, last: date) -> None:
    condition, values = "unit = ?", [unit]
    if kind.DATED_BY:
        condition += f" AND [{kind.DATED_BY}] BETWEEN ? AND ?"
        values += [first.isoformat(), last.isoformat()]
    ledger.db.execute(f"DELETE FROM [{kind.KIND}] WHERE {condition}", values)


def _insert_all(ledger: Ledger, kind: type[Record], records: Iterable[Record]) -> None:
    rows = [row_of(record) for record in records]
    if rows:
        marks = ", ".join(f":{name}" for name in rows[0])
        names = ", ".join(f"[{name}]" for name in rows[0])
        ledger.connection.executemany(f"INSERT INTO [{kind.KIND}] ({names}) VALUES ({marks})", rows)
