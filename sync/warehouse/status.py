"""What the warehouse holds, in a few numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sync.warehouse.connection import SCHEMA
from sync.warehouse.partitions import retired_years
from sync.warehouse.schema import Version, made_version

if TYPE_CHECKING:
    from psycopg import Connection

_BOOKS = """
SELECT code, name, superior.loaded_at, count(DISTINCT unit), count(bundle_id),
    count(bundle_id) FILTER (WHERE replaced_by IS NULL), min(month), max(month)
FROM superior LEFT JOIN bundle ON bundle.superior = code GROUP BY code ORDER BY code
"""
_SIZE = """
SELECT coalesce(sum(pg_total_relation_size(pg_class.oid)), 0)::bigint FROM pg_class
JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = %s AND relkind = 'r'
"""


@dataclass(frozen=True, slots=True)
class Books:
    """What was loaded from one superior's books; `months` are those that stand now."""

    code: str
    name: str
    loaded_at: datetime
    units: int
    bundles: int
    months: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Status:
    """What a warehouse holds; `size` is in bytes, with indexes."""

    version: Version
    books: tuple[Books, ...] = ()
    size: int = 0
    retired: tuple[int, ...] = ()


def status(connection: Connection) -> Status:
    """Return what there is; version (0, 0) says that there are no tables yet."""
    version = made_version(connection)
    if version == (0, 0):
        return Status(version)
    books = tuple(Books(*row) for row in connection.execute(_BOOKS))
    (size,) = connection.execute(_SIZE, [SCHEMA]).fetchone() or (0,)
    return Status(version, books, size, tuple(sorted(retired_years(connection))))
