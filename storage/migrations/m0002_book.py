"""Whose books these are, what was closed, and who changed what."""

from __future__ import annotations

BOOK = (
    """CREATE TABLE book (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    unit TEXT NOT NULL,
    settings TEXT NOT NULL
) STRICT""",
    """CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    salt TEXT,
    before TEXT,
    after TEXT,
    digest TEXT,
    hash TEXT
) STRICT""",
    "CREATE INDEX journal_record ON journal (kind, record)",
    """CREATE TABLE closed_month (
    unit TEXT NOT NULL,
    month TEXT NOT NULL,
    revision INTEGER NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('closed', 'reopened', 'locked')),
    closed_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (unit, month)
) STRICT""",
    """CREATE TABLE figure (
    unit TEXT NOT NULL,
    month TEXT NOT NULL,
    code TEXT NOT NULL,
    part TEXT NOT NULL,
    precision TEXT NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (unit, month, code, part, precision)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE draft (
    form TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    kept_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE photo (
    digest TEXT PRIMARY KEY,
    data BLOB NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL
) STRICT""",
)
