"""One bundle into the warehouse, in one transaction, as the ledger's adoption takes it over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from json import JSONEncoder
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from storage.precision import EXACT
from storage.records import Activity, Award, Record, fields_of
from sync.content import SENT_KINDS, MonthContent, sent_fields
from sync.received import ReceivedBundle
from sync.warehouse.copying import insert_all
from sync.warehouse.partitions import make_years
from sync.warehouse.tables import (
    BUNDLE,
    FIGURE,
    MONTH_SUMMARY,
    REPORT_MONTH,
    table_of,
)

if TYPE_CHECKING:
    from psycopg import Connection

Records = dict[type[Record], list[Record]]

_BUNDLE = """
INSERT INTO bundle (bundle_id, superior, unit, epoch, seq, month, revision, first_day, last_day,
    received_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (bundle_id) DO NOTHING
"""
_REPLACED = """
UPDATE bundle SET replaced_by = %s
WHERE unit = %s AND month = %s AND replaced_by IS NULL AND bundle_id <> %s
"""
_EMPTY = {list: "[]", dict: "{}"}  # what most of them are
_encoded = JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Month:
    """A month that a superior accepted, every record of it checked."""

    superior: str
    bundle: ReceivedBundle
    content: MonthContent
    records: Records


@dataclass(slots=True)
class Shelves:
    """The partitions there are, and the years that are kept no more, while months are loaded."""

    there: set[str]
    retired: Collection[int] = ()

    def kept(self, connection: Connection, records: Records) -> Records:
        """Return the records of years that are kept, and make room for each of their years."""
        found = {kind: self._kept(kind, each) for kind, each in records.items()}
        for kind, each in found.items():
            if kind.DATED_BY:
                years = sorted({_day(record).year for record in each})
                make_years(connection, table_of(kind), years, self.there)
        return found

    def _kept(self, kind: type[Record], records: list[Record]) -> list[Record]:
        if not kind.DATED_BY:
            return records
        return [record for record in records if _day(record).year not in self.retired]


def take_over(connection: Connection, month: Month, shelves: Shelves) -> None:
    """Put what a bundle says in place of what its unit said of this month, and of its registers.

    A bundle that is there already changes nothing.
    """
    bundle, said = month.bundle, month.content
    records = shelves.kept(connection, month.records)
    head = (bundle.bundle_id, month.superior, said.unit, bundle.epoch, bundle.seq, said.month)
    days = (said.revision, said.first, said.last, bundle.received_at)
    with connection.transaction():
        if not connection.execute(_BUNDLE, (*head, *days)).rowcount:
            return
        with connection.pipeline():  # one way to the server and back for all of them
            for kind, found in records.items():
                _clear_records(connection, kind, said, found)
            for table in (FIGURE, MONTH_SUMMARY):
                statement = f'DELETE FROM "{table.name}" WHERE unit = %s AND month = %s'
                connection.execute(statement, [said.unit, said.month])
            replaced = (bundle.bundle_id, said.unit, said.month, bundle.bundle_id)
            connection.execute(_REPLACED, replaced)
        for kind, found in records.items():
            if found:
                insert_all(connection, table_of(kind), rows_of(kind, said.month, found))
        named = said.unit, said.month, bundle.bundle_id
        insert_all(connection, FIGURE, ((*named, *row) for row in figures_of(said)))
        counted = summary_of(month.records)
        insert_all(connection, MONTH_SUMMARY, ((*named, *row) for row in counted))


def forget(connection: Connection, unit: str) -> None:
    """Take out all that was loaded of a unit; belongs inside a transaction."""
    said = (BUNDLE, FIGURE, MONTH_SUMMARY, *map(table_of, SENT_KINDS))
    for table in said:
        connection.execute(f'DELETE FROM "{table.name}" WHERE unit = %s', [unit])


def summary_of(records: Records) -> Iterator[tuple[str, str, str, str, int]]:
    """Count dated records by kind, type and precision, and add up the measures of activities.

    Inexact numbers stand in lines of their own, for they are never added to exact ones.
    """
    sums: Counter[tuple[str, str, str, str]] = Counter()
    for kind, found in records.items():
        type_of = _type_field(kind)
        for record in found if kind.DATED_BY else ():
            place = kind.KIND, str(getattr(record, type_of, ""))
            precision = str(getattr(record, "precision", EXACT))
            sums[*place, "", EXACT] += 1
            for measure, value in _measures(record).items():
                sums[*place, measure, precision] += value
    return ((*key, value) for key, value in sums.items())


def rows_of(kind: type[Record], month: str, records: Iterable[Record]) -> Iterator[tuple[Any, ...]]:
    """Return records of one kind as rows of its table: what is JSON in the ledger is JSON here."""
    sent, chosen = set(sent_fields(kind)), itemgetter(*table_of(kind).columns)
    for record in records:
        row = record.model_dump(mode="json", include=sent)
        row[REPORT_MONTH] = month
        yield tuple(_as_json(value) if type(value) in _EMPTY else value for value in chosen(row))


def figures_of(content: MonthContent) -> Iterator[tuple[str, str, str, int]]:
    """Return the frozen figures, as they were signed."""
    for each in content.figures:  # an honest program never writes a NUL, which has no letter there
        yield each.code, each.part.replace("\0", ""), each.precision, each.value


def _clear_records(
    connection: Connection, kind: type[Record], content: MonthContent, found: list[Record]
) -> None:
    """Make room for a month of a dated kind, or a whole register; a record that moved leaves."""
    where = "unit = %(unit)s"
    values: dict[str, Any] = {"unit": content.unit}
    if kind.DATED_BY:
        where += f' AND ("{kind.DATED_BY}" BETWEEN %(first)s AND %(last)s OR id = ANY (%(moved)s))'
        values |= {"first": content.first, "last": content.last, "moved": [r.id for r in found]}
    connection.execute(f'DELETE FROM "{kind.KIND}" WHERE {where}', values)


def _as_json(value: list[Any] | dict[str, Any]) -> str:
    return _encoded(value) if value else _EMPTY[type(value)]


def _day(record: Record) -> date:
    day: date = getattr(record, record.DATED_BY)
    return day


def _measures(record: Record) -> Mapping[str, int]:
    if isinstance(record, Activity):
        return record.measures
    return {"quantity": record.quantity} if isinstance(record, Award) else {}


@cache
def _type_field(kind: type[Record]) -> str:
    """Return the field that says of which type a record is: the first with one code of a list."""
    coded = (each.name for each in fields_of(kind) if each.fact.choices and each.type is str)
    return next(coded, "")
