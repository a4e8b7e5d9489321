"""Reading and writing records; every rule that guards a write stands here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter
from pydantic_core import from_json

from resources.catalogues import model_types, words
from resources.wording import _
from storage.driver import IntegrityError
from storage.duties import require
from storage.errors import (
    BadRecordError,
    MembersRefusedError,
    MonthClosedError,
    NotFoundError,
    StillReferredError,
)
from storage.ledger import Ledger
from storage.records import (
    KINDS,
    Member,
    Nominee,
    Record,
    SecurityModel,
    Team,
    fields_of,
)
from storage.schema import KEPT, ORDERED, SOUGHT
from storage.spelling import fold, name_key, sort_key
from storage.triggers import MONTH_CLOSED

R = TypeVar("R", bound=Record)
Row = dict[str, Any]
_as_json = json.JSONEncoder(ensure_ascii=False).encode  # made once: rows come by thousands
_NOTHING: Row = {"[]": (), "{}": {}}  # most of what is kept as JSON: not worth decoding
_PEOPLE = (Member, Nominee)  # kinds that are ordered by given name


def put(ledger: Ledger, record: R) -> R | None:
    """Add the record, or replace the one with the same identity, which is returned.

    Raises NotAllowedError, MonthClosedError, MembersRefusedError or BadRecordError; then nothing
    is changed.
    """
    require(ledger, "record")
    with ledger.change():
        _refuse_members_of_religious_models(ledger, record)
        before = next(iter(find(ledger, type(record), id=record.id)), None)
        _write(ledger, record)
        _recount_teams(ledger, record, before)
    return before


def remove(ledger: Ledger, record: Record) -> None:
    """Take a mistake out of the register; the journal keeps what it said.

    Raises NotAllowedError, MonthClosedError, or StillReferredError while other records point to
    it.
    """
    require(ledger, "record")
    with ledger.change():
        _refuse_referred(ledger, record)
        try:
            ledger.db.execute(f"DELETE FROM [{record.KIND}] WHERE id = ?", [record.id])
        except IntegrityError as error:
            raise _said(error, record) from error
        _recount_teams(ledger, record)


def recount_teams(ledger: Ledger, teams: Iterable[str]) -> None:
    """Write into teams how many members they have; belongs inside the change that changed them."""
    for identity in sorted(teams):
        team = get(ledger, Team, identity)
        serving = find(ledger, Member, team=identity, left_on=None)
        women = sum(member.sex == "female" for member in serving)
        recounted = team.model_copy(update={"headcount": len(serving), "women": women})
        if recounted != team:
            _write(ledger, recounted)


def get(ledger: Ledger, kind: type[R], identity: str) -> R:
    """Return one record, which must exist; raises NotFoundError."""
    for record in find(ledger, kind, id=identity):
        return record
    raise NotFoundError(
        _("Không tìm thấy bản ghi này trong sổ; có thể nó đã được xóa. Hãy tải lại danh sách.")
    )


def find(ledger: Ledger, kind: type[R], /, **equal: str | int | None) -> list[R]:
    """Return the records whose columns equal the given values, in the order people expect."""
    return _select(ledger, kind, [f"[{name}] IS :{name}" for name in equal], equal)


def of_ids(ledger: Ledger, kind: type[R], identities: Iterable[str]) -> dict[str, R]:
    """Return records by their identities, in that order; those that are not there are left out."""
    asked = list(dict.fromkeys(identities))
    query = f"SELECT * FROM [{kind.KIND}] WHERE id IN (SELECT value FROM json_each(?))"
    found = {row["id"]: row for row in ledger.db.query(query, [_as_json(asked)])}
    return {identity: record_of(kind, found[identity]) for identity in asked if identity in found}


def search(ledger: Ledger, kind: type[R], text: str, /, **equal: str | int | None) -> list[R]:
    """Return the records that hold every word of the text, marks and capitals aside."""
    sought = {f"word{place}": word for place, word in enumerate(fold(text).split())}
    conditions = [f"[{name}] IS :{name}" for name in equal]
    conditions += [f"instr([{SOUGHT}], :{name})" for name in sought]
    return _select(ledger, kind, conditions, equal | sought)


def between(ledger: Ledger, kind: type[R], unit: str, first: date, last: date) -> list[R]:
    """Return a unit's dated records of a span of days, both ends included."""
    condition = f"unit = :unit AND [{kind.DATED_BY}] BETWEEN :first AND :last"
    values = {"unit": unit, "first": first.isoformat(), "last": last.isoformat()}
    return _select(ledger, kind, [condition], values)


def latest(ledger: Ledger, kind: type[R], /, **equal: str | int | None) -> R | None:
    """Return the record with the given values that was put in last; no clock is asked."""
    where = " AND ".join(f"[{name}] IS :{name}" for name in equal) or "1"
    query = f"SELECT * FROM [{kind.KIND}] WHERE {where} ORDER BY rowid DESC LIMIT 1"
    return next((record_of(kind, row) for row in ledger.db.query(query, equal)), None)


def count(ledger: Ledger, kind: type[Record], /, **equal: str | int | None) -> int:
    """Return how many records have the given values."""
    where = " AND ".join(f"[{name}] IS :{name}" for name in equal) or "1"
    return int(ledger.db.table(kind.KIND).count_where(where, equal))


def names_of(ledger: Ledger, kind: type[Record], unit: str = "") -> dict[str, str]:
    """Return names by identity in Vietnamese order: of each record of a kind, or of one unit's."""
    query = f"SELECT id, [{kind.NAMED_BY}] FROM [{kind.KIND}] WHERE ? IN (unit, '')"
    return dict(ledger.db.execute(f"{query} ORDER BY [{ORDERED}]", [unit]).fetchall())


