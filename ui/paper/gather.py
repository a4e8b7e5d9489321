"""Gathers from the ledger what each paper says; the papers themselves know only values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from resources.catalogues import words
from resources.wording import _
from storage.commendation.rules import own_award_words
from storage.ledger import Ledger
from storage.records import Nominee, Proposal
from storage.repository import find
from storage.settings import Settings
from ui.paper.dispatch import Dispatch, Letterhead, Marks, Signer
from ui.paper.merit import CollectiveMerit, IndividualMerit
from ui.paper.proposals import ProposalPaper
from ui.paper.roster import Collective, Individual

OwnWords = Mapping[str, Mapping[str, str]]  # list, code, word: `own_award_words`


def dispatch_of(
    settings: Settings, kind: str, *, number: int | None = None, day: date | None = None
) -> Dispatch:
    """Return the frame of a paper; `kind` is its short form, such as TTr or BC."""
    signer = Signer(
        tuple(settings.signer_title.splitlines()),
        settings.signer_name,
        settings.signer_rank if settings.show_rank else "",
    )
    recipients = tuple(line for line in settings.recipients.splitlines() if line)
    frame = Dispatch(
        letterhead=Letterhead(
            settings.superior_name, settings.unit_name, settings.place, f"{kind}-{settings.symbol}"
        ),
        signer=signer,
        number=number,
        day=day,
        marks=Marks(practice=settings.sample),
    )
    return replace(frame, recipients=recipients) if recipients else frame


def proposal_paper_of(ledger: Ledger, proposal: Proposal) -> ProposalPaper:
    """Return what the submission of a proposal says, with everybody it names."""
    nominees, own = nominees_of(ledger, proposal), own_award_words(ledger)
    award = _form(proposal, own)
    groups = {
        subject: tuple(_collective(n, award) for n in nominees if n.subject == subject)
        for subject in ("collective", "household")
    }
    return ProposalPaper(
        addressees=(_authority(proposal, own),),
        award=_asked(proposal, own),
        occasion=proposal.occasion,
        grounds=_lines(proposal.bases),
        reason=proposal.achievement,
        collectives=groups["collective"],
        households=groups["household"],
        individuals=tuple(_individual(n, award) for n in nominees if n.subject == "individual"),
        enclosures=(
            _("Danh sách trích ngang"),
            _("Báo cáo thành tích của từng tập thể, cá nhân"),
            _("Biên bản họp bình xét"),
        ),
    )


def merit_of(
    proposal: Proposal, nominee: Nominee, own: OwnWords = MappingProxyType({})
) -> CollectiveMerit | IndividualMerit:
    """Return what the achievement report of one nominee says; `own` are the unit's own words."""
    asked, held = _asked(proposal, own), _lines(nominee.held)
    results = nominee.achievement or nominee.summary
    if nominee.subject == "individual":
        return IndividualMerit(
            award=asked,
            name=nominee.name,
            born=str(nominee.birth_year or ""),
            sex=words("sexes").get(nominee.sex or "", ""),
            home=nominee.hometown,
            residence=nominee.address,
            position=nominee.position,
            duties=nominee.features,
            results=results,
            held=held,
        )
    return CollectiveMerit(
        award=asked,
        name=nominee.name,
        address=nominee.address,
        features=nominee.features,
        results=results,
        held=held,
    )


def nominees_of(ledger: Ledger, proposal: Proposal) -> list[Nominee]:
    """Return whom a proposal names: collectives, then households, then people by name."""
    order = ("collective", "household", "individual")
    found = find(ledger, Nominee, proposal=proposal.id)
    return sorted(found, key=lambda n: order.index(n.subject) if n.subject in order else len(order))


def _collective(nominee: Nominee, award: str) -> Collective:
    return Collective(
        name=nominee.name, address=nominee.address, achievement=nominee.summary, award=award
    )


def _individual(nominee: Nominee, award: str) -> Individual:
    since = _("từ năm {year}").format(year=nominee.served_since) if nominee.served_since else ""
    return Individual(
        name=nominee.name,
        born=str(nominee.birth_year or ""),
        sex=words("sexes").get(nominee.sex or "", ""),
        position=nominee.position,
        serving=since,
        achievement=nominee.summary,
        held="; ".join(_lines(nominee.held)),
        award=award,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _form(proposal: Proposal, own: OwnWords) -> str:
    return _word("award_forms", proposal.form, own)


def _asked(proposal: Proposal, own: OwnWords) -> str:
    return _("{award} của {authority}").format(
        award=_form(proposal, own), authority=_authority(proposal, own)
    )


def _authority(proposal: Proposal, own: OwnWords) -> str:
    return proposal.addressee or _word("award_authorities", proposal.authority, own)


def _word(name: str, code: str, own: OwnWords) -> str:
    return own.get(name, {}).get(code) or words(name).get(code, code)
