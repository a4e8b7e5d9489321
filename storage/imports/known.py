"""What is in the books already: rows that say it again are left out unless the user wants them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from storage.imports.place_names import plain_name
from storage.ledger import Ledger
from storage.records import Activity, Hamlet, Member, PastFigure, Record, Team

Key: TypeAlias = tuple[Any, ...]

# The columns that tell one record from another.
_COLUMNS: Mapping[type[Record], tuple[str, ...]] = {
    Hamlet: ("name",),
    Team: ("name", "hamlets"),
    Member: ("team", "full_name", "birth_year"),
    Activity: ("kind", "happened_on", "title", "place", "hamlets", "measures"),
    PastFigure: ("indicator", "first", "last"),
}
_READ: Mapping[str, Callable[[Any], Any]] = {
    "name": plain_name,
    "full_name": plain_name,
    "hamlets": lambda said: tuple(sorted(said)),
    "measures": lambda said: tuple(sorted((code, n) for code, n in said.items() if n)),
    "title": lambda said: " ".join(said.split()).casefold(),
    "place": lambda said: " ".join(said.split()).casefold(),
    "happened_on": str,
    "first": str,
    "last": str,
}
_JSON = {"hamlets", "measures"}


def key_of(record: Record) -> Key:
    """Return what tells a record from others of its kind."""
    names = _COLUMNS[type(record)]
    return tuple(_read(name, getattr(record, name)) for name in names)


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
        tuple(
            _read(name, json.loads(said) if name in _JSON else said)
            for name, said in zip(names, row, strict=True)
        )
        for row in rows
    }


def _read(name: str, said: Any) -> Any:
    return _READ[name](said) if name in _READ and said is not None else said
