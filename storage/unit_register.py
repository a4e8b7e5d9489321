"""A unit's records as they stand for some days: what the rules of indicators read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from resources.catalogues import activity_kinds
from storage.ledger import Ledger
from storage.model_life import running_states, runs, statuses
from storage.records import (
    Activity,
    Asset,
    Award,
    Hamlet,
    ModelRating,
    ModelSite,
    SafetyAssessment,
    SafetySubject,
    SecurityModel,
    StatusEvent,
    Team,
)
from storage.repository import between, find

_EVER = date.min


@dataclass(frozen=True, slots=True)
class Register:
    """A unit's records for the days from first to last; `cutoff` ends its report months."""

    first: date
    last: date
    cutoff: int
    models: dict[str, SecurityModel]
    running: frozenset[str]
    sites: list[ModelSite]
    events: list[StatusEvent]
    ratings: list[ModelRating]
    teams: list[Team]
    hamlets: list[Hamlet]
    assets: list[Asset]
    activities: list[Activity]
    inventory: list[Activity]
    awards: list[Award]
    subjects: dict[str, SafetySubject]
    assessments: list[SafetyAssessment]


def register_of(ledger: Ledger, unit: str, first: date, last: date) -> Register:
    """Read what the rules need to know of one unit."""
    models = find(ledger, SecurityModel, unit=unit)
    events = between(ledger, StatusEvent, unit, _EVER, last)
    status = statuses(models, events, last)
    running = frozenset(identity for identity, now in status.items() if now in running_states())
    subjects = find(ledger, SafetySubject, unit=unit)
    return Register(
        first=first,
        last=last,
        cutoff=ledger.settings.cutoff_day,
        models={model.id: model for model in models},
        running=running,
        sites=[s for s in find(ledger, ModelSite, unit=unit) if runs(s, last)],
        events=[event for event in events if event.happened_on >= first],
        ratings=between(ledger, ModelRating, unit, _EVER, last),
        teams=[team for team in find(ledger, Team, unit=unit) if _serves(team, last)],
        hamlets=find(ledger, Hamlet, unit=unit),
        assets=[a for a in find(ledger, Asset, unit=unit) if _held(a.since, a.ended_on, last)],
        activities=between(ledger, Activity, unit, first, last),
        inventory=_inventory(ledger, unit, last),
        awards=between(ledger, Award, unit, first, last),
        subjects={each.id: each for each in subjects if _assessed(each, last)},
        assessments=find(ledger, SafetyAssessment, unit=unit, year=last.year),
    )


def _serves(team: Team, on: date) -> bool:
    return _held(team.founded, team.ended_on, on)


def _held(since: date | None, ended_on: date | None, on: date) -> bool:
    return (since is None or since <= on) and (ended_on is None or ended_on > on)


def _assessed(subject: SafetySubject, on: date) -> bool:
    return not subject.excluded and _held(None, subject.ended_on, on)


def _inventory(ledger: Ledger, unit: str, on: date) -> list[Activity]:
    """Return the activities of all years that say a stock, newest first."""
    kinds = [code for code, kind in activity_kinds().items() if any(m.stock for m in kind.measures)]
    said = [each for kind in kinds for each in find(ledger, Activity, unit=unit, kind=kind)]
    known = (each for each in said if each.happened_on <= on)
    return sorted(known, key=lambda each: (each.happened_on, each.id), reverse=True)
