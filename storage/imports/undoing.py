"""Taking an import back, whole or not at all, also long after."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from resources.wording import _
from storage.duties import require
from storage.imports.around import around
from storage.imports.batches import Batch, forget_batch
from storage.imports.errors import UndoRefusedError
from storage.ledger import Ledger
from storage.records import KIND_NAMED, KINDS, Honoree, Member, Record, Team, fields_of
from storage.repository import count, find, put, record_of, recount_teams
from storage.steps import Step, Steps

_AT_A_TIME = 500
_Rows: TypeAlias = dict[str, dict[str, Any]]  # identity → the row of its table


def undo(ledger: Ledger, batch: Batch) -> Steps[int]:
    """Take out all records of an import that are still there; return how many.

    Raises NotAllowedError, or UndoRefusedError when one of them was changed since, is referred to
    by a record that is not of the import, or lies in a month that was closed since. Then nothing is
    changed.
    """
    require(ledger, "record")
    with ledger.change():
        put_in = _put_in(ledger, batch)
        present = {kind: _rows(ledger, kind, list(said)) for kind, said in put_in.items()}
        _refuse(ledger, put_in, present)
        total = sum(len(rows) for rows in present.values())
        done = 0
        for kind in sorted(present, key=KINDS.index, reverse=True):
            identities = list(present[kind])
            for start in range(0, len(identities), _AT_A_TIME):
                some = [(one,) for one in identities[start : start + _AT_A_TIME]]
                delete = f"DELETE FROM [{kind.KIND}] WHERE id = ?"
                ledger.connection.executemany(delete, some)
                done += len(some)
                yield Step(done, total, kind.TITLE)
        _recount(ledger, batch)
        _forget_years(ledger, batch)
        forget_batch(ledger, batch)
    return total


def _put_in(ledger: Ledger, batch: Batch) -> dict[type[Record], dict[str, Any]]:
    """Return what the journal says was put in: kind → identity → its values then."""
    query = (
        "SELECT kind, record, after FROM journal WHERE seq BETWEEN ? AND ? AND action = 'insert'"
    )
    found: dict[type[Record], dict[str, Any]] = {}
    for kind, identity, after in ledger.db.execute(query, [batch.first, batch.last]):
        found.setdefault(KIND_NAMED[kind], {})[identity] = json.loads(after) if after else None
    return found


def _rows(ledger: Ledger, kind: type[Record], identities: list[str]) -> _Rows:
    found: _Rows = {}
    for start in range(0, len(identities), _AT_A_TIME):
        some = identities[start : start + _AT_A_TIME]
        marks = ", ".join("?" * len(some))
        for row in ledger.db.query(f"SELECT * FROM [{kind.KIND}] WHERE id IN ({marks})", some):
            found[row["id"]] = row
    return found


def _refuse(
    ledger: Ledger,
    put_in: dict[type[Record], dict[str, Any]],
    present: dict[type[Record], _Rows],
) -> None:
    whys = []
    changed = [
        _name(kind, row)
        for kind, rows in present.items()
        for identity, row in rows.items()
        if put_in[kind][identity] != _said(kind, row)
    ]
    if changed:
        words = _("{count} bản ghi đã được sửa sau khi nhập, ví dụ «{name}»")
        whys.append(words.format(count=len(changed), name=changed[0]))
    referring = sum(1 for _one in _referring(ledger, present))
    if referring:
        words = _("{count} bản ghi khác đã dẫn tới chúng")
        whys.append(words.format(count=referring))
    if _in_closed_month(ledger, present):
        whys.append(_("có bản ghi thuộc tháng đã chốt"))
    if whys:
        raise UndoRefusedError(
            _(
                "Không hoàn tác được lần nhập này: {why}. Sổ không đổi; hãy xóa hoặc sửa từng bản "
                "ghi ở danh sách của nó."
            ).format(why="; ".join(whys))
        )


def _referring(ledger: Ledger, present: dict[type[Record], _Rows]) -> Iterator[str]:
    """Give the identities of records that are not of the import and refer to it."""
    ours = {identity for rows in present.values() for identity in rows}
    named = {kind.KIND for kind, rows in present.items() if rows}
    for kind in KINDS:
        for field in (f for f in fields_of(kind) if f.fact.refers in named):
            query = f"SELECT id, [{field.name}] FROM [{kind.KIND}]"
            if field.composed:
                query = f"SELECT t.id, j.value FROM [{kind.KIND}] t, json_each(t.[{field.name}]) j"
            for identity, referred in ledger.db.execute(query):
                if referred in ours and identity not in ours:
                    yield identity


def _in_closed_month(ledger: Ledger, present: dict[type[Record], _Rows]) -> bool:
    closed = [(str(m.first), str(m.last)) for m in around(ledger).closed]
    return any(
        first <= row[kind.DATED_BY] <= last
        for kind, rows in present.items()
        if kind.DATED_BY
        for row in rows.values()
        for first, last in closed
    )


def _recount(ledger: Ledger, batch: Batch) -> None:
    """Count the teams anew; one that again has no list gets back the number that was typed."""
    query = (
        "SELECT record, before FROM journal"
        " WHERE seq BETWEEN ? AND ? AND action = 'update' AND kind = ? ORDER BY seq DESC"
    )
    lines = ledger.db.execute(query, [batch.first, batch.last, Team.KIND]).fetchall()
    typed = {identity: json.loads(before) for identity, before in lines if before}
    recount_teams(ledger, set(typed))
    for identity, before in typed.items():
        for team in find(ledger, Team, id=identity):
            numbers = {name: before[name] for name in ("headcount", "women")}
            if not count(ledger, Member, team=identity):
                put(ledger, team.model_copy(update=numbers))


def _forget_years(ledger: Ledger, batch: Batch) -> None:
    """Give pages back what the import added to them, unless they were changed since."""
    query = (
        "SELECT record, before, after FROM journal"
        " WHERE seq BETWEEN ? AND ? AND action = 'update' AND kind = ?"
    )
    lines = ledger.db.execute(query, [batch.first, batch.last, Honoree.KIND]).fetchall()
    for identity, before, after in lines:
        row = next(iter(_rows(ledger, Honoree, [identity]).values()), None)
        if row and before and after and json.loads(after) == _said(Honoree, row):
            put(ledger, record_of(Honoree, row | json.loads(before)))


def _said(kind: type[Record], row: dict[str, Any]) -> dict[str, Any]:
    return {field.name: row[field.name] for field in fields_of(kind)}


def _name(kind: type[Record], row: dict[str, Any]) -> str:
    return str(getattr(record_of(kind, row), kind.NAMED_BY))
