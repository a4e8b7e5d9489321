"""A bundle is numbered within its epoch: a new laptop begins its chain at one again."""

from __future__ import annotations

_COLUMNS = (
    "epoch, seq, bundle_id, kind, month, revision, name, data, made_at, written_at, verdict,"
    " receipt"
)

CHAINS = (
    "ALTER TABLE outgoing RENAME TO outgoing_before",
    """CREATE TABLE outgoing (
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    bundle_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    month TEXT NOT NULL,
    revision INTEGER NOT NULL,
    name TEXT NOT NULL,
    data BLOB NOT NULL,
    made_at TEXT NOT NULL,
    written_at TEXT,
    verdict TEXT,
    receipt BLOB,
    PRIMARY KEY (epoch, seq)
) STRICT""",
    f"INSERT INTO outgoing ({_COLUMNS}) SELECT {_COLUMNS} FROM outgoing_before",
    "DROP TABLE outgoing_before",
)
