"""What a warehouse holds of a unit, said the way the tests of the exchange say it of a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection
from psycopg.rows import dict_row

from storage.indicators import Figure
from storage.steps import drain
from sync.content import SENT_KINDS, sent_fields
from sync.warehouse.connection import connected
from sync.warehouse.loading import Loaded, load
from tests.sync.offices import Office


def loaded(kho: str, superior: Office) -> Loaded:
    """Load all that a superior accepted."""
    with connected(kho) as connection:
        return drain(load(connection, superior.ledger, superior.keys))


def told(kho: str, *units: str) -> dict[str, Any]:
    """Return all that the warehouse says of some units, as `offices.said` does of a ledger."""
    known: dict[str, Any] = {}
    with connected(kho) as connection:
        for unit in units:
            for kind in SENT_KINDS:
                sent = set(sent_fields(kind))
                names = ", ".join(f'"{name}"' for name in sent)
                query = f'SELECT {names} FROM "{kind.KIND}" WHERE unit = %s'
                with connection.cursor(row_factory=dict_row) as cursor:
                    found = map(kind.model_validate, cursor.execute(query, [unit]))
                    rows = [each.model_dump(mode="json", include=sent) for each in found]
                known[f"{unit} {kind.KIND}"] = sorted(rows, key=lambda row: str(row["id"]))
            for month in ("2022-10", "2022-11", "2022-12", "2023-01"):
                known[f"{unit} {month}"] = sorted(map(str, figures(connection, unit, month)))
    return known


def figures(connection: Connection, unit: str, month: str) -> Iterator[Figure]:
    query = "SELECT code, part, precision, value FROM figure WHERE unit = %s AND month = %s"
    return (Figure(*row) for row in connection.execute(query, [unit, month]))


def asked(kho: str, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Return the rows of a query."""
    with connected(kho) as connection:
        return connection.execute(query, values).fetchall()


@contextmanager
def changed(kho: str) -> Iterator[Connection]:
    """Open the warehouse behind the program's back."""
    with connected(kho) as connection:
        yield connection
