"""Indicators: figures computed from records by rules that are data (indicators.toml).

One mechanism serves both directions: each rule lists *shares*, a share being one record with the
amount it adds; their sum is the figure, their records are what stands behind it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from resources.catalogues import Indicator, Measure, activity_kinds, counted_type, indicators
from storage.ledger import Ledger
from storage.model_life import running_states, runs, statuses
from storage.records import (
    Activity,
    Award,
    ModelRating,
    ModelSite,
    Record,
    SecurityModel,
    StatusEvent,
    Team,
)
from storage.repository import between, find

EXACT = "exact"
_EVER = date.min


@dataclass(frozen=True, slots=True)
class Share:
    """What one record adds to one indicator; `part` is a type, an authority, or ""."""

    record: Record
    amount: int = 1
    part: str = ""
    precision: str = EXACT


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator of one unit, for one part and one precision."""

    code: str
    part: str
    precision: str
    value: int


@dataclass(frozen=True, slots=True)
class Register:
    """What the rules read: a unit's records as they stand for the days from first to last."""

    models: dict[str, SecurityModel]
    running: frozenset[str]
    sites: list[ModelSite]
    events: list[StatusEvent]
    ratings: list[ModelRating]
    teams: list[Team]
    activities: list[Activity]
    inventory: list[Activity]
    awards: list[Award]


def figures(ledger: Ledger, unit: str, first: date, last: date) -> list[Figure]:
    """Return every figure of a unit for a span of days, both ends included.

    Stocks are taken on the last day, flows from the first day to the last. An indicator with
    nothing to count is there with value 0, so that a zero is said and not left out.
    """
    register = register_of(ledger, unit, first, last)
    found: list[Figure] = []
    for indicator in indicators().values():
        found += _added_up(indicator.code, shares(register, indicator))
    return found


def behind(register: Register, code: str, part: str | None = None) -> list[Share]:
    """Return what stands behind a figure, one share for each record."""
    found = shares(register, indicators()[code])
    return [share for share in found if part is None or share.part == part]


def shares(register: Register, indicator: Indicator) -> list[Share]:
    """Return the shares of one indicator."""
    return list(_SOURCES[indicator.rule.source](register, indicator))


def register_of(ledger: Ledger, unit: str, first: date, last: date) -> Register:
    """Read what the rules need to know of one unit."""
    models = find(ledger, SecurityModel, unit=unit)
    events = between(ledger, StatusEvent, unit, _EVER, last)
    status = statuses(models, events, last)
    running = frozenset(identity for identity, now in status.items() if now in running_states())
    return Register(
        models={model.id: model for model in models},
        running=running,
        sites=[s for s in find(ledger, ModelSite, unit=unit) if runs(s, last)],
        events=[event for event in events if event.happened_on >= first],
        ratings=between(ledger, ModelRating, unit, _EVER, last),
        teams=[team for team in find(ledger, Team, unit=unit) if _serves(team, last)],
        activities=between(ledger, Activity, unit, first, last),
        inventory=_inventory(ledger, unit, last),
        awards=between(ledger, Award, unit, first, last),
    )


def _added_up(code: str, found: list[Share]) -> list[Figure]:
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for share in found:
        sums[share.part, share.precision] += share.amount
    if not sums:
        sums["", EXACT] = 0
    return [Figure(code, part, how, value) for (part, how), value in sorted(sums.items())]


def _serves(team: Team, on: date) -> bool:
    founded = team.founded is None or team.founded <= on
    return founded and (team.ended_on is None or team.ended_on > on)


def _inventory(ledger: Ledger, unit: str, on: date) -> list[Activity]:
    """Return the activities of all years that say a stock, newest first."""
    kinds = [code for code, kind in activity_kinds().items() if any(m.stock for m in kind.measures)]
    said = [each for kind in kinds for each in find(ledger, Activity, unit=unit, kind=kind)]
    known = (each for each in said if each.happened_on <= on)
    return sorted(known, key=lambda each: (each.happened_on, each.id), reverse=True)


def _models(register: Register, indicator: Indicator) -> Iterator[Share]:
    for identity in sorted(register.running):
        model = register.models[identity]
        amount = getattr(model, indicator.rule.sum) if indicator.rule.sum else 1
        if amount:
            yield Share(model, amount, counted_type(model.type))


def _sites(register: Register, indicator: Indicator) -> Iterator[Share]:
    types = indicator.rule.where.get("type")
    for site in register.sites:
        if site.model not in register.running:
            continue
        counted = counted_type(register.models[site.model].type)
        if types is None or counted in types:
            yield Share(site, _amount(site, indicator), _part(indicator, counted))


def _model_events(register: Register, indicator: Indicator) -> Iterator[Share]:
    for event in register.events:
        if event.status in indicator.rule.where["status"] and event.model in register.models:
            yield Share(event, part=counted_type(register.models[event.model].type))


def _ratings(register: Register, indicator: Indicator) -> Iterator[Share]:
    latest: dict[str, ModelRating] = {}
    for rating in sorted(register.ratings, key=lambda rating: (rating.rated_on, rating.id)):
        latest[rating.model] = rating
    for model, rating in latest.items():
        if model in register.running and rating.rating in indicator.rule.where["rating"]:
            yield Share(rating, part=counted_type(register.models[model].type))


def _teams(register: Register, indicator: Indicator) -> Iterator[Share]:
    for team in register.teams:
        if team.form in indicator.rule.where["form"]:
            yield Share(team, _amount(team, indicator))


def _awards(register: Register, indicator: Indicator) -> Iterator[Share]:
    for award in register.awards:
        if award.subject in indicator.rule.where["subject"]:
            yield Share(award, part=award.authority)


def _measures(register: Register, indicator: Indicator) -> Iterator[Share]:
    if indicator.stock:
        yield from _latest_inventory(register.inventory, indicator.code)
        return
    for activity in register.activities:
        amount = _fed(activity, indicator.code)
        if amount:
            yield Share(activity, amount, precision=activity.precision)


def _latest_inventory(inventory: Iterable[Activity], code: str) -> Iterator[Share]:
    for activity in inventory:  # newest first
        if any(m.feeds == code and m.code in activity.measures for m in _measured(activity)):
            yield Share(activity, _fed(activity, code), precision=activity.precision)
            return


def _fed(activity: Activity, code: str) -> int:
    feeding = (m.code for m in _measured(activity) if m.feeds == code)
    return sum(activity.measures.get(measure, 0) for measure in feeding)


def _measured(activity: Activity) -> tuple[Measure, ...]:
    kind = activity_kinds().get(activity.kind)
    return kind.measures if kind else ()  # a kind of a newer catalogue is kept, not counted


def _amount(record: Record, indicator: Indicator) -> int:
    return int(getattr(record, indicator.rule.sum)) if indicator.rule.sum else 1


def _part(indicator: Indicator, value: str) -> str:
    return value if indicator.rule.by else ""


_SOURCES: dict[str, Callable[[Register, Indicator], Iterator[Share]]] = {
    "models": _models,
    "sites": _sites,
    "model_events": _model_events,
    "ratings": _ratings,
    "teams": _teams,
    "measures": _measures,
    "awards": _awards,
}
