"""The papers of a proposal, made in a job and shown before they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from resources.units import slug
from resources.wording import _
from storage.ledger import Ledger
from storage.records import Nominee, Proposal
from ui.paper.as_pdf import printed
from ui.paper.commendation.gather_facts import ProposalFacts, facts_of
from ui.paper.commendation.gather_merit import merit_report
from ui.paper.commendation.gather_minutes import minutes_of
from ui.paper.commendation.gather_submission import roster_of, submission_document
from ui.screens.desk import Desk
from ui.screens.preview import Paper, preview_made
from ui.screens.working import Working

_NAME = 50  # letters of a name in the name of a file


def show_dossier(desk: Desk, working: Working, proposal: Proposal) -> None:
    """Show all papers of a proposal in their order."""
    today = desk.today()
    preview_made(desk, working, lambda ledger: papers_of(ledger, proposal, today))


def show_merit(desk: Desk, working: Working, proposal: Proposal, nominee: Nominee) -> None:
    """Show the report of one nominee."""
    today = desk.today()

    def made(ledger: Ledger) -> list[Paper]:
        return [_merit(facts_of(ledger, proposal, today=today), nominee)]

    preview_made(desk, working, made)


def papers_of(ledger: Ledger, proposal: Proposal, today: date) -> list[Paper]:
    """Return the papers of a proposal: submission, roster, reports, minutes."""
    return list(_papers(facts_of(ledger, proposal, today=today)))


def _papers(facts: ProposalFacts) -> Iterator[Paper]:
    submission = printed(submission_document(facts, with_roster=False))
    yield Paper(_("Tờ trình"), "01-to-trinh.pdf", submission)
    yield Paper(_("Danh sách trích ngang"), "02-danh-sach.pdf", printed(roster_of(facts)))
    yield from (_merit(facts, nominee) for nominee in facts.named)
    if facts.selection:
        yield Paper(_("Biên bản họp bình xét"), "04-bien-ban.pdf", printed(minutes_of(facts)))


def _merit(facts: ProposalFacts, nominee: Nominee) -> Paper:
    """Return the report of one nominee; its file tells people of one name apart."""
    name = f"03-bao-cao-{slug(nominee.name)[:_NAME]}-{nominee.id[-4:]}.pdf"
    title = _("Báo cáo thành tích: {name}").format(name=nominee.name)
    return Paper(title, name, printed(merit_report(facts, nominee)))
