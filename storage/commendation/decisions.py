"""The decision on a proposal, and the awards that it puts into the register.

Each function returns what is to be saved together; done again, there is nothing more to save.
Awards of a closed month are left out: they wait for it to be opened again, and are due until then.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from resources.wording import _
from storage.commendation.awarding import awards_by, awards_due, decided_without_awards
from storage.commendation.handing import cancel_award, hand_over
from storage.commendation.honoree_linking import linked
from storage.commendation.life import step_back, told
from storage.commendation.step_guards import refuse_day, refuse_place, refuse_unsaid
from storage.commendation.verdicts import Decision, Verdict, decision_of
from storage.ledger import Ledger
from storage.months import shut_month
from storage.records import Award, Honoree, Nominee, Proposal, Record, Review
from storage.repository import find

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
    "short_reason",
    "taken_back",
]

_TEXT = 500  # letters of a reason
_MORE = _("… (đọc đủ ở thẻ «Quá trình» của đề nghị)")


def answered(ledger: Ledger, proposal: Proposal, review: Review) -> list[Record]:
    """Return what a superior's answer changes: a decision with its awards, or where it stands."""
    if review.status == "decided":
        nominees = find(ledger, Nominee, proposal=proposal.id)
        return decide(ledger, proposal, nominees, decision_of(review))
    reason = short_reason(review.reason)
    return _new(
        proposal, told(proposal, review.status, review.on, paper=review.number, reason=reason)
    )


def short_reason(reason: str) -> str:
    """Return a reason as a step keeps it: whole, or how it begins and where the rest is read."""
    return reason if len(reason) <= _TEXT else reason[: _TEXT - len(_MORE)] + _MORE


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
    awards = awards_by(ledger, proposal, judged, decision)
    pages = [each for each in found if isinstance(each, Honoree)]
    changed = [each for each in judged if each not in nominees]
    after = _after(proposal, judged, decision, awards)
    ready = [] if shut_month(ledger, decision.decided_on) else awards
    return [*pages, *_new(proposal, after), *changed, *ready]


def taken_back(ledger: Ledger, proposal: Proposal) -> list[Record]:
    """Return the proposal without its last step; whom a refusal left out is proposed again.

    Raises StepNotAllowedError where there is none, or where a decision was noted already.
    """
    before = step_back(proposal)
    if proposal.status != "refused":
        return [before]
    refused = find(ledger, Nominee, proposal=proposal.id, result="refused")
    asked = {"result": "open", "result_reason": ""}
    return [before, *(nominee.model_copy(update=asked) for nominee in refused)]


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


def _new(before: Proposal, after: Proposal) -> list[Record]:
    return [after] if after != before else []
