"""A unit's records as they stand for some days: what the rules of indicators read."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from resources.catalogues import Measure, activity_kinds
from storage.dated import Wanted, newest_first
from storage.ledger import Ledger
from storage.model_life import running_states, runs, statuses
from storage.periods import month_of, next_month, previous_month
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
from storage.safety import is_managed, latest_by_subject

_EVER = date.min

Fed = tuple[Activity, Mapping[str, int]]
"""An activity and what it adds to an indicator, by the measure that it is part of ("" for none)."""


@dataclass(frozen=True)
class ReportMonths:
    """Which report month a day belongs to: as months were closed, else by the setting."""

    cutoff: int
    ends: Sequence[tuple[date, str]] = ()  # last days of closed months, and of what was before

    def of(self, day: date) -> str:
        """Return the month of a day; changing the setting moves no day out of a closed month."""
        month, place = month_of(day, self.cutoff), bisect_left(self.ends, (day, ""))
        if place:
            month = max(month, next_month(self.ends[place - 1][1]))
        return min(month, self.ends[place][1]) if place < len(self.ends) else month


@dataclass(frozen=True)
class Register:
    """A unit's records for the days from first to last, with what is told of equipment before."""

    first: date
    last: date
    months: ReportMonths
    models: Mapping[str, SecurityModel]
    events: Sequence[StatusEvent]
    activities: Sequence[Activity]
    awards: Sequence[Award]
    running: frozenset[str] = frozenset()
    sites: Sequence[ModelSite] = ()
    ratings: Sequence[ModelRating] = ()
    teams: Sequence[Team] = ()
    hamlets: Sequence[Hamlet] = ()
    assets: Sequence[Asset] = ()  # what is no longer used, too: it still ends older inventories
    inventory: Sequence[Activity] = ()
    subjects: Mapping[str, SafetySubject] = field(default_factory=dict)
    assessments: Sequence[SafetyAssessment] = ()

    @cached_property
    def fed(self) -> Mapping[str, Sequence[Fed]]:
        """Return what the activities add to each indicator that measures feed."""
        found: dict[str, list[Fed]] = defaultdict(list)
        for activity in self.activities:
            for code, parts in _feeding(activity).items():
                found[code].append((activity, parts))
        return found


def register_of(ledger: Ledger, unit: str, first: date, last: date) -> Register:
    """Read what the rules need to know of one unit."""
    models = find(ledger, SecurityModel, unit=unit)
    events = between(ledger, StatusEvent, unit, _EVER, last)
    status = statuses(models, events, last)
    running = frozenset(identity for identity, now in status.items() if now in running_states())
    subjects = find(ledger, SafetySubject, unit=unit)
    assessments = find(ledger, SafetyAssessment, unit=unit, year=last.year)
    return Register(
        first=first,
        last=last,
        months=_report_months(ledger, unit),
        models={model.id: model for model in models},
        running=running,
        sites=[s for s in find(ledger, ModelSite, unit=unit) if runs(s, last)],
        events=[event for event in events if event.happened_on >= first],
        ratings=between(ledger, ModelRating, unit, _EVER, last),
        teams=[t for t in find(ledger, Team, unit=unit) if held(t.founded, t.ended_on, last)],
        hamlets=find(ledger, Hamlet, unit=unit),
        assets=[a for a in find(ledger, Asset, unit=unit) if held(a.since, None, last)],
        activities=between(ledger, Activity, unit, first, last),
        inventory=_inventory(ledger, unit, last),
        awards=between(ledger, Award, unit, first, last),
        subjects={one.id: one for one in subjects if is_managed(one, last.year, last)},
        assessments=list(latest_by_subject(assessments).values()),
    )


def dated_register_of(ledger: Ledger, unit: str, first: date, last: date) -> Register:
    """Read only what happened on days of a time; what registers say is of today and not of then."""
    models = find(ledger, SecurityModel, unit=unit)
    return Register(
        first=first,
        last=last,
        months=_report_months(ledger, unit),
        models={model.id: model for model in models},  # the types of what happened to them
        events=between(ledger, StatusEvent, unit, first, last),
        activities=between(ledger, Activity, unit, first, last),
        awards=between(ledger, Award, unit, first, last),
    )


def held(since: date | None, ended_on: date | None, on: date) -> bool:
    """Tell whether something was there on a day; unknown days are long ago and not yet."""
    return (since is None or since <= on) and (ended_on is None or ended_on > on)


def _inventory(ledger: Ledger, unit: str, on: date) -> list[Activity]:
    """Return the newest activities that say each stock, of all years; older ones add nothing."""
    found: list[Activity] = []
    for code, kind in activity_kinds().items():
        unsaid = {measure.code for measure in kind.measures if measure.stock}
        wanted = Wanted(unit, days=(_EVER, on), equal={"kind": code})
        for activity in newest_first(ledger, Activity, wanted) if unsaid else ():
            if unsaid.intersection(activity.measures):
                found.append(activity)
                unsaid.difference_update(activity.measures)
            if not unsaid:
                break
    return sorted(found, key=lambda each: (each.happened_on, each.id), reverse=True)


def measured(activity: Activity) -> tuple[Measure, ...]:
    """Return what is measured in an activity; one of a newer kind is kept and not counted."""
    kind = activity_kinds().get(activity.kind)
    return kind.measures if kind else ()


def _feeding(activity: Activity) -> dict[str, dict[str, int]]:
    sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for measure in measured(activity):
        amount = activity.measures.get(measure.code)
        if amount:
            sums[measure.feeds][measure.at_most] += amount
    return sums


def _report_months(ledger: Ledger, unit: str) -> ReportMonths:
    """Read how months were closed; of other units only the setting is known."""
    query = "SELECT first, last, month FROM closed_month WHERE unit = ? ORDER BY month"
    closed = ledger.db.execute(query, [unit]).fetchall()
    ends = [(date.fromisoformat(last), month) for _first, last, month in closed]
    if closed:
        before = date.fromisoformat(closed[0][0]) - timedelta(days=1)
        ends.insert(0, (before, previous_month(closed[0][2])))
    return ReportMonths(ledger.settings.cutoff_day, ends)
