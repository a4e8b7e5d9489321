"""Making the tables, and bringing those of an older program up to the declarations of this one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from resources.catalogues import indicators
from storage.driver import Database
from storage.migrations import LEDGER
from sync.warehouse.connection import ARCHIVE, SCHEMA, alone
from sync.warehouse.copying import insert_all
from sync.warehouse.errors import NewerWarehouseError, NotReadyError
from sync.warehouse.tables import INDICATOR, Table, tables
from sync.warehouse.views import VIEWS

if TYPE_CHECKING:
    from psycopg import Connection

LAYOUT = 1  # of the tables that are written by hand

Version = tuple[int, int]

_COLUMNS = """
SELECT column_name FROM information_schema.columns WHERE table_schema = %s AND table_name = %s
"""


def init(connection: Connection) -> list[str]:
    """Make what is missing, and return the names of new tables and columns.

    Nothing that is there is changed or lost. Raises NewerWarehouseError.
    """
    with alone(connection), connection.transaction():
        version = made_version(connection)
        if version > our_version():
            raise NewerWarehouseError
        for schema in (SCHEMA, ARCHIVE):
            if not _one(connection, "SELECT to_regnamespace(%s)", schema):
                connection.execute(f"CREATE SCHEMA {schema}")
        made = [name for table in tables() for name in _made(connection, table)]
        _make_views(connection)
        if version != our_version():
            statement = "INSERT INTO schema_version (layout, records) VALUES (%s, %s)"
            connection.execute(statement, our_version())
        keep_indicators(connection)
    return made


def check_schema(connection: Connection) -> None:
    """Raise NotReadyError or NewerWarehouseError unless the tables are those of this program."""
    version = made_version(connection)
    if version > our_version():
        raise NewerWarehouseError
    if version < our_version():
        raise NotReadyError


def made_version(connection: Connection) -> Version:
    """Return which tables are there, (0, 0) for none."""
    if not _one(connection, "SELECT to_regclass(%s)", f"{SCHEMA}.schema_version"):
        return 0, 0
    query = "SELECT layout, records FROM schema_version ORDER BY layout DESC, records DESC LIMIT 1"
    layout, records = connection.execute(query).fetchone() or (0, 0)
    return layout, records


@cache
def our_version() -> Version:
    """Return the version of this program; declarations of records count by the ledger's steps.

    A record is never declared anew without a migration of the ledger, so the steps say it.
    """
    return LAYOUT, len(LEDGER.pending(Database(memory=True)))


def keep_indicators(connection: Connection) -> None:
    """Let the names of indicators be those that this program knows."""
    rows = [(rule.code, rule.name, rule.unit, rule.rollup) for rule in indicators().values()]
    connection.execute("DELETE FROM indicator")
    insert_all(connection, INDICATOR, rows)


def _made(connection: Connection, table: Table) -> list[str]:
    there = {name for (name,) in connection.execute(_COLUMNS, [SCHEMA, table.name])}
    if not there:
        for statement in statements_of(table):
            connection.execute(statement)
        return [table.name]
    new = {name: sql for name, sql in table.columns.items() if name not in there}
    for name, sql in new.items():
        bare = sql.removesuffix(" NOT NULL")  # of what was loaded before nothing is known
        connection.execute(f'ALTER TABLE "{table.name}" ADD COLUMN "{name}" {bare}')
        connection.execute(_label(table, name))
    return [f"{table.name}.{name}" for name in new]


def statements_of(table: Table) -> list[str]:
    """Return the statements that make a table, its indexes and its words."""
    lines = [f'"{name}" {sql}' for name, sql in table.columns.items()]
    lines.append(f"PRIMARY KEY ({_names(table.key)})")
    parted = f' PARTITION BY RANGE ("{table.parted}")' if table.parted else ""
    return [
        f'CREATE TABLE "{table.name}" (\n    ' + ",\n    ".join(lines) + f"\n){parted}",
        *(f'CREATE INDEX ON "{table.name}" ({_names(names)})' for names in table.indexes),
        f'COMMENT ON TABLE "{table.name}" IS {_quoted(table.says)}',
        *(_label(table, name) for name in table.labels),
    ]


def _make_views(connection: Connection) -> None:
    for view in VIEWS:
        connection.execute(f"CREATE OR REPLACE VIEW {view.name} AS {view.query}")
        connection.execute(f"COMMENT ON VIEW {view.name} IS {_quoted(view.says)}")


def _label(table: Table, column: str) -> str:
    words = _quoted(table.labels.get(column, ""))
    return f'COMMENT ON COLUMN "{table.name}"."{column}" IS {words}'


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _one(connection: Connection, query: str, value: str) -> object:
    row = connection.execute(query, [value]).fetchone()
    return row[0] if row else None
