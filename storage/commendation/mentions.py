"""Where the books name somebody: found by the indexes, read without what is not needed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from storage.commendation.people import GIVEN_UP, Person
from storage.commendation.same_name import spelt
from storage.commendation.statuses import FELL
from storage.ledger import Ledger
from storage.namesakes import namesakes
from storage.records import Award, Nominee, Proposal, Record

# Whom to look at: those of the same pages, of the same names, and, in the unit's own proposals, who
# rests on the same achievements. Each has its index: to look at all took seconds at a superior.
_NOMINEES = """SELECT id, unit, subject, name, honoree, birth_year, achievements
FROM nominee WHERE proposal <> :proposal AND id IN (
    SELECT value FROM json_each(:named)
    UNION SELECT id FROM nominee WHERE honoree IN (SELECT value FROM json_each(:pages))
    UNION SELECT nominee.id FROM proposal JOIN nominee ON nominee.proposal = proposal.id
        WHERE proposal.unit = :unit AND :noted <> '[]' AND nominee.achievements <> '[]' AND EXISTS (
            SELECT 1 FROM json_each(nominee.achievements)
            WHERE value IN (SELECT value FROM json_each(:noted))))
ORDER BY id"""
_AWARDS = """SELECT award.id, award.unit, award.subject, award.name, award.nominee,
    coalesce(award.honoree, nominee.honoree) AS honoree,
    coalesce(nominee.birth_year, honoree.birth_year) AS birth_year,
    coalesce(nominee.achievements, '[]') AS achievements
FROM award
LEFT JOIN nominee ON nominee.id = award.nominee
LEFT JOIN honoree ON honoree.id = coalesce(award.honoree, nominee.honoree)
WHERE nominee.proposal IS NOT :proposal AND award.id IN (
    SELECT value FROM json_each(:named)
    UNION SELECT id FROM award WHERE honoree IN (SELECT value FROM json_each(:pages))
    UNION SELECT id FROM award WHERE nominee IN (SELECT value FROM json_each(:nominees)))
ORDER BY award.id"""
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


def other_nominees(
    ledger: Ledger, proposal: Proposal, people: Iterable[Person], noted: Iterable[str]
) -> Iterator[Mention]:
    """Find who may be one of these people, or rests on these achievements, in other proposals."""
    asked = _asked(ledger, Nominee, people) | {
        "proposal": proposal.id,
        "unit": proposal.unit,
        "noted": json.dumps(sorted(noted)),
    }
    for row in ledger.db.query(_NOMINEES, asked):
        yield Mention(row["id"], _person(row), row["id"], _listed(row))


def awards_besides(
    ledger: Ledger, proposal: Proposal, people: Iterable[Person], nominees: Iterable[str]
) -> Iterator[Mention]:
    """Find the awards of who may be one of these people, and those that came by these nominees.

    Those that the proposal itself brought are left out.
    """
    asked = _asked(ledger, Award, people) | {
        "proposal": proposal.id,
        "nominees": json.dumps(sorted(nominees)),
    }
    for row in ledger.db.query(_AWARDS, asked):
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


def _asked(ledger: Ledger, kind: type[Record], people: Iterable[Person]) -> dict[str, str]:
    """Say whom a query looks for: pages, and records that have one of the names."""
    known = list(people)
    return {
        "pages": json.dumps(sorted({one.honoree for one in known if one.honoree})),
        "named": json.dumps(namesakes(ledger, kind, {one.name for one in known})),
    }


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
