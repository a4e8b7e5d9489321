"""Gathers from the register what certificates say."""

from __future__ import annotations

from collections.abc import Iterable

from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.commendation.people import is_open
from storage.commendation.rules import award_words
from storage.ledger import Ledger
from storage.records import Award, AwardEvent, Nominee, Proposal
from storage.repository import find
from ui.paper.certificates.certificate import Certificate, in_order
from ui.paper.proposals import as_merit

_CANCELLED = "cancelled"
_OF_COMMUNE = "commune_chair"
_POLICE = _("Công an")
_COMMUNES = (_("xã "), _("phường "), _("thị trấn "), _("đặc khu "))


@official
def award_certificates(ledger: Ledger, awards: Iterable[Award]) -> list[Certificate]:
    """Return a certificate for each award that has a name and was not cancelled, in order.

    A sum without names ("66 tập thể") has none to print.
    """
    given = (one for one in awards if one.name and not _is_cancelled(ledger, one))
    return in_order(_of_award(ledger, one) for one in given)


@official
def proposal_certificates(ledger: Ledger, proposal: Proposal) -> list[Certificate]:
    """Return a certificate for each nominee of a proposal who was not refused, in order."""
    nominees = find(ledger, Nominee, proposal=proposal.id)
    named = [one for one in nominees if is_open(one)]
    return in_order(
        Certificate(
            name=one.name,
            subject=one.subject,
            head=head_of(ledger, proposal.authority),
            address=address_of(one),
            achievement=achievement_of(one) or _for_occasion(proposal.occasion),
            number=proposal.decision_paper,
            decided_on=proposal.decided_on,
            place=ledger.settings.place,
            day=proposal.decided_on,
        )
        for one in named
    )


def head_of(ledger: Ledger, authority: str) -> str:
    """Say who commends; the commune's chair with the commune's name, as the unit's own says it."""
    head = award_words(ledger, "award_authorities").get(authority, authority)
    commune = ledger.settings.unit_name.removeprefix(_POLICE).strip()
    if authority != _OF_COMMUNE or not commune.startswith(_COMMUNES):
        return head
    return f"{head.removesuffix(_COMMUNES[0].rstrip()).rstrip()} {commune}"


def address_of(nominee: Nominee) -> str:
    """Say who or where a nominee is: the position, then the place of living."""
    return ", ".join(part for part in (nominee.position, nominee.address) if part)


def achievement_of(nominee: Nominee) -> str:
    """Return the one sentence that a nominee is commended for."""
    first = nominee.achievement.strip().split("\n", 1)[0]
    return nominee.summary or first


def _for_occasion(occasion: str) -> str:
    """Say as decisions do what somebody is commended for, of whom nothing more is known."""
    return _("Đã có thành tích {merit}").format(merit=as_merit(occasion)) if occasion else ""


def _of_award(ledger: Ledger, award: Award) -> Certificate:
    nominee = next(iter(find(ledger, Nominee, id=award.nominee)), None) if award.nominee else None
    merit = achievement_of(nominee) if nominee else ""
    return Certificate(
        name=award.name,
        subject=award.subject,
        head=head_of(ledger, award.authority),
        address=address_of(nominee) if nominee else "",
        achievement=merit or _for_occasion(award.occasion),
        number=award.number,
        decided_on=award.decided_on,
        book_number=award.book_number,
        place=ledger.settings.place,
        day=award.decided_on,
        award=award.id,
    )


def _is_cancelled(ledger: Ledger, award: Award) -> bool:
    return bool(find(ledger, AwardEvent, award=award.id, event=_CANCELLED))
