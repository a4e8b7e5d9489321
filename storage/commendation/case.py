"""Gather from the ledger all that the checks of a proposal look at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from storage.commendation.evidence import Case, Claim, Held
from storage.commendation.given import GivenAward, with_events
from storage.commendation.mentions import (
    Mention,
    awards_besides,
    earlier_reports,
    other_nominees,
)
from storage.commendation.people import Person, is_same, person_of
from storage.commendation.rules import rulebook
from storage.commendation.statuses import UNDECIDED
from storage.ledger import Ledger
from storage.records import (
    Achievement,
    Award,
    Honoree,
    Member,
    Nominee,
    Proposal,
    Selection,
    ServicePeriod,
)
from storage.repository import find, get, of_ids

__all__ = ["Case", "case_of"]

Given = list[tuple[Mention, Held]]

_COMPARED = 300  # reports of other proposals, the newest ones, that new ones are compared with


def case_of(
    ledger: Ledger,
    proposal: Proposal,
    *,
    nominees: Sequence[Nominee] | None = None,
    selection: Selection | None = None,
    today: date | None = None,
) -> Case:
    """Return a proposal with all that the books know of whom it names.

    What is being typed may be given in place of what is kept: nominees, and the meeting. The rules
    are those of the day of the proposal, or of today while it has none.
    """
    named = tuple(find(ledger, Nominee, proposal=proposal.id) if nominees is None else nominees)
    pages = of_ids(ledger, Honoree, {one.honoree for one in named if one.honoree})
    people = {one.id: person_of(one, page=pages.get(one.honoree or "")) for one in named}
    may_be = _recogniser(people.values())
    noted = {one for nominee in named for one in nominee.achievements}
    close = [
        mention
        for mention in other_nominees(ledger, proposal, people.values(), noted)
        if noted.intersection(mention.achievements) or may_be(mention.person)
    ]
    claimed = {mention.id for mention in close}
    found = (
        mention
        for mention in awards_besides(ledger, proposal, people.values(), claimed)
        if mention.nominee in claimed or may_be(mention.person)
    )
    awards = _with_events(ledger, {mention.id: mention for mention in found})
    return Case(
        proposal=proposal,
        nominees=named,
        book=rulebook(ledger, proposal.proposed_on or today or date.today()),
        selection=selection or _meeting(ledger, proposal),
        honorees=pages,
        achievements=of_ids(ledger, Achievement, noted),
        claims=tuple(_claim(ledger, mention, awards) for mention in close),
        held={one.id: _held(people[one.id], awards) for one in named},
        services={one.id: _services(ledger, pages.get(one.honoree or "")) for one in named},
        rivals=_rivals(ledger, proposal),
        earlier=earlier_reports(ledger, proposal.id, _COMPARED),
    )


def _recogniser(people: Collection[Person]) -> Callable[[Person], bool]:
    """Return what tells whether somebody may be one of these people, at the cost of a look-up."""
    pages = {one.honoree: [one] for one in people if one.honoree}
    names: dict[str, list[Person]] = {}
    for one in people:
        names.setdefault(one.name, []).append(one)

    def may_be(person: Person) -> bool:
        likely = [*pages.get(person.honoree or "", ()), *names.get(person.name, ())]
        return any(is_same(person, one) is not None for one in likely)

    return may_be


def _with_events(ledger: Ledger, mentions: Mapping[str, Mention]) -> Given:
    given = with_events(ledger, of_ids(ledger, Award, mentions).values())
    return [(mentions[one.award.id], _held_by(one, mentions[one.award.id])) for one in given]


def _held_by(given: GivenAward, mention: Mention) -> Held:
    return Held(given.award, cancelled=given.cancelled, achievements=mention.achievements)


def _held(person: Person, awards: Given) -> tuple[Held, ...]:
    found = ((is_same(person, mention.person), held) for mention, held in awards)
    return tuple(replace(held, sure=same) for same, held in found if same is not None)


def _claim(ledger: Ledger, mention: Mention, awards: Given) -> Claim:
    nominee = get(ledger, Nominee, mention.id)
    given = tuple(held for award, held in awards if award.nominee == nominee.id)
    return Claim(get(ledger, Proposal, nominee.proposal), nominee, given)


def _services(ledger: Ledger, page: Honoree | None) -> tuple[ServicePeriod, ...]:
    """Return the times of service on the page, or else in the list of the team's members."""
    if page is None or page.services or not page.member:
        return page.services if page else ()
    return next((one.services for one in find(ledger, Member, id=page.member)), ())


def _meeting(ledger: Ledger, proposal: Proposal) -> Selection | None:
    meetings = find(ledger, Selection, proposal=proposal.id)
    return max(meetings, key=lambda one: (one.held_on, one.id), default=None)


def _rivals(ledger: Ledger, proposal: Proposal) -> tuple[Proposal, ...]:
    like = {"authority": proposal.authority, "award_type": proposal.award_type}
    found = find(ledger, Proposal, unit=proposal.unit, **like)
    return tuple(one for one in found if one.id != proposal.id and one.status in UNDECIDED)
