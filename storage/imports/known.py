"""What is in the books already: rows that say it again are left out unless the user wants them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from storage.commendation.same_name import spelt
from storage.imports.place_names import plain_name
from storage.imports.targets import COMMENDED
from storage.ledger import Ledger
from storage.records import (
    Achievement,
    Activity,
    Award,
    Hamlet,
    Honoree,
    Member,
    Nominee,
    PastFigure,
    Record,
    Team,
)

Key: TypeAlias = tuple[Any, ...]

# The columns that tell one record from another.
_COLUMNS: Mapping[type[Record], tuple[str, ...]] = {
    Hamlet: ("name",),
    Team: ("name", "hamlets"),
    Member: ("team", "full_name", "birth_year"),
    Activity: ("kind", "happened_on", "title", "place", "hamlets", "measures"),
    PastFigure: ("indicator", "first", "last"),
    Honoree: ("subject", "name", "birth_year"),
    Achievement: ("happened_on", "subject", "name", "text"),
    Nominee: ("proposal", "subject", "name", "birth_year"),
    Award: ("decided_on", "number", "form", "subject", "name", "occasion", "quantity"),
}
_SUM = 2  # columns at the end of an award's that count only where nobody is named
_BORN = (Honoree, Nominee)  # whose year of birth stands last, and may be unknown
_ANY = "*"  # for whatever year


def _words(said: str) -> str:
    return " ".join(said.split()).casefold()


_READ: Mapping[str, Callable[[Any], Any]] = {
    "name": plain_name,
    "full_name": plain_name,
    "hamlets": lambda said: tuple(sorted(said)),
    "measures": lambda said: tuple(sorted((code, n) for code, n in said.items() if n)),
    **dict.fromkeys(("title", "place", "text", "number", "occasion"), _words),
    **dict.fromkeys(("happened_on", "decided_on", "first", "last"), str),
}
_JSON = {"hamlets", "measures"}


def keys_of(record: Record) -> list[Key]:
    """Return what tells a record from others of its kind, and for others to be held against."""
    kind = type(record)
    return _spread(kind, _key(kind, [getattr(record, name) for name in _COLUMNS[kind]]))


def looked_for(record: Record) -> list[Key]:
    """Return the keys of which one is known if the record is: an unknown year may be any."""
    key = keys_of(record)[0]
    if not isinstance(record, _BORN):
        return [key]
    return [(*key[:-1], _ANY)] if key[-1] is None else [key, (*key[:-1], None)]


def keys_in_books(ledger: Ledger, kind: type[Record], records: Iterable[Record]) -> set[Key]:
    """Return the keys that the books hold; of activities only between the days of the records."""
    names = _COLUMNS[kind]
    condition, values = "unit = ?", [ledger.settings.unit]
    if kind.DATED_BY:
        days = [str(getattr(record, kind.DATED_BY)) for record in records]
        condition += f" AND [{kind.DATED_BY}] BETWEEN ? AND ?"
        values += [min(days, default=""), max(days, default="")]
    columns = ", ".join(f"[{name}]" for name in names)
    rows = ledger.db.execute(f"SELECT {columns} FROM [{kind.KIND}] WHERE {condition}", values)
    return {
        key
        for row in rows
        for key in _spread(
            kind,
            _key(
                kind,
                [
                    json.loads(said) if name in _JSON else said
                    for name, said in zip(names, row, strict=True)
                ],
            ),
        )
    }


def _key(kind: type[Record], said: Iterable[Any]) -> Key:
    key = tuple(_read(kind, name, value) for name, value in zip(_COLUMNS[kind], said, strict=True))
    is_named = kind is Award and key[-_SUM - 1]
    return (*key[:-_SUM], "", 0) if is_named else key


def _spread(kind: type[Record], key: Key) -> list[Key]:
    return [key, (*key[:-1], _ANY)] if issubclass(kind, _BORN) else [key]


def _read(kind: type[Record], name: str, said: Any) -> Any:
    if name == "name" and kind in COMMENDED:
        return spelt(said)
    return _READ[name](said) if name in _READ and said is not None else said