def row_of(record: Record) -> Row:
    """Return the row that keeps a record."""
    return _kept(type(record), record.model_dump(mode="json"))


def rows_of(kind: type[R], records: Sequence[R]) -> list[Row]:
    """Return the rows that keep many records of a kind."""
    return [_kept(kind, row) for row in many(kind).dump_python(list(records), mode="json")]


@cache
def many(kind: type[R]) -> TypeAdapter[list[R]]:
    """Return what checks and writes a list of records at once, faster than one by one."""
    return TypeAdapter(list[kind])  # type: ignore[valid-type]  # known when it runs


def record_of(kind: type[R], row: Row) -> R:
    """Return the record that a row keeps."""
    values = row.copy()
    for name in KEPT:
        values.pop(name, None)
    for name in _composed_of(kind):
        kept = values[name]
        values[name] = _NOTHING[kept] if kept in _NOTHING else from_json(kept)
    return kind.model_validate(values)


@cache
def _composed_of(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields that are kept as JSON text."""
    return tuple(field.name for field in fields_of(kind) if field.composed)


def _select(ledger: Ledger, kind: type[R], conditions: list[str], values: Row) -> list[R]:
    order = f"[{kind.DATED_BY}] DESC, id DESC" if kind.DATED_BY else f"[{ORDERED}], id"
    where = " AND ".join(conditions) or "1"
    rows = ledger.db.query(f"SELECT * FROM [{kind.KIND}] WHERE {where} ORDER BY {order}", values)
    return [record_of(kind, row) for row in rows]


def _write(ledger: Ledger, record: Record) -> None:
    row = row_of(record)
    names = ", ".join(f"[{name}]" for name in row)
    marks = ", ".join(f":{name}" for name in row)
    news = ", ".join(f"[{name}] = excluded.[{name}]" for name in row if name != "id")
    statement = (
        f"INSERT INTO [{record.KIND}] ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE"
        f" SET {news}"
    )
    try:
        ledger.db.execute(statement, row)
    except IntegrityError as error:
        raise _said(error, record) from error


def _kept(kind: type[Record], row: Row) -> Row:
    said = (_spoken(words_known, row[name]) for name, words_known in _texts(kind))
    row[SOUGHT] = fold(" ".join(said))
    name = str(row[kind.NAMED_BY])
    row[ORDERED] = name_key(name) if issubclass(kind, _PEOPLE) else sort_key(name)
    for field in _composed_of(kind):
        value = row[field]
        row[field] = _as_json(value) if value else str(value)  # most are [] or {}
    return row


@cache
def _texts(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields whose words are sought, each with the list its codes are of, if any."""
    plain = (f for f in fields_of(kind) if f.type is str and not f.fact.refers)
    return tuple((f.name, f.fact.choices) for f in plain if f.name not in {"id", "unit"})


def _spoken(choices: str, value: str | None) -> str:
    if value is None:
        return ""
    return words(choices).get(value, value) if choices else value


def _said(error: Exception, record: Record) -> Exception:
    if MONTH_CLOSED in str(error):
        return MonthClosedError(
            _(
                "Tháng của bản ghi này đã chốt nên không ghi, sửa hay xóa được nữa. Sổ vẫn nguyên; "
                "hãy mở lại tháng (có lý do) hoặc ghi vào tháng đang mở."
            )
        )
    return BadRecordError(
        _(
            "Không ghi được {title}: bản ghi mà nó dẫn tới không còn trong sổ. Chưa có gì thay "
            "đổi; hãy chọn lại trong danh sách."
        ).format(title=record.TITLE.lower())
    )


def _refuse_referred(ledger: Ledger, record: Record) -> None:
    for kind in KINDS:
        for field in (f for f in fields_of(kind) if f.fact.refers == record.KIND):
            same = f"[{field.name}] LIKE ?" if field.composed else f"[{field.name}] = ?"
            value = f'%"{record.id}"%' if field.composed else record.id
            found = ledger.db.table(kind.KIND).count_where(same, [value])
            if found:
                raise StillReferredError(
                    _(
                        "Chưa xóa được vì còn {count} bản ghi «{title}» dẫn tới. Không có gì thay "
                        "đổi; hãy xóa hoặc sửa các bản ghi đó trước."
                    ).format(count=found, title=kind.TITLE)
                )


def _refuse_members_of_religious_models(ledger: Ledger, record: Record) -> None:
    if any(_is_religious(model) for model in _models_with_members(ledger, record)):
        raise MembersRefusedError(
            _(
                "Mô hình tôn giáo chỉ ghi số lượng, không lập danh sách thành viên: danh sách sẽ "
                "để lộ tín ngưỡng của từng người. Bản ghi này chưa được ghi."
            )
        )


def _models_with_members(ledger: Ledger, record: Record) -> Iterator[SecurityModel]:
    """Find the models that would have a list of members once the record is kept."""
    if isinstance(record, SecurityModel):
        teams = find(ledger, Team, model=record.id)
        if any(count(ledger, Member, team=team.id) for team in teams):
            yield record
        return
    team = record if isinstance(record, Team) and count(ledger, Member, team=record.id) else None
    if isinstance(record, Member):
        team = next(iter(find(ledger, Team, id=record.team)), None)
    if team and team.model:
        yield from find(ledger, SecurityModel, id=team.model)


def _is_religious(model: SecurityModel) -> bool:
    kind = model_types().get(model.type)
    return kind is not None and kind.religious


def _recount_teams(ledger: Ledger, record: Record, before: Record | None = None) -> None:
    teams = {member.team for member in (record, before) if isinstance(member, Member)}
    if isinstance(record, Team) and count(ledger, Member, team=record.id):
        teams.add(record.id)  # a form may hold an older number than the list of members gives
    recount_teams(ledger, teams)
