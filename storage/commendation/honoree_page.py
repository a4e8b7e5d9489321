"""The page of a collective, a person or a household: what they did, hold, and are proposed for."""

from __future__ import annotations

from dataclasses import dataclass

from storage.commendation.given import GivenAward, with_events
from storage.commendation.life import OPEN
from storage.ledger import Ledger
from storage.records import (
    Achievement,
    Award,
    Candidate,
    Honoree,
    Member,
    Nominee,
    Proposal,
    ServicePeriod,
)
from storage.repository import find, get


@dataclass(frozen=True, slots=True)
class Nomination:
    """A proposal and how it names somebody."""

    proposal: Proposal
    nominee: Nominee

    @property
    def under_way(self) -> bool:
        """Tell whether something is still expected of it."""
        return self.proposal.status in OPEN and self.nominee.result == "open"


@dataclass(frozen=True, slots=True)
class HonoreePage:
    """All that the books know of one honoree, newest first."""

    honoree: Honoree
    achievements: tuple[Achievement, ...]
    awards: tuple[GivenAward, ...]
    under_way: tuple[Nomination, ...]
    past: tuple[Nomination, ...]
    candidates: tuple[Candidate, ...]
    services: tuple[ServicePeriod, ...]


def page_of(ledger: Ledger, honoree: Honoree) -> HonoreePage:
    """Read the page of an honoree; the time of service is the member's where no other is noted."""
    named = [
        Nomination(get(ledger, Proposal, nominee.proposal), nominee)
        for nominee in sorted(
            find(ledger, Nominee, honoree=honoree.id), key=lambda each: each.id, reverse=True
        )
    ]
    achievements = find(ledger, Achievement, honoree=honoree.id)
    candidates = find(ledger, Candidate, honoree=honoree.id)
    return HonoreePage(
        honoree,
        tuple(sorted(achievements, key=lambda each: (each.happened_on, each.id), reverse=True)),
        tuple(with_events(ledger, awards_of(ledger, honoree))),
        tuple(each for each in named if each.under_way),
        tuple(each for each in named if not each.under_way),
        tuple(sorted(candidates, key=lambda each: (each.noted_on, each.id), reverse=True)),
        honoree.services or _services_as_member(ledger, honoree),
    )


def awards_of(ledger: Ledger, honoree: Honoree) -> list[Award]:
    """Return the awards of an honoree, newest first: by themselves, or by who was nominated."""
    found = {award.id: award for award in find(ledger, Award, honoree=honoree.id)}
    for nominee in find(ledger, Nominee, honoree=honoree.id):
        found |= {award.id: award for award in find(ledger, Award, nominee=nominee.id)}
    return sorted(found.values(), key=lambda each: (each.decided_on, each.id), reverse=True)


def _services_as_member(ledger: Ledger, honoree: Honoree) -> tuple[ServicePeriod, ...]:
    return get(ledger, Member, honoree.member).services if honoree.member else ()
