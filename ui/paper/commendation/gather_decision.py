"""What a draft decision says: of the office that decides, with the money of the day."""

from __future__ import annotations

import re

from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.commendation.money import rewards
from storage.commendation.people import is_open
from storage.commendation.rule_values import read_whole
from storage.commendation.votes import has_passed
from storage.records import Nominee
from ui.paper.certificates.gather import address_of
from ui.paper.commendation.decision import Awarded, DecisionPaper, decision_document
from ui.paper.commendation.gather_facts import ProposalFacts, lines_of
from ui.paper.commendation.gather_submission import marked, submission_dispatch
from ui.paper.commendation.wording import forms, said
from ui.paper.dispatch import Dispatch, Letterhead, Marks, Signer
from ui.paper.document import Document
from ui.paper.writing import long_date

_VOTES = "vote_share"  # the check that says how many votes are enough
_PLACE = re.compile(
    r"\b(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu) (\S.*)$", re.IGNORECASE
)


@official
def decision_of(facts: ProposalFacts) -> Document:
    """Return the draft, without number and day: it is another office's to make."""
    dispatch = marked(_of_office(facts), facts.form_number("draft_decision"))
    return decision_document(dispatch, decision_paper_of(facts))


def decision_paper_of(facts: ProposalFacts) -> DecisionPaper:
    """Return what the draft says; whom the meeting did not vote through is left out."""
    chosen = voted_through(facts)
    money = rewards(facts.book, facts.proposal, chosen)
    amounts = {
        subject: found.amount if (found := money.of(subject)) else None
        for subject in ("collective", "individual", "household")
    }
    return DecisionPaper(
        award=facts.form,
        authority=facts.authority,
        occasion=facts.proposal.occasion,
        grounds=lines_of(facts.proposal.bases),
        proposer=_proposer(facts),
        collectives=_awarded(chosen, "collective"),
        individuals=_awarded(chosen, "individual"),
        households=_awarded(chosen, "household"),
        collective_amount=amounts["collective"],
        individual_amount=amounts["individual"],
        household_amount=amounts["household"],
        total_in_words=money.words,
        executing=_office(facts).get("executes", ""),
    )


def voted_through(facts: ProposalFacts) -> tuple[Nominee, ...]:
    """Return whom the meeting chose, or all while nobody noted votes.

    Somebody with too few votes stays if a reason for it was given.
    """
    standing = tuple(one for one in facts.named if is_open(one))
    meeting, rule = facts.selection, facts.book.check(_VOTES)
    asked = read_whole(rule.value) if rule else None
    counted = meeting and meeting.voters and any(one.votes is not None for one in standing)
    if not meeting or not counted or asked is None:
        return standing
    reasoned = {one.nominee for one in facts.proposal.overrides if one.rule == _VOTES}
    return tuple(one for one in standing if one.id in reasoned or has_passed(one, meeting, asked))


def _awarded(chosen: tuple[Nominee, ...], subject: str) -> tuple[Awarded, ...]:
    return tuple(
        Awarded(one.name, address_of(one), one.summary) for one in chosen if one.subject == subject
    )


def _proposer(facts: ProposalFacts) -> str:
    """Say by which submission the decision is asked for; blanks while it has no number."""
    dispatch = submission_dispatch(facts)
    return said(
        "decision",
        "proposer",
        unit=dispatch.letterhead.unit_name,
        reference=dispatch.reference,
        day=long_date(dispatch.day),
    )


def _office(facts: ProposalFacts) -> dict[str, str]:
    offices: dict[str, dict[str, str]] = forms()["decision"]["offices"]
    return offices.get(facts.proposal.authority, offices["other"])


def _of_office(facts: ProposalFacts) -> Dispatch:
    """Return the frame of the office that decides, as its words and the form file name it."""
    known = _office(facts)
    office = facts.authority.removeprefix(known["head"]).strip()
    place = _PLACE.search(office)
    letterhead = Letterhead(
        known["above"],
        f"{office[:1].upper()}{office[1:]}",
        place[1] if place else facts.settings.place,
        known["symbol"],
    )
    return Dispatch(
        letterhead=letterhead,
        signer=Signer(tuple(known["signs"].splitlines())),
        recipients=(facts.settings.unit_name, _("Lưu: VT")),
        marks=Marks(practice=facts.settings.sample),
    )
