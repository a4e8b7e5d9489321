"""What was removed of a person before an erasure: the journal tells it and could give it back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from storage.commendation.people import PERSON
from storage.commendation.same_name import may_be, spelt
from storage.giving_back import NothingToGiveBackError, record_before
from storage.journal_reading import line_at
from storage.ledger import Ledger
from storage.privacy.naming import born_of, name_of
from storage.privacy.tombstones import ERASABLE
from storage.records import KIND_NAMED, Record
from storage.repository import find

_LINKS = ("honoree", "member", "nominee")
_REMOVED = (
    "SELECT DISTINCT kind, record, before FROM journal WHERE action = 'delete'"
    " AND before IS NOT NULL AND kind IN (SELECT value FROM json_each(?))"
)


def removed_people(ledger: Ledger) -> Iterator[Record]:
    """Yield each record of a person that is out of the books, as it last was by the journal."""
    query = (
        "SELECT max(seq) FROM journal INDEXED BY journal_sifted WHERE action = 'delete'"
        " AND before IS NOT NULL AND kind IN (SELECT value FROM json_each(?)) GROUP BY record"
    )
    for (seq,) in ledger.db.execute(query, [json.dumps(sorted(ERASABLE))]).fetchall():
        line = line_at(ledger, seq)
        try:
            record = record_before(ledger, line)
        except NothingToGiveBackError:
            continue  # of another version: `removed_before` reads its name all the same
        if name_of(record) and not is_in_books(ledger, record):
            yield record


def is_in_books(ledger: Ledger, record: Record) -> bool:
    """Tell whether a record is there, or only the journal tells of it."""
    return bool(find(ledger, type(record), id=record.id))


def removed_before(ledger: Ledger, records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """Yield kind and identity of removed records that lead to these, or are of the same person.

    Whose name and year of birth fit is taken for the same: nothing that counts is lost by it.
    """
    identities = {one.id for one in records}
    people = {(spelt(name_of(one)), born_of(one)) for one in records if name_of(one)}
    rows = ledger.db.execute(_REMOVED, [json.dumps(sorted(ERASABLE))]).fetchall()
    told = set(identities)  # one tombstone is enough, however often it was given back
    for kind, identity, before in rows:
        said = json.loads(before)
        leads = not identities.isdisjoint(said.get(link) for link in _LINKS)
        is_same = any(_is_of(said, *person) for person in people)
        gone = identity not in told and not find(ledger, KIND_NAMED[kind], id=identity)
        if gone and (leads or is_same):
            told.add(identity)
            yield kind, identity


def _is_of(said: dict[str, Any], name: str, born: int | None) -> bool:
    if said.get("subject", PERSON) == "collective":
        return False
    named = said.get("full_name") or said.get("name") or ""
    return spelt(str(named)) == name and may_be(born, said.get("birth_year"))
