"""A proposal that nothing stands against, for tests to spoil in one place each."""

from __future__ import annotations

from datetime import date
from typing import Any

from storage.commendation.evidence import Case
from storage.commendation.findings import Finding, blocking, findings
from storage.commendation.rules import rulebook_of
from storage.records import (
    Award,
    AwardEvent,
    CommendationRule,
    Nominee,
    Override,
    Proposal,
    ServicePeriod,
)
from tests.conftest import UNIT
from tests.storage.commendation.of_a_proposal import (
    DAY,
    made_honoree,
    made_nominee,
    made_proposal,
    made_selection,
)

NOW = date(2026, 3, 10)  # all thirteen rules are in force
MEDAL = {
    "form": "commemorative_medal",
    "authority": "minister",
    "award_type": "dedication",
}


def good_nominee(of: Proposal, name: str = "Lê Thị Bình", **more: Any) -> Nominee:
    """Make a nominee whom nothing stands against."""
    values = {
        "sex": "female",
        "clear": True,
        "eligible": True,
        "achievement": "Vận động 20 hộ tham gia tổ tự quản.",
        "summary": "Vận động 20 hộ",
        "votes": 9,
    }
    return made_nominee(of, name, **(values | more))


def good_case(
    proposal: Proposal | None = None,
    *nominees: Nominee,
    rules: tuple[CommendationRule, ...] = (),
    day: date = NOW,
    **more: Any,
) -> Case:
    """Make a case of one good nominee, or of those given; nine voted, the standards were read."""
    of = proposal or made_proposal()
    values: dict[str, Any] = {"selection": made_selection(of, standards="Luật, Điều 75")}
    named = nominees or (good_nominee(of),)
    return Case(of, named, rulebook_of(rules, day), **(values | more))


def medal_case(*, years: int = 20, subject: str = "individual", **more: Any) -> Case:
    """Make a case of one person who is proposed for the medal after so many years."""
    of = made_proposal(**MEDAL)
    page = made_honoree(sex="male")
    nominee = good_nominee(of, subject=subject, sex="male", honoree=page.id, **more)
    services = {nominee.id: (period(date(NOW.year - years, NOW.month, NOW.day)),)}
    return good_case(of, nominee, honorees={page.id: page}, services=services)


def period(begun: date, ended: date | None = None, **more: Any) -> ServicePeriod:
    """Make a time of service in the team."""
    values = {"served_from": begun, "served_to": ended, "force": "security_team"}
    return ServicePeriod.model_validate(values | more)


def ready_to_submit(case: Case) -> bool:
    """Tell whether nothing keeps the proposal from being submitted."""
    return not blocking(findings(case))


def own_rule(code: str, **more: Any) -> CommendationRule:
    """Make a check as a unit changed it."""
    values = {"unit": UNIT, "code": code, "role": "check", "text": "Quy tắc của đơn vị"}
    return CommendationRule.model_validate(values | more)


def cancelled(award: Award, **more: Any) -> AwardEvent:
    """Make the event that took an award back."""
    values = {"unit": UNIT, "award": award.id, "event": "cancelled", "happened_on": DAY}
    return AwardEvent.model_validate(values | more)


def passed_over(proposal: Proposal, rule: str, nominee: Nominee | None = None) -> Proposal:
    """Give a reason for a warning."""
    reason = Override(rule=rule, nominee=nominee.id if nominee else None, reason="Đã xác minh")
    return proposal.model_copy(update={"overrides": (*proposal.overrides, reason)})


def found(case: Case, rule: str) -> list[Finding]:
    """Return what one rule finds."""
    return [finding for finding in findings(case) if finding.rule == rule]


def levels(case: Case, rule: str) -> list[str]:
    """Return how much weighs what one rule finds."""
    return [finding.level for finding in found(case, rule)]
