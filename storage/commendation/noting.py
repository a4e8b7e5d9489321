"""Noting an achievement from an activity: what was done, and who is likely to have done it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from resources.catalogues import words
from storage.commendation.honoree_linking import linked
from storage.commendation.honorees import honoree_from_member, honoree_from_team
from storage.commendation.same_name import alike
from storage.ledger import Ledger
from storage.records import Achievement, Activity, Hamlet, Honoree, Member, Record, Team
from storage.repository import find

_LONG = 20_000  # letters


def achievement_values(activity: Activity) -> dict[str, Any]:
    """Return what a new achievement takes over from an activity: its day, its words, itself."""
    told = [words_.rstrip(".") for words_ in (activity.title, activity.result) if words_]
    text = ". ".join(told)
    return {
        "unit": activity.unit,
        "happened_on": activity.happened_on,
        "text": text[:_LONG],
        "activity": activity.id,
    }


def achievement_from(
    activity: Activity, honoree: Honoree, *, award_type: str = "theme"
) -> Achievement:
    """Return the achievement that an activity was for somebody."""
    values = achievement_values(activity) | {"award_type": award_type}
    named = {"subject": honoree.subject, "name": honoree.name, "honoree": honoree.id}
    return Achievement.model_validate(values | named)


def noted(
    ledger: Ledger, activity: Activity, honorees: Sequence[Honoree], *, award_type: str = "theme"
) -> list[Record]:
    """Return an achievement for each honoree, after the pages that are not in the books yet."""
    new = [one for one in honorees if not find(ledger, Honoree, id=one.id)]
    done = [achievement_from(activity, one, award_type=award_type) for one in honorees]
    return [*new, *linked(ledger, done)]


def likely_honorees(ledger: Ledger, activity: Activity) -> list[Honoree]:
    """Return who is likely to have done it: teams, hamlets, organisations, then team members.

    Pages that are not in the books yet are begun and not kept; `noted` keeps those chosen.
    """
    teams = list(_teams(ledger, activity))
    begun = [
        *(honoree_from_team(team) for team in teams),
        *_collectives(activity, _hamlets(ledger, activity)),
        *_collectives(activity, _organisations(activity)),
        *(honoree_from_member(*one) for team in teams for one in _members(ledger, team)),
    ]
    kept = find(ledger, Honoree, unit=activity.unit)
    found = (_kept(kept, one) or one for one in begun)
    return list({(one.subject, one.name, one.birth_year): one for one in found}.values())


def _kept(pages: Iterable[Honoree], one: Honoree) -> Honoree | None:
    """Return the page of the same member or team, else the one that fits by name."""
    same = [page for page in pages if page.subject == one.subject]
    source = one.member or one.team
    for page in same:
        if source and source == (page.member or page.team):
            return page
    found = alike(same, one.name, one.birth_year, one.position)
    return found[0] if len(found) == 1 else None


def _teams(ledger: Ledger, activity: Activity) -> Iterator[Team]:
    """Yield the teams that took part, and those of the models it was for."""
    for team in find(ledger, Team, unit=activity.unit, ended_on=None):
        if team.id in activity.teams or (team.model and team.model in activity.models):
            yield team


def _members(ledger: Ledger, team: Team) -> Iterator[tuple[Member, Team]]:
    for member in find(ledger, Member, team=team.id, left_on=None):
        yield member, team


def _hamlets(ledger: Ledger, activity: Activity) -> Iterator[str]:
    for hamlet in find(ledger, Hamlet, unit=activity.unit):
        if hamlet.id in activity.hamlets:
            yield hamlet.name


def _organisations(activity: Activity) -> Iterator[str]:
    for code in dict.fromkeys((*activity.hosts, *activity.organisations)):
        yield words("organisations").get(code, code)


def _collectives(activity: Activity, names: Iterable[str]) -> Iterator[Honoree]:
    for name in names:
        yield Honoree(unit=activity.unit, subject="collective", name=name)
