"""Which records of a kind have a name in their words: looked up in the index, compared after."""

from __future__ import annotations

import re
from collections.abc import Iterable

from storage.ledger import Ledger
from storage.listing import list_all
from storage.records import Record
from storage.spelling import fold

_AT_ONCE = 100  # names in one look into the index
_WORD = re.compile(r"\w+")


def namesakes(ledger: Ledger, kind: type[Record], names: Iterable[str]) -> list[str]:
    """Return the identities of the records that have all words of one of the names.

    Marks, capitals and the order of the words aside: who is really meant is for the caller to tell.
    """
    list_all(ledger)
    column = "name" if kind.NAMED_BY == "name" else "words"
    asked = sorted({expression for name in names if (expression := _all_words(name))})
    found: dict[str, None] = {}
    for place in range(0, len(asked), _AT_ONCE):
        said = " OR ".join(asked[place : place + _AT_ONCE])
        match = f'kind : "{kind.KIND}" AND {column} : ({said})'
        query = (
            "SELECT record FROM card"
            " WHERE place IN (SELECT rowid FROM card_index WHERE card_index MATCH ?)"
        )
        found |= dict.fromkeys(one for (one,) in ledger.db.execute(query, [match]).fetchall())
    return list(found)


def _all_words(name: str) -> str:
    """Write what the index is asked for: quoted words, so that no text is read as its syntax."""
    words = dict.fromkeys(_WORD.findall(fold(name)))
    quoted = (f'"{word}"' for word in words)
    return f"({' AND '.join(quoted)})" if words else ""
