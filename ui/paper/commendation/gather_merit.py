"""What the achievement report of one nominee says."""

from __future__ import annotations

from datetime import date
from typing import Any

from resources.catalogues import words
from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.commendation.award_words import authority_words
from storage.commendation.counted import countable
from storage.commendation.evidence import Held
from storage.records import Nominee
from ui.paper.commendation.gather_facts import ProposalFacts
from ui.paper.commendation.gather_results import results_of
from ui.paper.commendation.gather_submission import marked
from ui.paper.commendation.wording import forms
from ui.paper.document import Document
from ui.paper.gather import dispatch_of
from ui.paper.merit import AwardHeld, CollectiveMerit, HouseholdMerit, IndividualMerit, Merit
from ui.paper.merits import merit_document
from ui.paper.proposals import as_theme
from ui.paper.writing import short_date


@official
def merit_report(facts: ProposalFacts, nominee: Nominee) -> Document:
    """Return the achievement report of one nominee, on the form of the day if one is set."""
    dispatch = dispatch_of(facts.settings, "BC")
    form = facts.form_number("merit", nominee.subject)
    return merit_document(marked(dispatch, form), merit_of(facts, nominee))


def merit_of(facts: ProposalFacts, nominee: Nominee) -> Merit:
    """Return what the report says; the books alone speak in it."""
    common = _common(facts, nominee) | _awards(facts, nominee) | _introduced(facts, nominee)
    if nominee.subject == "individual":
        return IndividualMerit(**common, **_person(facts, nominee))
    born = _born(facts, nominee)
    if nominee.subject == "household":
        return HouseholdMerit(**common, address=nominee.address, born=born)
    page = facts.page(nominee)
    phone = page.phone if page else ""
    return CollectiveMerit(**common, address=nominee.address, phone=phone)


def _common(facts: ProposalFacts, nominee: Nominee) -> dict[str, Any]:
    proposal = facts.proposal
    years, targets = results_of(facts, nominee)
    return {
        "award": facts.award,
        "name": nominee.name,
        "award_type": proposal.award_type,
        "theme": as_theme(proposal.occasion) if proposal.award_type == "theme" else "",
        "period": _period(*facts.case.span) if proposal.award_type == "theme" else "",
        "situation": nominee.situation,
        "results": nominee.achievement or nominee.summary,
        "measures": nominee.means,
        "compliance": nominee.compliance,
        "organisations": nominee.unions,
        "effect": nominee.effect,
        "years": years,
        "targets": targets,
    }


def _introduced(facts: ProposalFacts, nominee: Nominee) -> dict[str, str]:
    """Say who it is; what a page said apart stays apart, unless it was changed since."""
    page = facts.page(nominee)
    parts = {name: getattr(page, name, "") for name in ("founding", "features", "duties")}
    if nominee.features and nominee.features == "\n".join(filter(None, parts.values())):
        said = parts
    elif nominee.subject == "individual":
        said = {"founding": "", "features": "", "duties": nominee.features}
    else:
        said = {"founding": "", "features": nominee.features, "duties": ""}
    if nominee.subject == "collective":
        return said
    founding = said.pop("founding")
    return said | {"features": "\n".join(filter(None, (founding, said["features"])))}


def _person(facts: ProposalFacts, nominee: Nominee) -> dict[str, Any]:
    page = facts.page(nominee)
    told = {name: getattr(page, name, "") for name in ("alias", "workplace", "schooling")}
    return told | {
        "born": _born(facts, nominee),
        "sex": words("sexes").get(facts.case.sex(nominee), ""),
        "home": nominee.hometown,
        "residence": nominee.address,
        "position": nominee.position,
    }


def _born(facts: ProposalFacts, nominee: Nominee) -> str:
    page = facts.page(nominee)
    return str(nominee.birth_year or (page.birth_year if page else None) or "")


def _awards(facts: ProposalFacts, nominee: Nominee) -> dict[str, Any]:
    """Fill the tables of awards from the register, beside what was typed of others."""
    titles: list[AwardHeld] = []
    awards: list[AwardHeld] = []
    for held in facts.held(nominee):
        is_title = held.award.form in forms()["merit"]["titles"]
        (titles if is_title else awards).append(_held(facts, held))
    return {
        "titles_held": tuple(titles),
        "awards_held": tuple(awards),
        "held": facts.held_lines(nominee),
    }


def _held(facts: ProposalFacts, held: Held) -> AwardHeld:
    award = held.award
    form = facts.forms.get(award.form, award.form)
    if not countable(award, facts.proposal, facts.book):
        kind = words("award_types").get(award.award_type, award.award_type).partition(" (")[0]
        form = _("{form} (khen {kind}, không tính)").format(form=form, kind=kind.lower())
    issued = (
        _("Số {number}").format(number=award.number) if award.number else "",
        _("ngày {day}").format(day=short_date(award.decided_on)),
        authority_words(award, facts.authorities),
    )
    return AwardHeld(award.decided_on.year, form, ", ".join(filter(None, issued)))


def _period(first: date | None, last: date | None) -> str:
    if first and last:
        sentence = _("từ ngày {first} đến ngày {last}")
        return sentence.format(first=short_date(first), last=short_date(last))
    return _("từ ngày {first}").format(first=short_date(first)) if first else ""
