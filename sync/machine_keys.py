"""The keys of this machine, as its books are opened."""

from __future__ import annotations

from storage.ledger import Ledger
from sync.keys import KeyPlace, UnitKeys

RESTORED = "restore"  # the journal's word for books that came back from a copy


def keys_of_machine(ledger: Ledger, place: KeyPlace) -> UnitKeys:
    """Return this machine's keys; new ones where books came back without any.

    The keys that sign are in no copy: with new ones the machine has to be paired. Raises
    KeysUnreadableError, or KeysNotKeptError when the disk refuses.
    """
    query = "SELECT 1 FROM journal WHERE action = ?"
    restored = ledger.db.execute(query, [RESTORED]).fetchone() is not None
    if place.path.exists() or not restored:
        return UnitKeys.load(place.path, place.wrap)
    keys = UnitKeys.generate()
    place.keep(keys)
    return keys
