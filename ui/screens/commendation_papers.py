"""The papers of one proposal: the submission, and an achievement report for each nominee."""

from __future__ import annotations

from resources.units import slug
from resources.wording import _
from storage.commendation.rules import own_award_words
from storage.ledger import Ledger
from storage.records import Nominee, Proposal
from ui.paper.as_pdf import printed
from ui.paper.gather import dispatch_of, merit_of, nominees_of, proposal_paper_of
from ui.paper.merits import merit_document
from ui.paper.proposals import proposal_document
from ui.screens.preview import Paper


def submission(ledger: Ledger, proposal: Proposal) -> Paper:
    """Return the tờ trình; its number stays blank until the proposal has one."""
    number, day = _number(proposal.number), proposal.proposed_on
    dispatch = dispatch_of(ledger.settings, "TTr", number=number, day=day)
    pdf = printed(proposal_document(dispatch, proposal_paper_of(ledger, proposal)))
    return Paper(_("Tờ trình"), f"to-trinh-{slug(proposal.occasion)[:60]}.pdf", pdf)


def reports(ledger: Ledger, proposal: Proposal) -> list[Paper]:
    """Return the achievement report of each nominee, collectives first."""
    return [report(ledger, proposal, nominee) for nominee in nominees_of(ledger, proposal)]


def report(ledger: Ledger, proposal: Proposal, nominee: Nominee) -> Paper:
    """Return the achievement report of one nominee."""
    dispatch = dispatch_of(ledger.settings, "BC")
    merit = merit_of(proposal, nominee, own_award_words(ledger))
    pdf = printed(merit_document(dispatch, merit))
    name = f"bao-cao-thanh-tich-{slug(nominee.name)[:50]}-{nominee.id[-4:]}.pdf"
    return Paper(_("Báo cáo thành tích: {name}").format(name=nominee.name), name, pdf)


def _number(said: str) -> int | None:
    digits = said.strip().partition("/")[0]
    return int(digits) if digits.isascii() and digits.isdigit() else None
