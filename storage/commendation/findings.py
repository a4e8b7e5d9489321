"""What stands in the way of a proposal, and what should be known of it: rules K1–K13 and others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from storage.commendation.checks import BLOCK, CHECKS, NOTE, WARN, Level, Said
from storage.commendation.evidence import Case
from storage.commendation.rules import Rule

_WEIGHT: dict[Level, int] = {BLOCK: 0, WARN: 1, NOTE: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found: it stops the submission, warns, or is good to know.

    `nominee` is None for the proposal as a whole. `overridden` is the reason for which a warning
    was passed over; it is kept by rule and nominee, so findings with one `key` share it.
    """

    rule: str
    level: Level
    nominee: str | None
    words: str
    basis: str
    overridden: str = ""

    @property
    def key(self) -> str:
        """Return what a reason answers: the rule, and whom it concerns."""
        return f"{self.rule}:{self.nominee or ''}"

    @property
    def wants_reason(self) -> bool:
        """Tell whether the submission waits for a reason."""
        return self.level == WARN and not self.overridden


def findings(case: Case) -> tuple[Finding, ...]:
    """Return all that the rules in force find, what stops the submission first."""
    found = [
        finding
        for code, check in CHECKS.items()
        if (rule := _in_force(case, code))
        for finding in _weighed(case, rule, check(case, rule))
    ]
    return tuple(sorted(found, key=lambda finding: _WEIGHT[finding.level]))


def blocking(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what keeps a proposal from being submitted: blocks, and warnings without a reason."""
    return tuple(one for one in found if one.level == BLOCK or one.wants_reason)


def _in_force(case: Case, code: str) -> Rule | None:
    """Return the rule of a check, if it is on and speaks of such an award."""
    rule, proposal = case.book.check(code), case.proposal
    concerned = rule and rule.concerns(
        form=proposal.form, authority=proposal.authority, award_type=proposal.award_type
    )
    return rule if concerned else None


def _weighed(case: Case, rule: Rule, found: Iterable[Said]) -> Iterator[Finding]:
    """Give each thing found its weight; a reason lifts a warning, never what stops."""
    reasons = {(one.rule, one.nominee): one.reason for one in case.proposal.overrides}
    for said in found:
        level = _lighter(rule.level, said.at_most)
        reason = reasons.get((rule.code, said.nominee), "") if level == WARN else ""
        yield Finding(rule.code, level, said.nominee, said.words, rule.basis, reason)


def _lighter(level: str, at_most: Level) -> Level:
    """Return the lighter of two weights; a level that is not known is a warning."""
    set_to = next((known for known in _WEIGHT if known == level), WARN)
    return max(set_to, at_most, key=_WEIGHT.__getitem__)
