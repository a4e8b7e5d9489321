"""A proposal begun from achievements: whom it names, with the words that were noted then."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from storage.commendation.given import standing, with_events
from storage.commendation.grounds import lasting_grounds, usual_grounds
from storage.commendation.honoree_linking import linked
from storage.commendation.honorees import awards_of, snapshot
from storage.commendation.life import FELL
from storage.commendation.noting import (
    achievement_from,
    achievement_values,
    likely_honorees,
    noted,
)
from storage.commendation.people import GIVEN_UP
from storage.commendation.resting import resting_on
from storage.commendation.rules import own_award_words
from storage.commendation.same_name import spelt
from storage.ledger import Ledger
from storage.records import Achievement, Candidate, Hamlet, Honoree, Nominee, Proposal, Record
from storage.repository import find, latest, names_of

__all__ = [
    "achievement_from",
    "achievement_values",
    "added_to",
    "likely_honorees",
    "live_uses",
    "nominee_from_candidate",
    "nominee_from_honoree",
    "noted",
    "open_achievements",
    "proposal_from",
]

_LIVE_USES = """SELECT used.value, nominee.id
FROM nominee JOIN proposal ON proposal.id = nominee.proposal,
    json_each(nominee.achievements) AS used
WHERE nominee.achievements <> '[]'
    AND nominee.result NOT IN (SELECT value FROM json_each(:given_up))
    AND proposal.status NOT IN (SELECT value FROM json_each(:fallen))
ORDER BY nominee.id"""


def proposal_from(  # noqa: PLR0913  # what a proposal is for, each taken over where not said
    ledger: Ledger,
    achievements: Sequence[Achievement],
    *,
    occasion: str,
    form: str = "",
    authority: str = "",
    award_type: str = "",
    programme: str | None = None,
) -> tuple[Proposal, list[Record]]:
    """Return a new proposal that rests on achievements, and all that is to be saved with it.

    The records stand in the order of saving: new pages, achievements that were linked to a page,
    the proposal, a nominee for each honoree. What is not said is as in the last proposal.
    """
    last = _last_like(ledger, authority, award_type)
    types = Counter(one.award_type for one in achievements)
    said = {
        "form": form or (last.form if last else "certificate"),
        "authority": authority or (last.authority if last else "commune_chair"),
        "award_type": award_type or (types.most_common(1)[0][0] if types else "theme"),
    }
    like = last if last and last.authority == said["authority"] else None
    said["addressee"] = like.addressee if like else ""
    said["bases"] = lasting_grounds(like.bases) if like else usual_grounds()
    unit = achievements[0].unit if achievements else ledger.settings.unit
    begun = Proposal.model_validate(
        {"unit": unit, "occasion": occasion, "programme": programme, **said}
    )
    return _with_all(ledger, begun, achievements)


def added_to(
    ledger: Ledger, proposal: Proposal, achievements: Sequence[Achievement]
) -> tuple[Proposal, list[Record]]:
    """Return a proposal that rests on more achievements, and all that is to be saved with it.

    Whom it names already gets the words beside those that are there.
    """
    return _with_all(ledger, proposal, achievements)


def nominee_from_honoree(ledger: Ledger, proposal: Proposal, honoree: Honoree) -> Nominee:
    """Return an honoree as nominee, as the page says today, with the awards that stand."""
    held = standing(with_events(ledger, awards_of(ledger, honoree)))
    named = own_award_words(ledger)["award_authorities"]
    return Nominee(unit=proposal.unit, proposal=proposal.id, **snapshot(honoree, held, named))


def nominee_from_candidate(ledger: Ledger, proposal: Proposal, candidate: Candidate) -> Nominee:
    """Return a candidate as nominee, with its merit as the summary."""
    said = {"summary": candidate.merit}
    page = next(iter(find(ledger, Honoree, id=candidate.honoree or "")), None)
    if page:
        return nominee_from_honoree(ledger, proposal, page).model_copy(update=said)
    return Nominee(
        unit=proposal.unit,
        proposal=proposal.id,
        subject=candidate.subject,
        name=candidate.name,
        address=names_of(ledger, Hamlet).get(candidate.hamlet or "", ""),
        **said,
    )


def open_achievements(ledger: Ledger) -> list[Achievement]:
    """Return the own achievements that no living proposal and no award rests on, newest first."""
    used = live_uses(ledger)
    own = find(ledger, Achievement, unit=ledger.settings.unit)
    found = [one for one in own if one.id not in used]
    return sorted(found, key=lambda one: (one.happened_on, one.id), reverse=True)


def live_uses(ledger: Ledger) -> Mapping[str, str]:
    """Return by achievement the nominee that rests on it, unless that came to nothing."""
    asked = {"fallen": json.dumps(sorted(FELL)), "given_up": json.dumps(sorted(GIVEN_UP))}
    return dict(ledger.db.execute(_LIVE_USES, asked).fetchall())


def _last_like(ledger: Ledger, authority: str, award_type: str) -> Proposal | None:
    """Return the last proposal to the same authority and of the same type, or else the last."""
    unit = ledger.settings.unit
    wanted = {"authority": authority, "award_type": award_type}
    said = {name: value for name, value in wanted.items() if value}
    return latest(ledger, Proposal, unit=unit, **said) or latest(ledger, Proposal, unit=unit)


def _with_all(
    ledger: Ledger, proposal: Proposal, achievements: Sequence[Achievement]
) -> tuple[Proposal, list[Record]]:
    found = linked(ledger, achievements)
    pages = [one for one in found if isinstance(one, Honoree)]
    done = [one for one in found if isinstance(one, Achievement)]
    relinked = [one for one in done if one not in achievements]
    counted = _counted(proposal, done)
    known = {one.id: one for one in (*find(ledger, Honoree), *pages)}
    there = {_who(one): one for one in find(ledger, Nominee, proposal=proposal.id)}
    of: dict[str, list[Achievement]] = {}
    for one in done:
        of.setdefault(_who(one), []).append(one)
    nominees = [
        resting_on(there.get(who) or _begun(ledger, counted, known, mine[0]), mine)
        for who, mine in of.items()
    ]
    return counted, [*pages, *relinked, counted, *nominees]


def _who(one: Achievement | Nominee) -> str:
    return one.honoree or f"{one.subject} {spelt(one.name)}"


def _counted(proposal: Proposal, done: Iterable[Achievement]) -> Proposal:
    """Let the counted time reach from the first achievement to the last."""
    days = [one.happened_on for one in done]
    if not days:
        return proposal
    activities = (*proposal.activities, *(one.activity for one in done if one.activity))
    values = {
        "counted_from": min(filter(None, (proposal.counted_from, *days))),
        "counted_to": max(filter(None, (proposal.counted_to, *days))),
        "activities": tuple(dict.fromkeys(activities)),
    }
    return proposal.model_copy(update=values)


def _begun(
    ledger: Ledger, proposal: Proposal, known: Mapping[str, Honoree], one: Achievement
) -> Nominee:
    if one.honoree:
        return nominee_from_honoree(ledger, proposal, known[one.honoree])
    values = {"unit": proposal.unit, "proposal": proposal.id, "subject": one.subject}
    return Nominee.model_validate(values | {"name": one.name})
