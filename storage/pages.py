"""Looking through the pages of a ledger while another connection goes on writing to it."""

from __future__ import annotations

from storage.driver import DatabaseError
from storage.ledger import Ledger

_TURNS = 3  # a page that was just being written looks damaged once, not three times


def check_pages_beside(ledger: Ledger) -> None:
    """Read the file from end to end beside writers; raises LedgerDamagedError, LedgerBusyError."""
    if any(_all_well(ledger) for _turn in range(_TURNS)) or _all_well_alone(ledger):
        return
    ledger.check_pages()  # it says what is wrong


def _all_well(ledger: Ledger) -> bool:
    ledger.connection.execute("BEGIN")  # what this reader holds is not written over meanwhile
    try:
        return _reads_well(ledger)
    finally:
        ledger.connection.rollback()


def _all_well_alone(ledger: Ledger) -> bool:
    with ledger.change():  # writers wait: some 3 ms a megabyte
        return _reads_well(ledger)


def _reads_well(ledger: Ledger) -> bool:
    run = ledger.connection.execute
    try:
        run("SELECT count(*) FROM sqlite_master").fetchone()
        found = run("PRAGMA cipher_integrity_check").fetchall()
        return bool(found + run("PRAGMA integrity_check").fetchall() == [("ok",)])
    except DatabaseError:
        return False
