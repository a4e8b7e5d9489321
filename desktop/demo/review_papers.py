"""Papers of the reviews: of each proposal, giấy khen on stock, one table of all awards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.compose import proposed_settings
from desktop.demo.reviews import REVIEWS, awards_of_reviews, review
from resources.catalogues import entries
from resources.wording import in_vietnamese as _
from storage.ledger import Ledger
from storage.records import Proposal
from storage.report_period import Period
from storage.repository import put
from storage.steps import drain
from ui.paper.as_pdf import printed
from ui.paper.certificates import (
    Certificate,
    calibration_pdf,
    certificates_pdf,
    proof_pdf,
    proposal_certificates,
    templates_for,
)
from ui.paper.commendation.gather_decision import decision_of
from ui.paper.commendation.gather_facts import ProposalFacts, facts_of
from ui.paper.commendation.gather_minutes import minutes_of
from ui.paper.commendation.gather_submission import roster_of, submission_document
from ui.paper.document import Document, HeadStyle
from ui.paper.gather import dispatch_of
from ui.paper.reports.award_grids import awards_grid
from ui.paper.reports.facts import facts_of as report_facts

AWARDS = "bieu-08-bon-hoi-nghi"
_ALL_YEARS = Period("2013-01", "2023-12")
_SEVERAL = "several"  # of award_authorities: where nobody knows who decided, nobody drafts
_PAPERS: Mapping[str, Callable[[ProposalFacts], Document]] = {
    "submission": submission_document,
    "roster": roster_of,
    "minutes": minutes_of,
    "draft_decision": decision_of,
}


def proposal_papers(
    ledger: Ledger, proposal: Proposal, seed: Mapping[str, Any]
) -> dict[str, bytes]:
    """Return the papers of one proposal that count whom it names, by the names of their files."""
    facts = facts_of(ledger, proposal, today=seed["decided_on"])
    files = {entry.code: str(entry.extra["file"]) for entry in entries("commendation_papers")}
    made = {kind: make for kind, make in _PAPERS.items() if _has(proposal, kind)}
    return {
        f"{place:02}-{files[kind]}.pdf": printed(make(facts))
        for place, (kind, make) in enumerate(made.items(), start=1)
    }


def write_proposal_papers(
    ledger: Ledger, proposal: Proposal, seed: Mapping[str, Any], papers: Path
) -> None:
    """Write the papers of one proposal into a folder of their own."""
    folder = papers / seed["folder"]
    folder.mkdir()
    for name, pdf in proposal_papers(ledger, proposal, seed).items():
        (folder / name).write_bytes(pdf)


def certificates_of(
    ledger: Ledger, proposal: Proposal, seed: Mapping[str, Any]
) -> list[Certificate]:
    """Return a giấy khen for each whom a proposal names, with what all of them have in common."""
    common = {
        "head": proposal.addressee,
        "signer_title": seed["signer_title"],
        "signer_name": seed["signer_name"],
    }
    return [
        replace(one, book_number=str(number), **common)
        for number, one in enumerate(proposal_certificates(ledger, proposal), start=1)
    ]


def write_certificates(
    ledger: Ledger, proposal: Proposal, seed: Mapping[str, Any], folder: Path
) -> None:
    """Write all giấy khen of a proposal, the sheet to read them by, and the calibration sheet."""
    folder.mkdir(exist_ok=True)
    template = templates_for(ledger, proposal.form, proposal.authority)[0]
    sheets = certificates_of(ledger, proposal, seed)
    stock = drain(certificates_pdf(template, sheets, practice=True))
    (folder / f"{seed['folder'].replace('de-nghi', 'giay-khen')}.pdf").write_bytes(stock)
    (folder / "to-soat.pdf").write_bytes(proof_pdf(template, sheets, practice=True))
    (folder / "to-can-chinh.pdf").write_bytes(calibration_pdf(template, practice=True))


def awards_paper() -> bytes:
    """Print Biểu 08 over the awards of all reviews, each as it was reported."""
    unit = review(REVIEWS[0]).unit
    with Ledger() as ledger:
        ledger.keep_settings(
            proposed_settings(unit, "superior").model_copy(update={"sample": True})
        )
        with ledger.change():
            for award in awards_of_reviews(unit):
                put(ledger, award)
        document = Document(
            dispatch=dispatch_of(ledger.settings, "BC"),
            kind=_("Biểu tổng hợp khen thưởng"),
            about=_("Bốn hội nghị tổng kết đã công bố: Hà Nội, Ninh Bình, Quảng Nam, Thái Nguyên"),
            head=HeadStyle(sender=False),
            body=(awards_grid(report_facts(ledger, _ALL_YEARS)),),
            landscape=True,
        )
        return printed(document)


def _has(proposal: Proposal, kind: str) -> bool:
    return kind != "draft_decision" or proposal.authority != _SEVERAL
