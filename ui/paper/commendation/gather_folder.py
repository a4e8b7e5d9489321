"""What stands on the folder of a dossier and on the checklist in it."""

from __future__ import annotations

from dataclasses import replace

from storage.commendation.checklist import Part, checklist, sets
from ui.paper.commendation.checklist import ChecklistPaper, Needed, checklist_document
from ui.paper.commendation.gather_facts import ProposalFacts
from ui.paper.commendation.gather_submission import submission_dispatch
from ui.paper.commendation.label import LabelPaper, label_document
from ui.paper.document import Document
from ui.paper.gather import dispatch_of


def label_of(facts: ProposalFacts) -> Document:
    """Return the label; the submission stands on it once it has a number."""
    proposal, dispatch = facts.proposal, submission_dispatch(facts)
    paper = LabelPaper(
        award=facts.award,
        occasion=proposal.occasion,
        year=(proposal.counted_to or facts.case.day).year,
        award_type=facts.award_type,
        collectives=facts.count("collective"),
        individuals=facts.count("individual"),
        households=facts.count("household"),
        reference=dispatch.reference if dispatch.number is not None else "",
        submitted_on=dispatch.day,
    )
    return label_document(replace(dispatch, marks=replace(dispatch.marks, form="")), paper)


def checklist_of(facts: ProposalFacts) -> Document:
    """Return the checklist as it stands now."""
    proposal = facts.proposal
    paper = ChecklistPaper(
        award=facts.award,
        occasion=proposal.occasion,
        papers=tuple(_needed(part) for part in parts_of(facts)),
        award_type=facts.award_type,
        collectives=facts.count("collective"),
        individuals=facts.count("individual"),
        households=facts.count("household"),
        sets=sets(facts.book, proposal),
    )
    return checklist_document(dispatch_of(facts.settings, "PK"), paper)


def parts_of(facts: ProposalFacts) -> tuple[Part, ...]:
    """Return what the authority asks for in the dossier."""
    return checklist(facts.book, facts.proposal, facts.named, facts.selection, facts.kept)


def _needed(part: Part) -> Needed:
    there = {"ready": True, "missing": False}.get(part.state)
    reason = part.reason if part.state == "missing" else ""
    return Needed(title=part.words, copies=part.copies, there=there, note=reason)
