"""One year of the standard in the books of a unit: its subjects, how far each is, the commune."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from storage.ledger import Ledger
from storage.model_life import running_states, status_of
from storage.records import ModelRating, SafetyAssessment, SafetyRule, SafetySubject
from storage.repository import between, find
from storage.safety.rules import Rule, rules_for
from storage.safety.share import Share
from storage.safety.verdict import Evidence, Verdict, verdict
from storage.safety.years import COMMUNE, registration_ends, window_of

_OWN_LEVEL = "commune"  # of unit_levels
_EFFECTIVE, _RECOGNISED, _REFUSED = "effective", "recognised", "not_recognised"


@dataclass(frozen=True)
class YearBook:
    """What the books hold for one year, on one day of it or on its last."""

    year: int
    on: date
    subjects: tuple[SafetySubject, ...]
    assessments: Mapping[str, SafetyAssessment]  # by subject
    changed_rules: tuple[SafetyRule, ...] = ()
    effective: frozenset[str] = frozenset()

    @cached_property
    def managed(self) -> tuple[SafetySubject, ...]:
        """Return the subjects that the commune's share counts: all it manages but itself."""
        return tuple(
            one
            for one in self.subjects
            if one.kind != COMMUNE and is_managed(one, self.year, self.on)
        )

    @cached_property
    def commune(self) -> SafetySubject | None:
        """Return the commune as a subject itself, if it is in the list."""
        itself = (one for one in self.subjects if one.kind == COMMUNE and not one.excluded)
        return next((one for one in itself if not one.ended_on or one.ended_on > self.on), None)

    @cached_property
    def share(self) -> Share:
        """Return how many of the managed subjects registered and were recognised."""
        return share_of([self.assessments.get(one.id) for one in self.managed], self.year)

    def counted(self, count: str) -> tuple[SafetySubject, ...]:
        """Return the subjects behind one count of the share: such as those recognised."""
        return tuple(
            one
            for one in self.managed
            if getattr(share_of([self.assessments.get(one.id)], self.year), count)
        )

    @property
    def unregistered(self) -> tuple[SafetySubject, ...]:
        """Return who has not registered yet: the commune itself, then what it manages."""
        own = (self.commune,) if self.commune else ()
        return tuple(
            one for one in (*own, *self.managed) if not is_registered(self.assessments.get(one.id))
        )

    def rules(self, kind: str) -> tuple[Rule, ...]:
        """Return what a kind of subject is held against this year."""
        return rules_for(kind, self.year, self.changed_rules)

    def verdict(self, subject: SafetySubject) -> Verdict:
        """Say whether a subject meets the standard."""
        return self.judge(subject.kind, self.assessments.get(subject.id))

    def judge(self, kind: str, assessment: SafetyAssessment | None) -> Verdict:
        """Say whether a subject would meet the standard with an assessment as it is being typed."""
        return verdict(kind, assessment, self.rules(kind), Evidence(self.effective, self.share))

    @property
    def standing(self) -> Verdict:
        """Say whether the commune meets the standard."""
        return self.judge(COMMUNE, self.assessments.get(self.commune.id) if self.commune else None)


def year_book(ledger: Ledger, year: int, today: date, unit: str | None = None) -> YearBook:
    """Read one year of a unit, by default of the books' own; a past year as it stood at its end."""
    unit = unit or ledger.settings.unit
    on = min(today, date(year, 12, 31))
    return YearBook(
        year=year,
        on=on,
        subjects=tuple(find(ledger, SafetySubject, unit=unit)),
        assessments=latest_by_subject(find(ledger, SafetyAssessment, unit=unit, year=year)),
        changed_rules=tuple(find(ledger, SafetyRule, unit=unit)),
        effective=effective_models(ledger, unit, on),
    )


def is_managed(subject: SafetySubject, year: int, on: date) -> bool:
    """Tell whether a subject is to be assessed in a year, as known on a day.

    Not what is excluded or managed by a higher level, nor what ended before its window did or
    began after it.
    """
    if subject.excluded or (subject.managed_by != _OWN_LEVEL and subject.kind != COMMUNE):
        return False
    last = min(on, window_of(subject.kind, year)[1])
    if subject.since is not None and subject.since > last:
        return False
    return subject.ended_on is None or subject.ended_on > last


def is_registered(assessment: SafetyAssessment | None) -> bool:
    """Tell whether a subject registered for the year of the assessment."""
    return assessment is not None and assessment.registered_on is not None


def stage_of(assessment: SafetyAssessment | None) -> str:
    """Return how far a subject came: unregistered, registered, assessed, submitted or a result."""
    if assessment is None:
        return "unregistered"
    if assessment.result in (_RECOGNISED, _REFUSED):
        return assessment.result
    if assessment.submitted_on:
        return "submitted"
    if assessment.assessed_on:
        return "assessed"
    return "registered" if assessment.registered_on else "unregistered"


def share_of(assessments: Iterable[SafetyAssessment | None], year: int) -> Share:
    """Count subjects by their assessments, one each (none: not begun)."""
    every = list(assessments)
    begun = [one for one in every if one and one.registered_on]
    return Share(
        total=len(every),
        registered=len(begun),
        recognised=sum(one.result == _RECOGNISED for one in begun),
        refused=sum(one is not None and one.result == _REFUSED for one in every),
        late=sum(
            bool(one.registered_on and one.registered_on > registration_ends(year)) for one in begun
        ),
    )


def latest_by_subject(assessments: Iterable[SafetyAssessment]) -> dict[str, SafetyAssessment]:
    """Return one assessment for each subject: the one begun last, were there ever two."""
    return {one.subject: one for one in sorted(assessments, key=lambda one: one.id)}


def effective_models(ledger: Ledger, unit: str, on: date) -> frozenset[str]:
    """Return the models at work on a day whose last rating says that they are effective."""
    running = {one for one, now in status_of(ledger, on, unit).items() if now in running_states()}
    ratings = between(ledger, ModelRating, unit, date.min, on)
    last = {one.model: one.rating for one in sorted(ratings, key=lambda r: (r.rated_on, r.id))}
    return frozenset(one for one in running if last.get(one) == _EFFECTIVE)
