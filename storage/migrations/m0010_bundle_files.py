"""The bytes of a bundle stand apart from what is known of it.

A row that holds 8 MB of photos was written anew whenever a word of it changed (written out,
acknowledged), and read through to learn its last columns.
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
