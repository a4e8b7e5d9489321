"""Taking over what another unit said: its month and its registers, whole or nothing of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from resources.wording import _
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
    they are. Raises BadRecordError when identities or references do not fit.
    """
    with ledger.change():
        ledger.db.execute("PRAGMA defer_foreign_keys = ON")
        for kind, rows in records.items():
            condition = "unit = ?"
            values = [unit]
            if kind.DATED_BY:
                condition += f" AND [{kind.DATED_BY}] BETWEEN ? AND ?"
                values += [first.isoformat(), last.isoformat()]
            ledger.db.execute(f"DELETE FROM [{kind.KIND}] WHERE {condition}", values)
            moved = f"DELETE FROM [{kind.KIND}] WHERE unit = ? AND id = ?"
            ledger.connection.executemany(moved, [(unit, record.id) for record in rows])
            _insert_all(ledger, kind, rows)
        _refuse_dangling(ledger)


def _insert_all(ledger: Ledger, kind: type[Record], records: Iterable[Record]) -> None:
    rows = [row_of(record) for record in records]
    if not rows:
        return
    marks = ", ".join(f":{name}" for name in rows[0])
    names = ", ".join(f"[{name}]" for name in rows[0])
    try:
        ledger.connection.executemany(f"INSERT INTO [{kind.KIND}] ({names}) VALUES ({marks})", rows)
    except IntegrityError as error:
        raise BadRecordError(
            _("Bản ghi trùng mã với bản ghi của đơn vị khác. Sổ không đổi, không nhận phần nào.")
        ) from error


def _refuse_dangling(ledger: Ledger) -> None:
    if ledger.db.execute("PRAGMA foreign_key_check").fetchone():
        raise BadRecordError(
            _("Một bản ghi dẫn tới bản ghi không có trong sổ. Sổ không đổi, không nhận phần nào.")
        )
