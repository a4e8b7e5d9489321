"""What whoever is at the desk prefers on the screens of these books; lies in the ledger itself."""

from __future__ import annotations

import json
from typing import Any

from storage.ledger import Ledger


def prefer(ledger: Ledger, name: str, value: Any) -> None:  # any JSON
    """Remember a preference (widths, favourites, what was opened last); a JSON value."""
    row = {"officer": ledger.actor.name, "name": name, "value": json.dumps(value)}
    with ledger.change():
        ledger.db.table("preference").upsert(row, pk=("officer", "name"))


def preferred(ledger: Ledger, name: str) -> Any:  # any JSON
    """Return a preference as it was kept, None for none."""
    query = "SELECT value FROM preference WHERE officer = ? AND name = ?"
    found = ledger.db.execute(query, [ledger.actor.name, name]).fetchone()
    return json.loads(found[0]) if found else None
