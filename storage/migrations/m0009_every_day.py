"""Safe and pleasant every day: officers, what each prefers."""

from __future__ import annotations

EVERY_DAY = (
    # who may open the books; nobody is removed, for the journal names them;
    # the keeper holds the books' own passphrase and recovery code
    """CREATE TABLE officer (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('chief', 'officer', 'reader')),
    keeper INTEGER NOT NULL DEFAULT 0,
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
    # tombstones: that personal data was erased, never whose
    """CREATE TABLE [erasure] (
    [id] TEXT NOT NULL PRIMARY KEY,
    [unit] TEXT NOT NULL,
    [changed_at] TEXT NOT NULL,
    [number] TEXT NOT NULL,
    [erased_on] TEXT NOT NULL,
    [of] TEXT NOT NULL,
    [record] TEXT NOT NULL,
    [ground] TEXT NOT NULL,
    [sought] TEXT NOT NULL,
    [ordered] TEXT NOT NULL
) STRICT""",
    "CREATE INDEX by_9_erasure ON erasure (unit, erased_on)",
    "CREATE INDEX by_9_erased ON erasure (record, of)",
    # bundles that came back by a recovery: another journal than this one stood behind them;
    # which ones older books do not say, and clocks of two laptops tell nothing: all of them then
    "CREATE TABLE came_back (bundle_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    """INSERT INTO came_back SELECT bundle_id FROM outgoing WHERE EXISTS (
    SELECT 1 FROM journal WHERE action = 'recover' AND kind = 'outgoing')""",
    # the journal is read for people by these, without touching what its lines say
    "CREATE INDEX journal_sifted ON journal (action, kind, actor, at, record)",
)
