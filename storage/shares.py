"""What each record adds to an indicator: one function for each source a rule may name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from resources.catalogues import Indicator, counted_type
from storage.periods import months_between
from storage.records import (
    Activity,
    ModelRating,
    Record,
)
from storage.unit_register import Register, held, measured

EXACT = "exact"
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Share:
    """What one record adds to one indicator; `part` is a type, an authority, or ""."""

    record: Record
    amount: int = 1
    part: str = ""
    precision: str = EXACT


def shares(register: Register, indicator: Indicator) -> list[Share]:
    """Return the shares of one indicator."""
    return list(_SOURCES[indicator.rule.source](register, indicator))


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


def _hamlets(register: Register, indicator: Indicator) -> Iterator[Share]:
    """Count hamlets, as often as there are report months where the indicator is a flow."""
    times = 1 if indicator.stock else len(_months(register))
    for hamlet in register.hamlets:
        yield Share(hamlet, times * _amount(hamlet, indicator))


def _awards(register: Register, indicator: Indicator) -> Iterator[Share]:
    for award in register.awards:
        if award.subject in indicator.rule.where["subject"]:
            yield Share(award, award.quantity, award.authority, award.precision)


def _assets(register: Register, indicator: Indicator) -> Iterator[Share]:
    """Add up the equipment register; until it says anything of the kind, the last inventory."""
    kinds = indicator.rule.where["kind"]
    said = [asset for asset in register.assets if asset.kind in kinds]
    if not said:
        yield from _latest_inventory(register.inventory, indicator.code)
    for asset in said:
        if held(asset.since, asset.ended_on, register.last):
            yield Share(asset, asset.quantity)


def _subjects(register: Register, indicator: Indicator) -> Iterator[Share]:
    for subject in register.subjects.values():
        yield Share(subject, part=_part(indicator, subject.kind))


def _assessments(register: Register, indicator: Indicator) -> Iterator[Share]:
    """Count the subjects of the year that are registered, or also recognised.

    Decisions on a year come around its end, when its last report month may be over already.
    """
    results = indicator.rule.where.get("result")
    for assessment in register.assessments:
        subject, begun = register.subjects.get(assessment.subject), assessment.registered_on
        if subject is None or begun is None or begun > register.last:
            continue
        decided = assessment.decided_on is None or assessment.decided_on <= register.last
        known = decided or register.last.month == _DECEMBER
        if results is None or (assessment.result in results and known):
            yield Share(assessment, part=_part(indicator, subject.kind))


def _reviews(register: Register, indicator: Indicator) -> Iterator[Share]:
    """Count the hamlets reviewed, each once in a report month however often it was."""
    seen: set[tuple[str, str]] = set()
    fed = register.fed.get(indicator.code, ())
    for activity, parts in sorted(fed, key=lambda one: (one[0].happened_on, one[0].id)):
        month = register.months.of(activity.happened_on)
        named = {(hamlet, month) for hamlet in activity.hamlets}
        amount = max(sum(parts.values()) - len(named & seen), 0)
        seen |= named
        if amount:
            yield Share(activity, amount, precision=activity.precision)


def _measures(register: Register, indicator: Indicator) -> Iterator[Share]:
    """Add up what activities measure; by the measure it is part of: valuable tips by category."""
    for activity, parts in register.fed.get(indicator.code, ()):
        if indicator.rule.by:
            for part, amount in parts.items():
                yield Share(activity, amount, part, activity.precision)
        else:
            yield Share(activity, sum(parts.values()), precision=activity.precision)


def _latest_inventory(inventory: Iterable[Activity], code: str) -> Iterator[Share]:
    for activity in inventory:  # newest first
        feeding = [measure.code for measure in measured(activity) if measure.feeds == code]
        said = [activity.measures[each] for each in feeding if each in activity.measures]
        if said:
            yield Share(activity, sum(said), precision=activity.precision)
            return


def _months(register: Register) -> list[str]:
    first, last = (register.months.of(day) for day in (register.first, register.last))
    return months_between(first, last)


def _amount(record: Record, indicator: Indicator) -> int:
    return int(getattr(record, indicator.rule.sum)) if indicator.rule.sum else 1


def _part(indicator: Indicator, value: str) -> str:
    return value if indicator.rule.by else ""


_SOURCES: Mapping[str, Callable[[Register, Indicator], Iterator[Share]]] = {
    "models": _models,
    "sites": _sites,
    "model_events": _model_events,
    "ratings": _ratings,
    "teams": _teams,
    "hamlets": _hamlets,
    "measures": _measures,
    "reviews": _reviews,
    "awards": _awards,
    "assets": _assets,
    "subjects": _subjects,
    "assessments": _assessments,
}
