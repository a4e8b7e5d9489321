"""Small hand-made subjects of the safety standard, and how they did in a year."""

from __future__ import annotations

from datetime import date
from typing import Any

from storage.ledger import Ledger
from storage.records import SafetyAnswer, SafetyAssessment, SafetySubject
from storage.repository import put
from storage.safety import AREA, rules_for
from tests.conftest import UNIT

MARCH = date(2022, 3, 10)


def said_of(kind: str, **said: bool) -> tuple[SafetyAnswer, ...]:
    """Answer every rule of a kind well, except those that are named."""
    rules = [rule for rule in rules_for(kind, 2022, ()) if rule.role != "dossier"]
    good = {rule.code: rule.role == "criterion" for rule in rules}
    return tuple(SafetyAnswer(rule=code, yes=yes) for code, yes in (good | said).items())


def assessed(kind: str = AREA, subject: str = "1" * 32, **more: Any) -> SafetyAssessment:
    """Assess a subject that did everything right, except what is said otherwise."""
    values = {
        "unit": UNIT,
        "subject": subject,
        "year": 2022,
        "registered_on": MARCH,
        "households": 150,
        "households_registered": 150,
        "answers": said_of(kind),
    }
    return SafetyAssessment.model_validate(values | more)


def subject(ledger: Ledger, name: str = "Thôn 1", kind: str = AREA, **more: Any) -> SafetySubject:
    """Put a subject into the books."""
    made = SafetySubject.model_validate({"unit": UNIT, "kind": kind, "name": name} | more)
    put(ledger, made)
    return made


def assess(ledger: Ledger, of: SafetySubject, **more: Any) -> SafetyAssessment:
    """Put the year of a subject into the books: everything right, except what is said."""
    made = assessed(of.kind, subject=of.id, **more)
    put(ledger, made)
    return made


def recognise(ledger: Ledger, *subjects: SafetySubject) -> None:
    """Put into the books that subjects were recognised."""
    for one in subjects:
        assess(ledger, one, result="recognised")
