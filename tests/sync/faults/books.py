"""Books in memory that are copied as cheaply as they are read, and compared row by row."""

from __future__ import annotations

from collections.abc import Collection

from storage.cards import register_cards
from storage.driver import Database, connect
from storage.journal import Actor, register_functions
from storage.ledger import Ledger

Rows = dict[str, list[str]]

HISTORY = frozenset({"carried"})  # a file that was refused is told there, and nowhere else
DERIVED = ("card", "sqlite_")  # written anew from the records


class CopiedLedger(Ledger):
    """A copy of open books: a backup that somebody puts back, or the disk of a cloned laptop."""

    def __init__(self, source: Ledger) -> None:
        """Copy the pages; the schema was looked at when the source was opened."""
        self.path, self.key, self.actor = None, b"", Actor()
        self.connection = connect(None, b"")
        source.connection.backup(self.connection)
        self.db = Database(self.connection, execute_plugins=False)
        register_functions(self.connection, self.actor)
        register_cards(self.connection)


def rows_of(ledger: Ledger, leaving_out: Collection[str] = ()) -> Rows:
    """Return all that books hold, table by table."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'card%'"
    names = [name for (name,) in ledger.db.execute(query) if not name.startswith(DERIVED)]
    return {
        name: sorted(map(repr, ledger.db.execute(f"SELECT * FROM [{name}]").fetchall()))
        for name in names
        if name not in leaving_out
    }


def changed_tables(before: Rows, after: Rows) -> set[str]:
    """Return the names of the tables that differ."""
    return {name for name in before if before[name] != after[name]}
