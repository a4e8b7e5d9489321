"""Whoever may be commended: found by name, linked to what names them, begun from the registers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from resources.catalogues import words
from storage.commendation.award_words import held_words
from storage.commendation.honoree_linking import SHARED, Naming, linked
from storage.commendation.honoree_merging import Merging, merge, merging, same_people
from storage.commendation.honoree_page import HonoreePage, Nomination, awards_of, page_of
from storage.commendation.same_name import alike
from storage.ledger import Ledger
from storage.records import Award, Honoree, Member, Team
from storage.repository import find
from storage.spelling import fold

__all__ = [
    "HonoreePage",
    "Merging",
    "Naming",
    "Nomination",
    "awards_of",
    "honoree_for",
    "honoree_from_member",
    "honoree_from_team",
    "linked",
    "merge",
    "merging",
    "page_of",
    "same_people",
    "snapshot",
]

_TEXT, _LONG = 500, 20_000  # letters
_NONE: Mapping[str, str] = {}


def honoree_for(  # noqa: PLR0913  # what tells people of one name apart
    ledger: Ledger,
    subject: str,
    name: str,
    birth_year: int | None = None,
    position: str = "",
    *,
    unit: str = "",
) -> Honoree | None:
    """Return the page of that name in a unit, the own one by default; none where two are alike."""
    pages = find(ledger, Honoree, unit=unit or ledger.settings.unit, subject=subject)
    found = alike(pages, name, birth_year, position)
    return found[0] if len(found) == 1 else None


def honoree_from_member(member: Member, team: Team | None = None, address: str = "") -> Honoree:
    """Begin the page of a member of a team, with the place in the team as position."""
    return Honoree(
        unit=member.unit,
        subject="individual",
        name=member.full_name,
        birth_year=member.birth_year,
        sex=member.sex,
        position=_office(words("team_roles").get(member.role, member.role), team),
        address=address,
        phone=member.phone,
        served_since=member.joined_on.year if member.joined_on else None,
        services=member.services,
        direct=True,
        member=member.id,
        team=member.team,
    )


def honoree_from_team(team: Team, address: str = "") -> Honoree:
    """Begin the page of a team."""
    return Honoree(
        unit=team.unit,
        subject="collective",
        name=team.name,
        address=address,
        served_since=team.founded.year if team.founded else None,
        direct=True,
        team=team.id,
    )


def snapshot(
    honoree: Honoree, awards: Iterable[Award] = (), named: Mapping[str, str] = _NONE
) -> dict[str, Any]:
    """Return what a new nominee says of an honoree today, with the awards held, a line each.

    `named` are the unit's own words for authorities.
    """
    told = (honoree.founding, honoree.features, honoree.duties)
    held = sorted(awards, key=lambda award: (award.decided_on, award.id))
    values = {name: getattr(honoree, name) for name in SHARED}
    if honoree.services and not honoree.served_since:
        values["served_since"] = min(one.served_from for one in honoree.services).year
    return values | {
        "honoree": honoree.id,
        "subject": honoree.subject,
        "name": honoree.name,
        "features": "\n".join(filter(None, told))[:_LONG],
        "held": "\n".join(held_words(award, named) for award in held)[:_LONG],
    }


def _office(role: str, team: Team | None) -> str:
    """Say a place in a team: Đội trưởng Đội dân phòng, of "Tổ trưởng, đội trưởng"."""
    if team is None:
        return role
    noun = fold(team.name).split(maxsplit=1)[0]
    fitting = next((one for one in role.split(", ") if fold(one).split()[0] == noun), "")
    said = f"{fitting[0].upper()}{fitting[1:]} {team.name}" if fitting else f"{role}, {team.name}"
    return said[:_TEXT]
