"""What the submission and the roster of a proposal say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from resources.catalogues import words
from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.commendation.award_words import held_words
from storage.commendation.checklist import Part, checklist
from storage.records import Nominee
from ui.paper.commendation.gather_facts import ProposalFacts, lines_of
from ui.paper.commendation.wording import forms
from ui.paper.dispatch import Dispatch
from ui.paper.document import Document
from ui.paper.gather import dispatch_of
from ui.paper.proposals import ProposalPaper, proposal_document, roster_document
from ui.paper.roster import Collective, Individual, whom_of


@official
def submission_document(facts: ProposalFacts, *, with_roster: bool = True) -> Document:
    """Return the submission; its number stays blank until the proposal has one."""
    made = proposal_document(submission_dispatch(facts), proposal_paper_of(facts))
    return made if with_roster else replace(made, annexes=())


@official
def roster_of(facts: ProposalFacts) -> Document:
    """Return the roster as a paper of its own."""
    confirmed = forms()["roster"]["confirmed"].get(facts.proposal.form, "")
    dispatch = marked(submission_dispatch(facts), facts.form_number("roster"))
    return roster_document(dispatch, proposal_paper_of(facts), tuple(confirmed.splitlines()))


def proposal_paper_of(facts: ProposalFacts) -> ProposalPaper:
    """Return what the submission of a proposal says, with everybody it names."""
    proposal, named = facts.proposal, facts.named
    parts = checklist(facts.book, proposal, named, facts.selection, facts.kept)
    groups = {
        subject: tuple(_collective(n, facts.form) for n in named if n.subject == subject)
        for subject in ("collective", "household")
    }
    addressed = tuple(part.strip() for part in proposal.addressee.split(";") if part.strip())
    return ProposalPaper(
        addressees=addressed or (facts.authority,),
        award=facts.award,
        occasion=proposal.occasion,
        grounds=lines_of(proposal.bases),
        reason=proposal.achievement,
        collectives=groups["collective"],
        households=groups["household"],
        individuals=tuple(_individual(facts, n) for n in named if n.subject == "individual"),
        enclosures=tuple(_enclosures(facts, parts)),
        reviewed=bool(facts.selection) or any(part.paper == "minutes" for part in parts),
    )


def submission_dispatch(facts: ProposalFacts) -> Dispatch:
    """Return the frame of the submission, under the number that was typed for it."""
    frame = numbered_dispatch(facts, "TTr", facts.proposal.number, facts.proposal.proposed_on)
    return marked(frame, facts.form_number("submission"))


def numbered_dispatch(facts: ProposalFacts, kind: str, said: str, day: date | None) -> Dispatch:
    """Return a frame with a number as people type it: 05, or 05/TTr-CAX with another symbol."""
    number, _stroke, symbol = (part.strip() for part in said.strip().partition("/"))
    known = int(number) if number.isascii() and number.isdigit() else None
    frame = dispatch_of(facts.settings, kind, number=known, day=day)
    if known is None or not symbol:
        return frame
    return replace(frame, letterhead=replace(frame.letterhead, symbol=symbol))


def marked(dispatch: Dispatch, form: str) -> Dispatch:
    """Put a form number onto a frame."""
    return replace(dispatch, marks=replace(dispatch.marks, form=form))


def _enclosures(facts: ProposalFacts, parts: Iterable[Part]) -> list[str]:
    """Name what goes with the submission: what the authority asks for, in its order."""
    usual = forms()["submission"]["enclosed"]
    whom = whom_of(*map(facts.count, ("collective", "individual", "household")))
    named = (usual.get(part.paper, part.words) for part in parts if part.paper != "submission")
    return [name.replace("{whom}", whom) for name in named]


def _collective(nominee: Nominee, award: str) -> Collective:
    return Collective(
        name=nominee.name, address=nominee.address, achievement=nominee.summary, award=award
    )


def _individual(facts: ProposalFacts, nominee: Nominee) -> Individual:
    page = facts.page(nominee)
    born = nominee.birth_year or (page.birth_year if page else None)
    since = _("từ năm {year}").format(year=nominee.served_since) if nominee.served_since else ""
    held = (held_words(one.award, facts.authorities) for one in facts.held(nominee))
    return Individual(
        name=nominee.name,
        born=str(born or ""),
        sex=words("sexes").get(facts.case.sex(nominee), ""),
        position=nominee.position,
        serving=since,
        achievement=nominee.summary,
        held="; ".join((*held, *facts.held_lines(nominee))),
        award=facts.form,
    )
