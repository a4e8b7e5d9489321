"""What was sent and received, byte for byte."""

from __future__ import annotations

EXCHANGE = (
    """CREATE TABLE registry (
    version INTEGER PRIMARY KEY,
    data BLOB NOT NULL
) STRICT""",
    """CREATE TABLE outgoing (
    seq INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL,
    bundle_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    month TEXT NOT NULL,
    revision INTEGER NOT NULL,
    name TEXT NOT NULL,
    data BLOB NOT NULL,
    made_at TEXT NOT NULL,
    written_at TEXT,
    verdict TEXT,
    receipt BLOB
) STRICT""",
    """CREATE TABLE received (
    bundle_id TEXT PRIMARY KEY,
    unit TEXT NOT NULL,
    kind TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    month TEXT NOT NULL,
    revision INTEGER NOT NULL,
    prev TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('taken', 'held', 'quarantined')),
    data BLOB NOT NULL,
    received_at TEXT NOT NULL,
    receipt BLOB
) STRICT""",
    "CREATE INDEX received_unit ON received (unit, epoch, seq)",
)
