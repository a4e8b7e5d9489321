"""Looking through the pages of a ledger while another connection goes on writing to it."""

from __future__ import annotations

from storage.driver import DatabaseError
from storage.ledger import Ledger

_TURNS = 3  # a page that was just being written looks damaged once, not three times


def check_pages_beside(ledger: Ledger) -> None:
    """Read the file from end to end without keeping writers waiting; raises LedgerDamagedError."""
    if not any(_all_well(ledger) for _turn in range(_TURNS)):
        ledger.check_pages()  # it has the file to itself, and says what is wrong


def _all_well(ledger: Ledger) -> bool:
    run = ledger.connection.execute
    run("BEGIN")  # what this reader holds is not written over meanwhile
    try:
        run("SELECT count(*) FROM sqlite_master").fetchone()
        found = run("PRAGMA cipher_integrity_check").fetchall()
        return bool(found + run("PRAGMA integrity_check").fetchall() == [("ok",)])
    except DatabaseError:
        return False
    finally:
        ledger.connection.rollback()
