"""One proposal of the sample: from achievements noted when they happened to its submission."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desktop.compose import Opened
from desktop.demo.plan import Post, commended, facts
from storage.commendation.case import case_of
from storage.commendation.findings import blocking, findings
from storage.commendation.honorees import honoree_for
from storage.commendation.life import advance, with_dossier, with_meeting
from storage.commendation.nominating import noted, open_achievements, proposal_from
from storage.commendation.votes import with_votes
from storage.periods import window_of
from storage.records import (
    Achievement,
    Activity,
    Award,
    Honoree,
    Nominee,
    Override,
    Proposal,
    Record,
    Selection,
    Team,
)
from storage.repository import between, find, put

_OF_PAGE = ("features", "sex", "birth_year", "position", "served_since", "direct")


def held_before(books: Opened, post: Post) -> Iterator[Record]:
    """Yield the page of somebody who was commended before the books began, and that award."""
    said = commended()["held"]
    page = _page(books, post, next(one for one in _named() if one["name"] == said["name"]))
    yield page
    yield Award(unit=post.code, honoree=page.id, **said)


def note_achievements(books: Opened, post: Post, month: str) -> None:
    """Note what was done well in the activities of a month, for whom, in words of its own."""
    for said in (one for one in _named() if one["month"] == month):
        done = between(books.ledger, Activity, post.code, *window_of(month))
        activity = next(one for one in done if one.kind == said["kind"])
        known = honoree_for(books.ledger, said["subject"], said["name"])
        page = known or _page(books, post, said)
        seen_as = said.get("seen_as", commended()["proposal"]["award_type"])
        for record in noted(books.ledger, activity, [page], award_type=seen_as):
            words = {"text": said["text"]} if isinstance(record, Achievement) else {}
            put(books.ledger, record.model_copy(update=words))


def propose(books: Opened) -> Proposal:
    """Propose all who were noted: the meeting, its votes, the checks, the submission."""
    ledger, said = books.ledger, commended()["proposal"]
    with ledger.change():
        asked = {name: said[name] for name in ("occasion", "form", "authority", "award_type")}
        proposal, records = proposal_from(ledger, open_achievements(ledger), **asked)
        for record in records:
            put(ledger, record)
        proposal = _worded(proposal)
        meeting = Selection(unit=proposal.unit, proposal=proposal.id, **commended()["meeting"])
        put(ledger, meeting)
        for nominee in _voted(books, proposal, meeting):
            put(ledger, nominee)
        proposal = with_dossier(with_meeting(proposal, meeting), said["submitted_on"])
        proposal = _checked(books, proposal)
        submitted = advance(proposal, "submitted", said["submitted_on"], paper=said["number"])
        put(ledger, submitted)
        return submitted


def _named() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = commended()["nominee"]
    return found


def _page(books: Opened, post: Post, said: dict[str, Any]) -> Honoree:
    team = find(books.ledger, Team, name=said["team"])[0].id if "team" in said else None
    return Honoree(
        unit=post.code,
        subject=said["subject"],
        name=said["name"],
        address=f"xã {post.name}, huyện Gia Viễn, tỉnh Ninh Bình",
        team=team,
        **{name: said[name] for name in _OF_PAGE if name in said},
    )


def _worded(proposal: Proposal) -> Proposal:
    """Add what the post writes itself; the whole year counts, not only the days that were noted."""
    year, said = facts()["year"], commended()["proposal"]
    words = {name: said[name] for name in ("addressee", "bases", "achievement")}
    words["dossier"] = tuple(said["dossier"])
    span = {"counted_from": window_of(f"{year}-01")[0], "counted_to": window_of(f"{year}-12")[1]}
    return proposal.model_copy(update=words | span)


def _voted(books: Opened, proposal: Proposal, meeting: Selection) -> list[Nominee]:
    """Give the nominees their votes, their confirmation (K4) and the words of the roster."""
    told = {one["name"]: one for one in _named()}
    nominees = find(books.ledger, Nominee, proposal=proposal.id)
    votes = {nominee.id: int(told[nominee.name]["votes"]) for nominee in nominees}
    return [
        nominee.model_copy(
            update={
                "clear": True,
                "summary": told[nominee.name]["summary"],
                "activities": _activities(books, proposal, nominee, told[nominee.name]),
            }
        )
        for nominee in with_votes(nominees, meeting, votes)
    ]


def _activities(
    books: Opened, proposal: Proposal, nominee: Nominee, said: dict[str, Any]
) -> tuple[str, ...]:
    if not said.get("every"):
        return nominee.activities
    assert proposal.counted_from
    assert proposal.counted_to
    span = proposal.counted_from, proposal.counted_to
    done = between(books.ledger, Activity, proposal.unit, *span)
    return tuple(one.id for one in done if one.kind == said["kind"])


def _checked(books: Opened, proposal: Proposal) -> Proposal:
    """Answer each warning with a reason, which the minutes print; nothing may block."""
    said = commended()["proposal"]
    day = said["submitted_on"]
    found = findings(case_of(books.ledger, proposal, today=day))
    reasons = tuple(
        Override(rule=one.rule, nominee=one.nominee, reason=said["reason"])
        for one in found
        if one.wants_reason
    )
    checked = proposal.model_copy(update={"overrides": reasons})
    assert not blocking(findings(case_of(books.ledger, checked, today=day)))
    return checked
