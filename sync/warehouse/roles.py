"""Who may do what: analysts read, loaders load, and nobody's password is ever said here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.warehouse.connection import ARCHIVE, LOADER, READER, SCHEMA
from sync.warehouse.schema import check_schema

if TYPE_CHECKING:
    from psycopg import Connection

_THERE = "SELECT 1 FROM pg_roles WHERE rolname = %s"
_RELATIONS = """
SELECT format('%%I.%%I', nspname, relname) FROM pg_class
JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = ANY (%s) AND relkind IN ('r', 'p', 'v')
"""
_LATER = f"ALTER DEFAULT PRIVILEGES FOR ROLE {LOADER} IN SCHEMA {SCHEMA}"
_GRANTS = (
    f"GRANT USAGE ON SCHEMA {SCHEMA} TO {READER}",
    f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {READER}",
    f"{_LATER} GRANT SELECT ON TABLES TO {READER}",
)


def make_roles(connection: Connection) -> None:
    """Make or mend the two roles, without login: an administrator puts people's accounts in them.

    The database is taken to be the warehouse's own: whoever is in no role may make nothing in it,
    not even temporary tables. Raises NotReadyError, NewerWarehouseError or NotAllowedError.
    """
    with connection.transaction():
        check_schema(connection)
        for role in (READER, LOADER):
            if not connection.execute(_THERE, [role]).fetchone():
                connection.execute(f"CREATE ROLE {role} NOLOGIN")
        _shut_out(connection)
        _hand_over(connection)
        for statement in _GRANTS:
            connection.execute(statement)


def _shut_out(connection: Connection) -> None:
    query = "SELECT format('%I', current_database()), to_regnamespace('public')"
    database, public = connection.execute(query).fetchone() or ("", None)
    connection.execute(f"REVOKE CREATE, TEMPORARY ON DATABASE {database} FROM PUBLIC")
    if public:
        connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")


def _hand_over(connection: Connection) -> None:
    """Let the loaders own the tables, for a new year is a partition that they must make."""
    for schema in (SCHEMA, ARCHIVE):
        connection.execute(f"ALTER SCHEMA {schema} OWNER TO {LOADER}")
    for (name,) in connection.execute(_RELATIONS, [[SCHEMA, ARCHIVE]]).fetchall():
        connection.execute(f"ALTER TABLE {name} OWNER TO {LOADER}")
