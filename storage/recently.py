"""What was opened last by whoever is at the desk, kept inside the ledger."""

from __future__ import annotations

from storage.ledger import Ledger
from storage.preferences import prefer, preferred
from storage.records import KIND_NAMED, Record
from storage.repository import find

_OPENED = "opened"
_KEPT = 12


def remember_opened(ledger: Ledger, record: Record) -> None:
    """Put a record first among those that were opened last."""
    opened = [record.KIND, record.id]
    known = preferred(ledger, _OPENED) or []
    if known[:1] != [opened]:
        prefer(ledger, _OPENED, [opened, *(each for each in known if each != opened)][:_KEPT])


def recently_opened(ledger: Ledger, most: int = 5) -> list[Record]:
    """Return the records that were opened last, newest first; those that are gone are left out."""
    found: list[Record] = []
    for kind, identity in preferred(ledger, _OPENED) or []:
        if kind in KIND_NAMED:
            found += find(ledger, KIND_NAMED[kind], id=identity)
    return found[:most]
