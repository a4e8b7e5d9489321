"""The encrypted SQLite that all of the app uses; imported before sqlite_utils, anywhere.

sqlite-utils looks for a module called `pysqlite3` before the standard library's; giving it
SQLCipher under that name lets it catch the right exceptions.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlcipher3 import dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database  # noqa: E402  # only now does it find SQLCipher

Connection = Any  # sqlcipher3 ships no types
DatabaseError: type[Exception] = dbapi2.DatabaseError
IntegrityError: type[Exception] = dbapi2.IntegrityError
OperationalError: type[Exception] = dbapi2.OperationalError

_CACHE_KIB = 64 * 1024
_WAIT_S = 15.0

__all__ = ["Connection", "Database", "DatabaseError", "IntegrityError", "OperationalError"]


def connect(path: Path | None, key: bytes) -> Connection:
    """Open the file with a raw 32-byte key, or an empty one in memory with no key.

    Raises DatabaseError when the key is wrong or the first page is damaged: SQLCipher cannot
    tell these apart, the key file can.
    """
    connection = dbapi2.connect(str(path or ":memory:"), timeout=_WAIT_S, isolation_level=None)
    try:
        _prepare(connection, key)
    except BaseException:
        connection.close()  # a half-open handle would keep its locks
        raise
    return connection


def copy_encrypted(source: Connection, target: Path, key: bytes) -> None:
    """Write a consistent copy of an open ledger, encrypted with the same key."""
    copy = connect(target, key)
    try:
        source.backup(copy)
    finally:
        copy.close()


def _prepare(connection: Connection, key: bytes) -> None:
    if key:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else a wrong key prints to stderr
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the key is tested here
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # else REPLACE slips past the guards
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
