"""The awards that a decision puts into the register, once, and those that wait for their month."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from storage.commendation.money import reward
from storage.commendation.rules import Rulebook, rulebook
from storage.commendation.same_name import spelt
from storage.commendation.verdicts import Decision
from storage.ledger import Ledger
from storage.records import Award, Nominee, Proposal
from storage.repository import find, record_of

_NO_SUMS: Mapping[str, int] = {}
_GIVES = ("decided", "awarded")  # of proposal_statuses: what was approved is in the register
_WITHOUT = """SELECT * FROM proposal WHERE unit = :unit AND :proposal IN (id, '')
    AND decided_on IS NOT NULL AND status IN (SELECT value FROM json_each(:gives))
    AND EXISTS (SELECT 1 FROM nominee WHERE nominee.proposal = proposal.id
        AND nominee.result = 'approved'
        AND NOT EXISTS (SELECT 1 FROM award WHERE award.nominee = nominee.id))
ORDER BY decided_on, id"""


def decided_without_awards(ledger: Ledger, proposal: str = "") -> list[Proposal]:
    """Return the own proposals that were decided and whose awards are not all in the register."""
    asked = {"unit": ledger.settings.unit, "proposal": proposal, "gives": json.dumps(_GIVES)}
    return [record_of(Proposal, row) for row in ledger.db.query(_WITHOUT, asked)]


def awards_due(
    ledger: Ledger, proposal: Proposal, amounts: Mapping[str, int] = _NO_SUMS
) -> list[Award]:
    """Return the awards that a decided proposal gave and that the register lacks.

    `amounts` in đồng, by nominee; what is not given follows the rates of the day.
    """
    if proposal.decided_on is None:
        return []
    decision = Decision(proposal.decision_paper, proposal.decided_on, amounts=amounts)
    nominees = find(ledger, Nominee, proposal=proposal.id)
    return awards_by(ledger, proposal, nominees, decision)


def awards_by(
    ledger: Ledger, proposal: Proposal, judged: Sequence[Nominee], decision: Decision
) -> list[Award]:
    """Return the awards of a decision that the register lacks, be they entered there by hand."""
    book = rulebook(ledger, decision.decided_on)
    waiting = _waiting(ledger, judged, decision)
    return [_award(proposal, nominee, decision, book) for nominee in waiting]


def _waiting(ledger: Ledger, judged: Iterable[Nominee], decision: Decision) -> list[Nominee]:
    """Return who was approved and is not in the register yet, be it entered there by hand."""
    by_hand = {"number": decision.number.strip(), "decided_on": decision.decided_on.isoformat()}
    there = {_who(award) for award in find(ledger, Award, nominee=None, **by_hand)}
    return [
        nominee
        for nominee in judged
        if nominee.result == "approved"
        and _who(nominee) not in there
        and not find(ledger, Award, nominee=nominee.id)
    ]


def _who(one: Award | Nominee) -> tuple[str, str, str]:
    return one.unit, one.subject, spelt(one.name)


def _award(proposal: Proposal, nominee: Nominee, decision: Decision, book: Rulebook) -> Award:
    said = {"form": proposal.form, "authority": proposal.authority}
    amount = decision.amounts.get(nominee.id)
    if amount is None:
        due = reward(book, **said, subject=nominee.subject)
        amount = due.amount if due else 0
    return Award(
        unit=proposal.unit,
        decided_on=decision.decided_on,
        number=decision.number,
        **said,
        award_type=proposal.award_type,
        subject=nominee.subject,
        name=nominee.name,
        occasion=proposal.occasion,
        programme=proposal.programme,
        amount=amount,
        nominee=nominee.id,
        honoree=nominee.honoree,
    )
