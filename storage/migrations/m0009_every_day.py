"""Safe and pleasant every day: officers, what each prefers."""

from __future__ import annotations

EVERY_DAY = (
    # who may open the books; nobody is removed, for the journal names them
    """CREATE TABLE officer (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('chief', 'officer', 'reader')),
    added_at TEXT NOT NULL,
    ended_at TEXT
) STRICT""",
    # what each officer ("may" before there are any) prefers on the screens of these books:
    # widths of columns, favourites, what was opened last
    """CREATE TABLE preference (
    officer TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (officer, name)
) STRICT, WITHOUT ROWID""",
)
