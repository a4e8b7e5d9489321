"""Small hand-made records of commendation, with only what a test needs to say."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from storage.ledger import Ledger
from storage.records import (
    Achievement,
    Award,
    Candidate,
    Honoree,
    Nominee,
    Proposal,
    Record,
    Selection,
)
from storage.repository import put
from tests.conftest import UNIT

R = TypeVar("R", bound=Record)

DAY = date(2022, 11, 20)


def made_proposal(**more: Any) -> Proposal:
    """Make a proposal for certificates of the commune's chair."""
    values = {
        "unit": UNIT,
        "occasion": "Phong trào năm 2022",
        "form": "certificate",
        "authority": "commune_chair",
    }
    return Proposal.model_validate(values | more)


def made_nominee(of: Proposal, name: str = "Lê Thị Bình", **more: Any) -> Nominee:
    """Make a nominee of a proposal, a person unless told otherwise."""
    values = {"unit": of.unit, "proposal": of.id, "subject": "individual", "name": name}
    return Nominee.model_validate(values | more)


def made_award(name: str = "Lê Thị Bình", **more: Any) -> Award:
    """Make an award for one person."""
    values = {
        "unit": UNIT,
        "decided_on": DAY,
        "form": "certificate",
        "authority": "commune_chair",
        "subject": "individual",
        "name": name,
        "occasion": "Phong trào năm 2022",
    }
    return Award.model_validate(values | more)


def made_honoree(name: str = "Lê Thị Bình", **more: Any) -> Honoree:
    """Make the page of a person."""
    values = {"unit": UNIT, "subject": "individual", "name": name}
    return Honoree.model_validate(values | more)


def made_achievement(name: str = "Lê Thị Bình", **more: Any) -> Achievement:
    """Make an achievement of a person."""
    values = {"unit": UNIT, "happened_on": DAY, "subject": "individual", "name": name}
    return Achievement.model_validate(values | {"text": "Bắt quả tang kẻ trộm"} | more)


def made_candidate(name: str = "Lê Thị Bình", **more: Any) -> Candidate:
    """Make a candidate who is a person."""
    values = {"unit": UNIT, "noted_on": DAY, "subject": "individual", "name": name}
    return Candidate.model_validate(values | more)


def made_selection(of: Proposal, **more: Any) -> Selection:
    """Make the meeting of nine voters on a proposal."""
    values = {"unit": of.unit, "proposal": of.id, "held_on": DAY, "voters": 9}
    return Selection.model_validate(values | more)


def kept(ledger: Ledger, *records: Record) -> None:
    """Put records into the ledger in their order, as one change."""
    with ledger.change():
        for record in records:
            put(ledger, record)


def put_one(ledger: Ledger, record: R) -> R:
    """Put a record into the ledger and give it back."""
    put(ledger, record)
    return record
