"""What was decided of a proposal and of each whom it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from storage.records import Review


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
