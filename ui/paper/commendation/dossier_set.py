"""“In hồ sơ”: all papers of a proposal in their order, as its authority asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from resources.units import slug
from resources.wording import official
from storage.commendation.kept_papers import kept_pdf
from storage.ledger import Ledger
from storage.records import KeptPaper, Proposal
from ui.paper.commendation.dossier_set_order import AskedPaper, papers_asked
from ui.paper.commendation.gather_facts import ProposalFacts, facts_of
from ui.paper.commendation.gather_submission import marked, submission_dispatch
from ui.paper.commendation.wording import said
from ui.paper.dispatch import Dispatch
from ui.paper.document import Document
from ui.paper.proposals import as_merit
from ui.paper.roster import counted_whom

_LONGEST = 60  # letters of a file's name: sticks are FAT32, paths on Windows end at 260


@dataclass(frozen=True, slots=True)
class DossierPaper:
    """One paper of the set; `kept` are the bytes that were signed, in place of a fresh print.

    `record` is what was kept. Without a document there is only that. `nominee` is whose report it
    is, by identity.
    """

    kind: str
    name: str
    file_name: str
    """Without its ending: 03-bao-cao-thanh-tich-nguyen-van-thinh."""
    document: Document | None
    nominee: str | None = None
    record: KeptPaper | None = None
    kept: bytes = b""

    @property
    def title(self) -> str:
        """Its name, with a mark where what was kept stands in place of a fresh print."""
        if self.record is None or self.document is None:
            return self.name
        return said("dossier", "signed" if self.is_signed else "kept", title=self.name)

    @property
    def signatures(self) -> int:
        """How many digital signatures its own file carries."""
        return self.record.signatures if self.record else 0

    @property
    def is_signed(self) -> bool:
        """Tell whether its own file carries digital signatures."""
        return self.signatures > 0


@dataclass(frozen=True, slots=True)
class DossierSet:
    """The papers of one proposal in their order; `name` is what its folder is called."""

    dispatch: Dispatch
    about: str
    name: str
    papers: tuple[DossierPaper, ...]


@official
def dossier_of(ledger: Ledger, proposal: Proposal, *, today: date | None = None) -> DossierSet:
    """Return the whole dossier of a proposal; raises KeptPaperLostError.

    What is not asked for by the authority is left out, but the meeting's minutes once it was held,
    a draft decision, the checklist and the label.
    """
    facts = facts_of(ledger, proposal, today=today)
    asked = list(papers_asked(facts))
    wide = max(2, len(str(len(asked))))
    return DossierSet(
        dispatch=marked(submission_dispatch(facts), ""),
        about=said(
            "dossier",
            "about",
            award=facts.award,
            whom=_whom(facts),
            occasion=as_merit(proposal.occasion),
        ),
        name=f"ho-so-khen-thuong-{slug(proposal.occasion)}"[:_LONGEST].strip("-"),
        papers=tuple(
            _paper(ledger, one, f"{place:0{wide}d}-{one.file}")
            for place, one in enumerate(asked, start=1)
        ),
    )


def _paper(ledger: Ledger, asked: AskedPaper, file_name: str) -> DossierPaper:
    kept = asked.kept
    return DossierPaper(
        kind=asked.kind,
        name=asked.title,
        file_name=file_name[:_LONGEST].strip("-"),
        document=asked.make() if asked.make else None,
        nominee=asked.nominee,
        record=kept,
        kept=kept_pdf(ledger, kept) if kept else b"",
    )


def _whom(facts: ProposalFacts) -> str:
    counts = (facts.count(subject) for subject in ("collective", "individual", "household"))
    return counted_whom(*counts)
