"""The exchange, complete: adjustments, locked months, successors, notices, what was carried."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

EXCHANGE_WHOLE = (
    """CREATE TABLE [adjustment] (
    [id] TEXT NOT NULL PRIMARY KEY,
    [unit] TEXT NOT NULL,
    [changed_at] TEXT NOT NULL,
    [made_on] TEXT NOT NULL,
    [month] TEXT NOT NULL,
    [indicator] TEXT NOT NULL,
    [part] TEXT NOT NULL,
    [reported] INTEGER NOT NULL,
    [right] INTEGER NOT NULL,
    [reason] TEXT NOT NULL,
    [sought] TEXT NOT NULL,
    [ordered] TEXT NOT NULL
) STRICT""",
    "CREATE INDEX by_8_adjustment ON adjustment (unit, made_on)",
    # at the superior: months that were reported upward, and so take no revision any more
    """CREATE TABLE locked_month (
    month TEXT PRIMARY KEY,
    locked_at TEXT NOT NULL,
    paper TEXT NOT NULL
) STRICT""",
    # what the registry says of units that were merged or renamed, for whoever adds figures up
    """CREATE TABLE succession (
    unit TEXT PRIMARY KEY,
    successor TEXT NOT NULL,
    last_month TEXT NOT NULL
) STRICT""",
    # notices: written at the superior, taken at the post
    """CREATE TABLE notice (
    digest TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    unit TEXT NOT NULL,
    said BLOB NOT NULL,
    data BLOB NOT NULL,
    made_at TEXT NOT NULL,
    written_at TEXT,
    seen_at TEXT
) STRICT""",
    # flows of a year, added up whenever one of its months is kept
    """CREATE TABLE figure_year (
    unit TEXT NOT NULL,
    year TEXT NOT NULL,
    code TEXT NOT NULL,
    part TEXT NOT NULL,
    precision TEXT NOT NULL,
    months INTEGER NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (unit, year, code, part, precision)
) STRICT, WITHOUT ROWID""",
    """INSERT INTO figure_year
    SELECT unit, substr(month, 1, 4), code, part, precision, count(*), sum(value)
    FROM figure GROUP BY 1, 2, 3, 4, 5""",
    # days of other units whose records have no cards of the search yet
    """CREATE TABLE card_due (
    unit TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (unit, first, last)
) STRICT, WITHOUT ROWID""",
    # newer official lists that were taken over, each version once
    """CREATE TABLE catalogue (
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    data BLOB NOT NULL,
    taken_at TEXT NOT NULL,
    PRIMARY KEY (name, version)
) STRICT""",
    # the plain history of what travelled, by stick or by mailbox
    """CREATE TABLE carried (
    at TEXT NOT NULL,
    way TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('out', 'in')),
    kind TEXT NOT NULL,
    unit TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    outcome TEXT NOT NULL,
    words TEXT NOT NULL,
    registry INTEGER NOT NULL DEFAULT 0
) STRICT""",
    "CREATE INDEX carried_at ON carried (at)",
    "CREATE INDEX carried_name ON carried (name)",
    "CREATE INDEX carried_sha256 ON carried (sha256)",
    # when the newest receipt of a bundle left for its unit; whatever was signed before this
    # table was written out as it was signed
    "ALTER TABLE received ADD COLUMN receipt_left TEXT",
    "UPDATE received SET receipt_left = received_at",
    # what that receipt says, so that a board of thousands of months opens none of them
    "ALTER TABLE received ADD COLUMN answer TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE received ADD COLUMN codes TEXT NOT NULL DEFAULT ''",
    "DROP INDEX received_unit",
    """CREATE INDEX received_chain ON received (
    unit, epoch, seq, bundle_id, kind, month, revision, state, received_at, answer, codes
)""",
    "CREATE INDEX received_waits ON received (unit) WHERE receipt_left IS NULL",
    # what people decided about and nobody counts any more, kept for ever: the tail of a chain that
    # was not chosen, a bundle whose number was accepted otherwise, a receipt its superior forgot
    """CREATE TABLE set_aside (
    bundle_id TEXT NOT NULL,
    unit TEXT NOT NULL,
    why TEXT NOT NULL,
    at TEXT NOT NULL,
    data BLOB,
    PRIMARY KEY (bundle_id, why, at)
) STRICT""",
    # which photos each bundle of photos carries
    """CREATE TABLE sent_photo (
    bundle_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (bundle_id, digest)
) STRICT, WITHOUT ROWID""",
    # what the superior answered over the telephone, until its receipt comes
    "ALTER TABLE outgoing ADD COLUMN phoned TEXT",
)


def answers_said(receipts: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str, str]]:
    """Return answer, codes of its reasons and bundle of each receipt that can be read."""
    for bundle, data in receipts:
        try:
            with ZipFile(BytesIO(data)) as file:
                said = json.loads(file.read("receipt.json"))
            yield said["answer"], " ".join(each["code"] for each in said["reasons"]), bundle
        except (BadZipFile, KeyError, ValueError):  # its bundle counts as taken in, as before
            continue
