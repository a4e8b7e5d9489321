"""One card for each record that can be sought, and the index over the words of all cards."""

from __future__ import annotations

FINDING = (
    """CREATE TABLE card (
    place INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT""",
    "CREATE INDEX card_record ON card (record)",
    """CREATE VIRTUAL TABLE card_index USING fts5 (
    kind, name, words,
    content = 'card', content_rowid = 'place', detail = column, prefix = '1 2',
    tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
)""",
    "CREATE VIRTUAL TABLE card_word USING fts5vocab ('card_index', 'row')",
)
