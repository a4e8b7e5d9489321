"""Where the books name somebody, read in one pass and without what is not needed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from storage.commendation.people import GIVEN_UP, Person
from storage.commendation.same_name import spelt
from storage.commendation.statuses import FELL
from storage.ledger import Ledger

_NOMINEES = """SELECT id, unit, subject, name, honoree, birth_year, achievements
FROM nominee WHERE proposal <> ?"""
_AWARDS = """SELECT award.id, award.unit, award.subject, award.name, award.nominee,
    coalesce(award.honoree, nominee.honoree) AS honoree,
    coalesce(nominee.birth_year, honoree.birth_year) AS birth_year,
    coalesce(nominee.achievements, '[]') AS achievements
FROM award
LEFT JOIN nominee ON nominee.id = award.nominee
LEFT JOIN honoree ON honoree.id = coalesce(award.honoree, nominee.honoree)
WHERE nominee.proposal IS NOT ?"""
_REPORTS = """SELECT nominee.id, nominee.unit, subject, name, honoree, birth_year, result, status,
    occasion, situation || ' ' || nominee.achievement || ' ' || summary AS text
FROM nominee JOIN proposal ON proposal.id = nominee.proposal
WHERE proposal.id <> ? ORDER BY nominee.id DESC LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A nominee of another proposal, or an award: whom it names, and for which achievements.

    `nominee` is the one by whom an award came.
    """

    id: str
    person: Person
    nominee: str | None = None
    achievements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """A report of merit of another proposal; `fell` where nothing came of it."""

    person: Person
    name: str
    occasion: str
    fell: bool
    text: str


def other_nominees(ledger: Ledger, proposal: str) -> Iterator[Mention]:
    """Find whom all proposals but one name."""
    for row in ledger.db.query(_NOMINEES, [proposal]):
        yield Mention(row["id"], _person(row), row["id"], _listed(row))


def awards_besides(ledger: Ledger, proposal: str) -> Iterator[Mention]:
    """Find whom the awards name, but those that one proposal brought."""
    for row in ledger.db.query(_AWARDS, [proposal]):
        yield Mention(row["id"], _person(row), row["nominee"], _listed(row))


def earlier_reports(ledger: Ledger, proposal: str, count: int) -> tuple[Earlier, ...]:
    """Return the newest reports of merit of all proposals but one."""
    rows = ledger.db.query(_REPORTS, [proposal, count])
    return tuple(
        Earlier(
            person=_person(row),
            name=row["name"],
            occasion=row["occasion"],
            fell=row["result"] in GIVEN_UP or row["status"] in FELL,
            text=row["text"],
        )
        for row in rows
    )


def _person(row: Mapping[str, Any]) -> Person:
    return Person(
        unit=row["unit"],
        subject=row["subject"],
        name=spelt(row["name"]),
        honoree=row["honoree"],
        born=row["birth_year"],
    )


def _listed(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(json.loads(row["achievements"]))
