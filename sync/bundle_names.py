"""Which unit and month a bundle is of, for whoever knows only its digest."""

from __future__ import annotations

import json
from collections.abc import Collection

from storage.ledger import Ledger

_WHERE = "WHERE bundle_id IN (SELECT value FROM json_each(:ids))"
_QUERY = (
    f"SELECT bundle_id, unit, month FROM received {_WHERE} "
    f"UNION SELECT bundle_id, :own, month FROM outgoing {_WHERE}"
)


def bundles_named(ledger: Ledger, identities: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return unit and month of bundles that came in or were made here, by their digests."""
    if not identities:
        return {}
    said = {"ids": json.dumps([*identities]), "own": ledger.settings.unit}
    rows = ledger.db.execute(_QUERY, said).fetchall()
    return {identity: (unit, month) for identity, unit, month in rows}
