"""One proposal as it is judged: values only, so that what is being typed is judged as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from storage.commendation.mentions import Earlier
from storage.commendation.people import Person, is_open, is_same, person_of
from storage.commendation.rules import Rule, Rulebook
from storage.commendation.statuses import FELL
from storage.records import (
    Achievement,
    Award,
    AwardEvent,
    Honoree,
    Nominee,
    Proposal,
    Selection,
    ServicePeriod,
)


@dataclass(frozen=True, slots=True)
class Held:
    """An award that was given; `sure` is false where only the name is the same.

    `cancelled` is the event that took it back; `achievements` are those it was given for.
    """

    award: Award
    sure: bool = True
    cancelled: AwardEvent | None = None
    achievements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody whom another proposal names, and what was awarded there."""

    proposal: Proposal
    nominee: Nominee
    awards: tuple[Held, ...] = ()

    @property
    def stands(self) -> bool:
        """Tell whether the award was given, or may still be: not refused, withdrawn, cancelled."""
        if self.awards:
            return self.given is not None
        return is_open(self.nominee) and self.proposal.status not in FELL

    @property
    def given(self) -> Award | None:
        """Return the award that was given there and not taken back."""
        return next((held.award for held in self.awards if not held.cancelled), None)


@dataclass(frozen=True)
class Case:
    """A proposal, whom it names, and all that the books know of them.

    `claims` are the people of other proposals who rest on the same achievements or may be the same
    people; `held` and `services` are by nominee; `rivals` are open proposals of the same authority.
    """

    proposal: Proposal
    nominees: tuple[Nominee, ...]
    book: Rulebook
    selection: Selection | None = None
    honorees: Mapping[str, Honoree] = field(default_factory=dict)
    achievements: Mapping[str, Achievement] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    held: Mapping[str, tuple[Held, ...]] = field(default_factory=dict)
    services: Mapping[str, tuple[ServicePeriod, ...]] = field(default_factory=dict)
    rivals: tuple[Proposal, ...] = ()
    earlier: tuple[Earlier, ...] = ()

    @property
    def day(self) -> date:
        """Return the day whose rules hold, and up to which service counts."""
        return self.book.day

    @property
    def span(self) -> tuple[date | None, date | None]:
        """Return the time that achievements are counted over."""
        return self.proposal.counted_from, self.proposal.counted_to

    @property
    def standing(self) -> tuple[Nominee, ...]:
        """Return whom the proposal still names: not withdrawn, not refused."""
        return tuple(nominee for nominee in self.nominees if is_open(nominee))

    def judged_by(self, rule: Rule) -> tuple[Nominee, ...]:
        """Return whom of them a rule speaks of."""
        return tuple(one for one in self.standing if rule.concerns(subject=one.subject))

    def person(self, nominee: Nominee) -> Person:
        """Return what a nominee is recognised by."""
        return person_of(nominee, page=self.honorees.get(nominee.honoree or ""))

    def sex(self, nominee: Nominee) -> str:
        """Return the sex of a nominee as the proposal or else the page says; "" if neither does."""
        page = self.honorees.get(nominee.honoree or "")
        return nominee.sex or (page.sex if page else None) or ""

    def noted(self, nominee: Nominee) -> tuple[Achievement, ...]:
        """Return the noted achievements that a nominee rests on."""
        found = (self.achievements.get(one) for one in nominee.achievements)
        return tuple(one for one in found if one)

    def holds(self, nominee: Nominee) -> tuple[Held, ...]:
        """Return the awards that a nominee has for sure, and that were not cancelled."""
        held = self.held.get(nominee.id, ())
        return tuple(one for one in held if one.sure and not one.cancelled)

    def claims_of(self, nominee: Nominee) -> Iterator[tuple[Claim, bool]]:
        """Find where else a nominee is named, and whether it is the same person for sure."""
        own = self.person(nominee)
        for claim in self.claims:
            same = is_same(own, person_of(claim.nominee))
            if same is not None:
                yield claim, same
