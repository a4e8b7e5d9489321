"""Dated records without reading all of them: the newest few, and how many there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Generic, TypeVar

from storage.ledger import Ledger
from storage.records import Record
from storage.repository import Row, record_of
from storage.schema import SOUGHT
from storage.spelling import fold

R = TypeVar("R", bound=Record)
_A_PART = 6_000  # records: their words are looked through in some 3 ms


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records of one unit are asked for: their words, their days, what their fields are."""

    unit: str
    text: str = ""
    days: tuple[date, date] | None = None  # both ends included
    equal: Mapping[str, str] = field(default_factory=dict)


class Known(Generic[R]):
    """The records that a list read last: a row that says the same is that very record again.

    Making a record of a row takes ten times as long as seeing that it is as it was.
    """

    def __init__(self) -> None:
        self._read: dict[str, tuple[Row, R]] = {}

    def read(self, kind: type[R], rows: Iterable[Row]) -> list[R]:
        """Return the records of rows, and know no others from then on."""
        self._read = {row["id"]: (row, self._record_of(kind, row)) for row in rows}
        return [record for _row, record in self._read.values()]

    def _record_of(self, kind: type[R], row: Row) -> R:
        before = self._read.get(row["id"])
        return before[1] if before and before[0] == row else record_of(kind, row)


def newest(ledger: Ledger, kind: type[R], wanted: Wanted, most: int = -1, skip: int = 0) -> list[R]:
    """Return the records asked for, newest first, at most so many after those skipped."""
    return list(newest_first(ledger, kind, wanted, most, skip))


def newest_first(
    ledger: Ledger, kind: type[R], wanted: Wanted, most: int = -1, skip: int = 0
) -> Iterator[R]:
    """Yield the same one by one, for whoever may stop early."""
    return (record_of(kind, row) for row in _rows(ledger, kind, wanted, most, skip))


def newest_known(
    ledger: Ledger, kind: type[R], wanted: Wanted, most: int, known: Known[R]
) -> list[R]:
    """Return the newest of the records asked for, made anew where they are not as known."""
    return known.read(kind, _rows(ledger, kind, wanted, most))


def how_many(ledger: Ledger, kind: type[Record], wanted: Wanted) -> int:
    """Count the records asked for."""
    where, values = _where(kind, wanted)
    return int(ledger.db.table(kind.KIND).count_where(where, values))


def in_parts(ledger: Ledger, kind: type[Record], wanted: Wanted) -> Iterator[Wanted]:
    """Yield spans of days, newest first, that together ask for the same.

    There are some thousands of records in each (more only where one day has more), so that whoever
    counts part by part may do something else between.
    """
    first, last = wanted.days or (date.min, date.max)
    while day := _day_beyond(ledger, kind, replace(wanted, text="", days=(first, last))):
        yield replace(wanted, days=(day, last))
        last = day - timedelta(days=1)
    yield replace(wanted, days=(first, last))


def newest_named(
    ledger: Ledger, unit: str, most: int, kinds: Collection[str] = ()
) -> list[tuple[str, str, str, str]]:
    """Return identity, day (dd/MM/yyyy), title and kind of the newest activities.

    Of one unit or with "" of all; of some kinds, or of all where none is named.
    """
    where = ["unit = ?"] if unit else ["1"]
    where += [f"kind IN ({', '.join('?' * len(kinds))})"] if kinds else []
    query = (
        "SELECT id, strftime('%d/%m/%Y', happened_on), title, kind FROM activity"
        f" WHERE {' AND '.join(where)} ORDER BY happened_on DESC, id DESC LIMIT ?"
    )
    values = [*([unit] if unit else []), *kinds, most]
    return [(one, day, title, of) for one, day, title, of in ledger.db.execute(query, values)]


def oldest_day(ledger: Ledger, kind: type[Record], unit: str) -> date | None:
    """Return the first day of which a unit has a record, none without any."""
    query = f"SELECT min([{kind.DATED_BY}]) FROM [{kind.KIND}] WHERE unit = ?"
    (day,) = ledger.db.execute(query, [unit]).fetchone()
    return date.fromisoformat(day) if day else None


def _day_beyond(ledger: Ledger, kind: type[Record], wanted: Wanted) -> date | None:
    """Return the day of the first record that a part has no room for."""
    where, values = _where(kind, wanted)
    day = f"[{kind.DATED_BY}]"
    query = f"SELECT {day} FROM [{kind.KIND}] WHERE {where} ORDER BY {day} DESC LIMIT 1"
    found = ledger.db.execute(f"{query} OFFSET {_A_PART}", values).fetchone()
    return date.fromisoformat(found[0]) if found else None


def _rows(
    ledger: Ledger, kind: type[Record], wanted: Wanted, most: int, skip: int = 0
) -> Iterator[Row]:
    where, values = _where(kind, wanted)
    query = (
        f"SELECT * FROM [{kind.KIND}] WHERE {where} ORDER BY [{kind.DATED_BY}] DESC, id DESC"
        " LIMIT :most OFFSET :skip"
    )
    found: Iterator[Row] = ledger.db.query(query, values | {"most": most, "skip": skip})
    return found


def _where(kind: type[Record], wanted: Wanted) -> tuple[str, Row]:
    conditions, values = ["unit = :unit"], {"unit": wanted.unit}
    if wanted.days:
        conditions.append(f"[{kind.DATED_BY}] BETWEEN :first AND :last")
        first, last = wanted.days
        values |= {"first": first.isoformat(), "last": last.isoformat()}
    for name, value in wanted.equal.items():
        conditions.append(f"[{name}] IS :{name}")
        values[name] = value
    for place, word in enumerate(fold(wanted.text).split()):
        conditions.append(f"instr([{SOUGHT}], :word{place})")
        values[f"word{place}"] = word
    return " AND ".join(conditions), values
