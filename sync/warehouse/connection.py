"""The way to the server: without passwords on the command line, one writer at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sync.warehouse.errors import (
    NotAllowedError,
    PasswordSaidError,
    UnreachableError,
    WarehouseBusyError,
)

if TYPE_CHECKING:
    from psycopg import Connection

SCHEMA = "binhyen"
ARCHIVE = "binhyen_archive"  # years that were detached
LOADER, READER = "binhyen_loader", "binhyen_reader"

_LOCK = 0x62_69_6E_68_79_65_6E  # "binhyen": whoever writes holds it
_PATIENCE = 10  # seconds to wait for a server, or for another writer
_OWNS = """
SELECT 1 FROM pg_namespace JOIN pg_roles ON pg_roles.oid = nspowner
WHERE nspname = %s AND rolname = %s AND pg_has_role(pg_roles.oid, 'MEMBER')
"""


@contextmanager
def connected(dsn: str) -> Iterator[Connection]:
    """Open the warehouse; each statement stands alone unless a transaction holds several.

    Raises PasswordSaidError, and while it is open UnreachableError, NotAllowedError or
    WarehouseBusyError.
    """
    import psycopg  # noqa: PLC0415  # costs 0.1 s: only those pay who use the warehouse

    _refuse_password(dsn)
    with (
        _in_words(),
        psycopg.connect(dsn, autocommit=True, connect_timeout=_PATIENCE) as connection,
    ):
        connection.execute(f"SET search_path TO {SCHEMA}")
        yield connection


@contextmanager
def alone(connection: Connection, patience: float = _PATIENCE) -> Iterator[None]:
    """Be the only writer, as the loaders' role if there is one; WarehouseBusyError after waiting.

    The server frees the lock of a program that died.
    """
    if connection.execute(_OWNS, [SCHEMA, LOADER]).fetchone():
        connection.execute(f"SET ROLE {LOADER}")  # what it makes belongs to all loaders
    with _in_words():
        connection.execute(f"SET lock_timeout TO {round(1000 * patience)}")
        connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        connection.execute("SET lock_timeout TO 0")
    try:
        yield
    finally:
        if not connection.closed:
            connection.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
            connection.execute("RESET ROLE")


def _refuse_password(dsn: str) -> None:
    from psycopg import ProgrammingError, conninfo  # noqa: PLC0415  # as above

    try:
        said = conninfo.conninfo_to_dict(dsn)
    except ProgrammingError as error:
        raise UnreachableError(reason=str(error).strip()) from error
    if said.get("password"):
        raise PasswordSaidError


@contextmanager
def _in_words() -> Iterator[None]:
    from psycopg import OperationalError, errors  # noqa: PLC0415  # as above

    try:
        yield
    except errors.LockNotAvailable as error:
        raise WarehouseBusyError from error
    except errors.InsufficientPrivilege as error:
        raise NotAllowedError from error
    except OperationalError as error:
        raise UnreachableError(reason=str(error).split("\n", 1)[0]) from error
