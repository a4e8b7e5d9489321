"""When the next step of a proposal is due, to remind of it; the law's own limits are not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from resources.wording import _
from storage.commendation.rule_values import read_whole
from storage.commendation.rules import Rulebook, rulebook
from storage.ledger import Ledger
from storage.periods import working_days_after
from storage.records import Proposal
from storage.repository import find

_SOON, _LATEST = 7, 60  # days before and after a deadline in which it is reminded of
# What the time of a status runs from: an appraisal does not begin the time for an answer anew.
_RUNS_FROM: Mapping[str, str] = {
    "submitted": "submitted",
    "appraised": "submitted",
    "decided": "decided",
    "returned": "returned",
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when something is expected: the day, since when the time runs, and what the rule says."""

    due: date
    since: date
    words: str
    sure: bool

    def days_late(self, today: date) -> int:
        """Return how many days have passed since the day, 0 while it is not over."""
        return max(0, (today - self.due).days)

    def said(self, today: date) -> str:
        """Say how it stands: hạn 20/12/2026, còn 3 ngày; quá hạn 5 ngày (từ 20/12/2026)."""
        day, left = f"{self.due:%d/%m/%Y}", (self.due - today).days
        if left < 0:
            return _("quá hạn {count} ngày (hạn {day})").format(count=-left, day=day)
        if left == 0:
            return _("hạn hôm nay")
        return _("hạn {day}, còn {count} ngày").format(day=day, count=left)


def deadline_of(book: Rulebook, proposal: Proposal) -> Deadline | None:
    """Return by when the next step is expected; None where nothing is waited for or no rule is set.

    Days are working days; holidays are not known, so the day is one to ask, not to accuse.
    """
    since = _since(proposal)
    topic = _RUNS_FROM.get(proposal.status, "")
    award = {"form": proposal.form, "authority": proposal.authority}
    rule = book.on("time_limit", topic, **award, award_type=proposal.award_type)
    days = read_whole(rule.value) if rule else None
    if rule is None or since is None or not days:
        return None
    return Deadline(working_days_after(since, days), since, rule.text, rule.sure)


def pressing(ledger: Ledger, today: date) -> list[tuple[Proposal, Deadline]]:
    """Return the proposals whose next step is due within a week or late, the earliest first.

    What is late for months was forgotten to be marked, and reminds nobody.
    """
    book = rulebook(ledger, today)
    waiting = (one for status in _RUNS_FROM for one in find(ledger, Proposal, status=status))
    found = [(one, due) for one in waiting if (due := deadline_of(book, one))]
    near = range(-_LATEST, _SOON + 1)
    return sorted(
        (pair for pair in found if (pair[1].due - today).days in near),
        key=lambda pair: (pair[1].due, pair[0].id),
    )


def _since(proposal: Proposal) -> date | None:
    """Return the day of the last step that the time runs from."""
    begun = _RUNS_FROM.get(proposal.status)
    days = [step.on for step in proposal.steps if step.status == begun]
    if days:
        return days[-1]
    kept = {"submitted": proposal.proposed_on, "decided": proposal.decided_on}
    return kept.get(begun or "")
