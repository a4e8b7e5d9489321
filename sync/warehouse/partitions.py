"""Years as partitions: made when a record of a new year comes, detached when they are retired."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sync.warehouse.connection import ARCHIVE, alone
from sync.warehouse.schema import check_schema
from sync.warehouse.tables import Table, tables

if TYPE_CHECKING:
    from psycopg import Connection

_PARTITIONS = """
SELECT inhrelid::regclass::text FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
WHERE relkind = 'r'
"""


def partitions(connection: Connection) -> set[str]:
    """Return the names of the partitions there are."""
    return {name for (name,) in connection.execute(_PARTITIONS)}


def make_years(connection: Connection, table: Table, years: Iterable[int], there: set[str]) -> None:
    """Make the partitions that are not yet `there`, and put them there.

    They are attached and not made in place, so that nobody who reads has to wait.
    """
    for year in years:
        name = _partition(table, year)
        if name in there:
            continue
        with connection.transaction():
            connection.execute(f"CREATE TABLE {name} (LIKE {table.name} INCLUDING ALL)")
            connection.execute(
                f"ALTER TABLE {table.name} ATTACH PARTITION {name}"
                f" FOR VALUES FROM ('{year:04}-01-01') TO ('{year + 1:04}-01-01')"
            )
        there.add(name)


def retired_years(connection: Connection) -> frozenset[int]:
    """Return the years whose records were detached; they are loaded no more."""
    return frozenset(year for (year,) in connection.execute("SELECT year FROM retired_year"))


def retire_year(connection: Connection, year: int) -> list[str]:
    """Detach the records of a year, and return the names of the tables that hold them now.

    They stand in the archive schema until an administrator dumps and drops them; figures and
    summaries stay. Raises NotReadyError, NewerWarehouseError or WarehouseBusyError.
    """
    with alone(connection):
        check_schema(connection)
        there = partitions(connection)
        found = {
            _partition(table, year): table.name
            for table in tables()
            if table.parted and _partition(table, year) in there
        }
        with connection.transaction():
            statement = "INSERT INTO retired_year (year) VALUES (%s) ON CONFLICT DO NOTHING"
            connection.execute(statement, [year])
            for name, parent in found.items():
                connection.execute(f"ALTER TABLE {parent} DETACH PARTITION {name}")
                connection.execute(f"ALTER TABLE {name} SET SCHEMA {ARCHIVE}")
    return [f"{ARCHIVE}.{name}" for name in found]


def _partition(table: Table, year: int) -> str:
    return f"{table.name}_y{year:04}"
