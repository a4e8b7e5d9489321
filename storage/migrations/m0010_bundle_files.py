"""The bytes of a bundle stand apart from what is known of it.

A row that holds 8 MB of photos was written anew whenever a word of it changed (written out,
acknowledged; above: answered, taken in from behind a gap), and read through to learn its last
columns.
"""

from __future__ import annotations

BUNDLE_FILES = (
    """CREATE TABLE outgoing_file (
    bundle_id TEXT PRIMARY KEY
        REFERENCES outgoing (bundle_id) ON UPDATE CASCADE ON DELETE CASCADE,
    data BLOB NOT NULL
) STRICT""",
    "INSERT INTO outgoing_file SELECT bundle_id, data FROM outgoing ORDER BY epoch, seq",
    "ALTER TABLE outgoing DROP COLUMN data",
)
RECEIVED_FILES = (
    """CREATE TABLE received_file (
    bundle_id TEXT PRIMARY KEY
        REFERENCES received (bundle_id) ON UPDATE CASCADE ON DELETE CASCADE,
    data BLOB NOT NULL
) STRICT""",
    "INSERT INTO received_file SELECT bundle_id, data FROM received ORDER BY unit, epoch, seq",
    "ALTER TABLE received DROP COLUMN data",
)
