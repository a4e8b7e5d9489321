"""The way of a proposal: proposed, reviewed, completed, submitted, decided, awarded.

Where it may go, what a step asks for and what ends it is data (proposal_statuses.toml).
"""

from __future__ import annotations

from datetime import date

from storage.commendation.statuses import (
    AT_HAND,
    DONE,
    DRAFTS,
    FELL,
    OPEN,
    asks_paper,
    asks_reason,
    named_now,
    next_of,
)
from storage.commendation.step_guards import (
    last_day,
    refuse_back,
    refuse_day,
    refuse_place,
    refuse_unsaid,
)
from storage.records import Proposal, ProposalStep, Selection

__all__ = [
    "AT_HAND",
    "DONE",
    "FELL",
    "OPEN",
    "advance",
    "asks_paper",
    "asks_reason",
    "followed",
    "is_draft",
    "needs_paper",
    "next_statuses",
    "status_of",
    "step_back",
    "told",
    "with_dossier",
    "with_meeting",
]

_SAYS = {  # the fields of a proposal that the paper and the day of a step fill in
    "submitted": ("number", "proposed_on"),
    "decided": ("decision_paper", "decided_on"),
}


def status_of(proposal: Proposal) -> str:
    """Return where a proposal stands; what older books call found is proposed."""
    return named_now(proposal.status)


def next_statuses(proposal: Proposal) -> tuple[str, ...]:
    """Return where a proposal may go from here; nowhere from a status of a newer catalogue."""
    return next_of(proposal.status)


def is_draft(proposal: Proposal) -> bool:
    """Tell whether a proposal never left the post."""
    been = (proposal.status, *(step.status for step in proposal.steps))
    return all(status in DRAFTS for status in been)


def needs_paper(proposal: Proposal, status: str) -> bool:
    """Tell whether a step needs the number of a paper; giving up a mere draft needs none."""
    return asks_paper(status) and not (status in FELL and is_draft(proposal))


def advance(  # noqa: PLR0913  # a step is said with its day, its paper and its reason
    proposal: Proposal,
    status: str,
    on: date,
    *,
    paper: str = "",
    reason: str = "",
    today: date | None = None,
) -> Proposal:
    """Return the proposal one step further; a number that it has already serves as the paper.

    Raises StepNotAllowedError, StepTooEarlyError, StepPaperMissingError, StepReasonMissingError,
    and StepInFutureError where `today` is given and the day lies after it.
    """
    paper = paper.strip() or _known_paper(proposal, status)
    refuse_place(proposal, status)
    refuse_day(proposal, on, today)
    needed = paper or not needs_paper(proposal, status)
    refuse_unsaid(status, reason.strip(), has_paper=bool(needed))
    return _stepped(proposal, ProposalStep(status=status, on=on, paper=paper, reason=reason))


def told(
    proposal: Proposal, status: str, on: date, *, paper: str = "", reason: str = ""
) -> Proposal:
    """Return the proposal where somebody else says that it stands, such as who decides.

    It may skip steps that nobody noted; the same said again changes nothing.
    """
    step = ProposalStep(status=status, on=on, paper=paper, reason=reason)
    return proposal if step in proposal.steps else _stepped(proposal, step)


def followed(proposal: Proposal, status: str, on: date, paper: str = "") -> Proposal:
    """Return the proposal advanced by work that was done, or as it is where that does not fit."""
    if status not in next_statuses(proposal) or on < last_day(proposal):
        return proposal
    return advance(proposal, status, on, paper=paper)


def with_meeting(proposal: Proposal, selection: Selection) -> Proposal:
    """Return the proposal as reviewed on the day of its meeting, unless it is further already."""
    return followed(proposal, "reviewed", selection.held_on, selection.number)


def with_dossier(proposal: Proposal, on: date) -> Proposal:
    """Return the proposal as completed, unless it is further already or was not reviewed."""
    return followed(proposal, "completed", on)


def step_back(proposal: Proposal) -> Proposal:
    """Return the proposal without its last step, taken by mistake.

    Raises StepNotAllowedError where there is none, or where a decision was noted already: awards
    hang on it.
    """
    refuse_back(proposal)
    kept, last = proposal.steps[:-1], proposal.steps[-1]
    before = {step.status: (step.paper, step.on) for step in kept}.get(last.status, ("", None))
    said = dict(zip(_SAYS.get(last.status, ()), before, strict=False))
    status = kept[-1].status if kept else "proposed"
    return _changed(proposal, status=status, steps=kept, **said)


def _stepped(proposal: Proposal, step: ProposalStep) -> Proposal:
    said = dict(zip(_SAYS.get(step.status, ()), (step.paper, step.on), strict=False))
    return _changed(proposal, status=step.status, steps=(*proposal.steps, step), **said)


def _known_paper(proposal: Proposal, status: str) -> str:
    return str(getattr(proposal, _SAYS[status][0])) if status in _SAYS else ""


def _changed(proposal: Proposal, **values: object) -> Proposal:
    return Proposal.model_validate(dict(proposal) | values)
