"""The decision on a proposal, and the awards that it puts into the register.

Each function returns what is to be saved together; done again, there is nothing more to save.
Awards of a closed month are left out: they wait for it to be opened again, and are due until then.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from storage.commendation.handing import cancel_award, hand_over
from storage.commendation.honoree_linking import linked
from storage.commendation.life import told
from storage.commendation.money import reward
from storage.commendation.rules import Rulebook, rulebook
from storage.commendation.same_name import spelt
from storage.commendation.step_guards import refuse_day, refuse_place, refuse_unsaid
from storage.ledger import Ledger
from storage.months import shut_month
from storage.records import Award, Honoree, Nominee, Proposal, Record, Review
from storage.repository import find, record_of

__all__ = [
    "Decision",
    "Verdict",
    "answered",
    "awards_due",
    "cancel_award",
    "decide",
    "decided_without_awards",
    "decision_of",
    "hand_over",
]

_TEXT = 500  # letters of a reason
_NO_SUMS: Mapping[str, int] = {}
_GIVES = ("decided", "awarded")  # of proposal_statuses: what was approved is in the register
_WITHOUT = """SELECT * FROM proposal WHERE unit = :unit AND :proposal IN (id, '')
    AND decided_on IS NOT NULL AND status IN (SELECT value FROM json_each(:gives))
    AND EXISTS (SELECT 1 FROM nominee WHERE nominee.proposal = proposal.id
        AND nominee.result = 'approved'
        AND NOT EXISTS (SELECT 1 FROM award WHERE award.nominee = nominee.id))
ORDER BY decided_on, id"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided of one nominee: a code of nominee_results, and why."""

    result: str = "approved"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on a proposal; a whole list needs only its number and day.

    Whom `verdicts` do not name was approved, unless withdrawn. `amounts` in đồng, by nominee; what
    is not given follows the rates of the day.
    """

    number: str
    decided_on: date
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    amounts: Mapping[str, int] = field(default_factory=dict)


def decision_of(review: Review) -> Decision:
    """Return the decision that a superior's answer says; who was left open there was approved."""
    verdicts = {
        each.nominee: Verdict(each.result, each.reason)
        for each in review.verdicts
        if each.result != "open"
    }
    return Decision(review.number, review.on, verdicts)


def answered(ledger: Ledger, proposal: Proposal, review: Review) -> list[Record]:
    """Return what a superior's answer changes: a decision with its awards, or where it stands."""
    if review.status == "decided":
        nominees = find(ledger, Nominee, proposal=proposal.id)
        return decide(ledger, proposal, nominees, decision_of(review))
    after = told(
        proposal, review.status, review.on, paper=review.number, reason=review.reason[:_TEXT]
    )
    return _new(proposal, after)


def decide(
    ledger: Ledger,
    proposal: Proposal,
    nominees: Sequence[Nominee],
    decision: Decision,
    today: date | None = None,
) -> list[Record]:
    """Return the proposal as decided, the nominees with their results, and awards not there yet.

    The order is that of saving. Where nobody was approved, the proposal was refused. With `today`
    it is guarded like a step that is typed here: StepNotAllowedError, StepTooEarlyError,
    StepInFutureError, StepPaperMissingError.
    """
    if today:
        refuse_place(proposal, "decided")
        refuse_day(proposal, decision.decided_on, today)
        refuse_unsaid("decided", "", has_paper=bool(decision.number.strip()))
    judged = [_judged(nominee, decision) for nominee in nominees]
    found = linked(ledger, judged)
    judged = [each for each in found if isinstance(each, Nominee)]
    awards = _awards(ledger, proposal, judged, decision)
    pages = [each for each in found if isinstance(each, Honoree)]
    changed = [each for each in judged if each not in nominees]
    after = _after(proposal, judged, decision, awards)
    ready = [] if shut_month(ledger, decision.decided_on) else awards
    return [*pages, *_new(proposal, after), *changed, *ready]


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
    return _awards(ledger, proposal, nominees, decision)


def _judged(nominee: Nominee, decision: Decision) -> Nominee:
    verdict = decision.verdicts.get(nominee.id)
    if verdict is None:
        result = "approved" if nominee.result == "open" else nominee.result
        return nominee.model_copy(update={"result": result})
    said = {"result": verdict.result, "result_reason": verdict.reason or nominee.result_reason}
    return Nominee.model_validate(dict(nominee) | said)


def _after(
    proposal: Proposal,
    judged: Sequence[Nominee],
    decision: Decision,
    awards: Sequence[Award],
) -> Proposal:
    """Return the proposal as decided; a second decision without new awards corrects the first."""
    day, number = decision.decided_on, decision.number
    if proposal.decided_on and not awards:
        said = {"decision_paper": number, "decided_on": day}
        return Proposal.model_validate(dict(proposal) | said)
    if any(each.result == "approved" for each in judged) or not judged:
        return told(proposal, "decided", day, paper=number)
    reasons = dict.fromkeys(each.result_reason for each in judged if each.result_reason)
    return told(proposal, "refused", day, paper=number, reason="; ".join(reasons)[:_TEXT])


def _waiting(ledger: Ledger, judged: Iterable[Nominee], decision: Decision) -> list[Nominee]:
    """Return who was approved and is not in the register yet, be it entered there by hand."""
    by_hand = {"number": decision.number, "decided_on": decision.decided_on.isoformat()}
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


def _awards(
    ledger: Ledger, proposal: Proposal, judged: Sequence[Nominee], decision: Decision
) -> list[Award]:
    book = rulebook(ledger, decision.decided_on)
    waiting = _waiting(ledger, judged, decision)
    return [_award(proposal, nominee, decision, book) for nominee in waiting]


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


def _new(before: Proposal, after: Proposal) -> list[Record]:
    return [after] if after != before else []
