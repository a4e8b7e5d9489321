"""A dossier that the superior received, and the ways in which it answers."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from storage.records import Nominee, Proposal, Review
from storage.repository import find
from sync.decision_signing import (
    sign_decision,
)
from sync.decision_taking import take_decision
from tests.sync.offices import DISTRICT, Office, district, post
from tests.sync.proposals import dossier, honoree, nominate, proposal

ON = date(2022, 12, 28)


class Case(NamedTuple):
    """A proposal of two people that the superior has received."""

    superior: Office
    post: Office
    proposal: Proposal
    nominees: tuple[Nominee, Nominee]


def answered_case() -> Case:
    """Return a proposal of two people whose dossier was received."""
    superior = district()
    office = post(superior)
    written = proposal(office)
    nominate(office, written, honoree(office, "Phạm Văn Khác"))
    superior.receive(dossier(office, written))
    first, second = find(office.ledger, Nominee)
    return Case(superior, office, written, (first, second))


def review(case: Case, status: str = "decided", **more: Any) -> Review:
    values: dict[str, Any] = {"unit": DISTRICT, "proposal": case.proposal.id, "on": ON}
    if status == "decided":
        values["number"] = "99/QĐ-UBND"
    if status in ("returned", "refused"):
        values["reason"] = "Thiếu biên bản"
    return Review.model_validate(values | {"status": status} | more)


def signed(case: Case, status: str = "decided", **more: Any) -> bytes:
    return sign_decision(case.superior.ledger, review(case, status, **more), case.superior.keys)


def verdict(nominee: Nominee, result: str, reason: str = "") -> dict[str, str]:
    return {"nominee": nominee.id, "result": result, "reason": reason}


def take(case: Case, data: bytes) -> Any:
    return take_decision(case.post.ledger, data, case.post.keys)
