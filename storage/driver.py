"""The encrypted SQLite that all of the app uses; imported before sqlite_utils, anywhere.

sqlite-utils looks for a module called `pysqlite3` before the standard library's; giving it
SQLCipher under that name lets it catch the right exceptions.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlcipher3 import dbapi2

from storage.files import flush_folder

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database  # noqa: E402  # only now does it find SQLCipher

Connection = Any  # sqlcipher3 ships no types
DatabaseError: type[Exception] = dbapi2.DatabaseError
IntegrityError: type[Exception] = dbapi2.IntegrityError
OperationalError: type[Exception] = dbapi2.OperationalError

_CACHE_KIB = 64 * 1024
_WAIT_S = 15.0
_PAGES = 32  # copied at a time
_FLUSHED = 1024  # pages between two flushes to the disk, some 4 MB

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
    """Write a consistent copy of an open ledger, encrypted with the same key; whole or not at all.

    Raises OperationalError or OSError.
    """
    partial = target.with_name(f"{target.name}.dang-ghi")
    for left in (partial, *(target.with_name(f"{target.name}-{end}") for end in ("wal", "shm"))):
        left.unlink(missing_ok=True)  # of a copying that was cut short, or of somebody who looked
    copy = dbapi2.connect(str(partial), isolation_level=None)
    try:
        copy.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        copy.execute("PRAGMA journal_mode = OFF")  # half a copy is thrown away, never mended
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    finally:
        copy.close()
    with partial.open("r+b") as file:
        os.fsync(file.fileno())
    _read_back(partial, key)
    partial.replace(target)
    flush_folder(target.parent)


def open_copy(path: Path, key: bytes, *, look_only: bool = False) -> Connection:
    """Open a copy that nobody else holds, as it lies: no file appears beside it.

    With `look_only` nothing of it changes, not even what a power cut left beside it.
    """
    name = f"{path.resolve().as_uri()}?mode={'ro' if look_only else 'rwc'}"
    copy = dbapi2.connect(name, isolation_level=None, uri=True)
    copy.execute("PRAGMA cipher_log_level = NONE")
    copy.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return copy


def _read_back(path: Path, key: bytes) -> None:
    """Raise OperationalError unless a copy is whole: SQLite hides what fails at its closing."""
    copy = open_copy(path, key, look_only=True)
    try:
        found = copy.execute("PRAGMA cipher_integrity_check").fetchall()
        found += copy.execute("PRAGMA quick_check").fetchall()
    except DatabaseError as error:
        raise OperationalError("disk I/O error") from error
    finally:
        copy.close()
    if found != [("ok",)]:
        raise OperationalError("disk I/O error")


def copy_live(
    source: Connection, target: Path, key: bytes, tell: Callable[[int, int], object]
) -> None:
    """Write a consistent copy while others go on writing, a little at a time.

    `tell` hears how many pages are left, of how many, and may raise to give up. The source has a
    connection of its own, on which a transaction is open: what is written meanwhile is not in it.
    """
    copy = open_copy(target, key)
    try:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -2048"):
            copy.execute(f"PRAGMA {pragma}")  # half a copy is thrown away, never mended
        with target.open("r+b") as file:

            def pause(_status: int, left: int, total: int) -> None:
                if (total - left) % _FLUSHED == 0:  # else the disk is busy when a save needs it
                    os.fsync(file.fileno())
                tell(left, total)

            source.backup(copy, pages=_PAGES, progress=pause)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
            os.fsync(file.fileno())
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
