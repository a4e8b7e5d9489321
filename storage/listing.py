"""The index of the search brought up to date: to be asked for before every look into it."""

from __future__ import annotations

from storage.cards import are_due, list_due
from storage.ledger import Ledger


def list_all(ledger: Ledger) -> None:
    """Write the cards that were put off since; LedgerBusyError where a job writes for too long.

    Where none are due, nothing is written, and nobody waited for.
    """
    if are_due(ledger.db):
        with ledger.change():
            list_due(ledger.db)
