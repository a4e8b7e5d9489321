"""The tables the records ask for; migrations must arrive at exactly these."""

from __future__ import annotations

from datetime import date, datetime

from storage.records import KINDS, Field, Record, fields_of

_SQL = {
    str: "TEXT",
    int: "INTEGER",
    bool: "INTEGER",
    date: "TEXT",
    datetime: "TEXT",
    tuple: "TEXT",
    dict: "TEXT",
}
SOUGHT = "sought"  # the words of the record, folded: what search compares
ORDERED = "ordered"  # its name as a key of Vietnamese order
KEPT = (SOUGHT, ORDERED)  # columns that belong to the ledger, not to the record


def columns_of(kind: type[Record]) -> dict[str, str]:
    """Return the name and SQL type of each column of a kind's table."""
    columns = {field.name: _sql_type(field) for field in fields_of(kind)}
    return columns | dict.fromkeys(KEPT, "TEXT NOT NULL")


def references_of(kind: type[Record]) -> dict[str, str]:
    """Return the columns that hold one identity of another kind, with that kind."""
    return {
        field.name: field.fact.refers
        for field in fields_of(kind)
        if field.fact.refers and not field.composed
    }


def referring(kind: str) -> list[tuple[type[Record], str, bool]]:
    """Return the kinds and columns that lead to a kind, and whether each holds several."""
    return [
        (other, field.name, field.composed)
        for other in KINDS
        for field in fields_of(other)
        if field.fact.refers == kind
    ]


def table_of(kind: type[Record]) -> str:
    """Return the statement that makes a kind's table."""
    lines = []
    for name, sql in columns_of(kind).items():
        refers = references_of(kind).get(name)
        rest = f" REFERENCES [{refers}](id)" if refers else ""
        lines.append(f"[{name}] {sql}{' PRIMARY KEY' if name == 'id' else ''}{rest}")
    return f"CREATE TABLE [{kind.KIND}] (\n    " + ",\n    ".join(lines) + "\n) STRICT"


def _sql_type(field: Field) -> str:
    return _SQL[field.type] + ("" if field.nullable else " NOT NULL")
