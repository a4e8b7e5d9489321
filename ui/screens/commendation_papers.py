"""“In hồ sơ”: the papers of one proposal, alone or as the complete dossier, made in a job."""

from __future__ import annotations

from datetime import date

from resources.units import slug
from resources.wording import _
from storage.ledger import Ledger
from storage.records import Nominee, Proposal
from storage.steps import Steps, drain
from ui.paper.as_pdf import printed
from ui.paper.commendation.dossier_set import dossier_of
from ui.paper.commendation.dossier_set_files import PrintedSet, printed_set
from ui.paper.commendation.gather_facts import facts_of
from ui.paper.commendation.gather_merit import merit_report
from ui.screens.desk import Desk
from ui.screens.dossier_preview import DossierPreview
from ui.screens.preview import Paper, signing
from ui.screens.working import Working

_NAME = 50  # letters of a name in the name of a file


def print_dossier(desk: Desk, working: Working, proposal: Proposal) -> None:
    """Show the complete dossier of a proposal, to be printed or saved."""
    today = desk.today()

    def make(ledger: Ledger) -> Steps[PrintedSet]:
        return (yield from printed_set(dossier_of(ledger, proposal, today=today)))

    def show(made: PrintedSet) -> None:
        DossierPreview(desk, proposal, made, make, working, sign=signing(desk)).exec()

    if desk.ledger.path is None:  # books in memory are of one thread
        found: list[PrintedSet] = []
        if desk.attempt(lambda: found.append(drain(make(desk.ledger)))):
            show(found[0])
        return
    working.run(desk.job(make), _("Đang in hồ sơ…"), show)


def report(
    ledger: Ledger, proposal: Proposal, nominee: Nominee, today: date | None = None
) -> Paper:
    """Return the achievement report of one nominee; its file tells people of one name apart."""
    pdf = printed(merit_report(facts_of(ledger, proposal, today=today), nominee))
    name = f"bao-cao-thanh-tich-{slug(nominee.name)[:_NAME]}-{nominee.id[-4:]}.pdf"
    return Paper(_("Báo cáo thành tích: {name}").format(name=nominee.name), name, pdf, (nominee,))
