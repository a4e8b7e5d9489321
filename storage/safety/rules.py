"""What is asked of a subject on a day: the catalogue's rules, changed or added to by the unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from resources.catalogues import Entry, entries
from storage.in_force import in_force
from storage.records import SafetyRule
from storage.safety.years import window_of

CRITERION, DISQUALIFIER, DOSSIER = "criterion", "disqualifier", "dossier"


@dataclass(frozen=True, slots=True)
class Rule:
    """One criterion, disqualifier or part of the dossier, as it is in force.

    `asks` is what the register itself must show besides an answer: households, model, share.
    `sure` is false for words that are a summary or common guidance; `own` is the unit's record.
    """

    code: str
    role: str
    subjects: tuple[str, ...]
    text: str
    basis: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    asks: frozenset[str] = frozenset()
    sure: bool = True
    own: SafetyRule | None = None


@cache
def default_rules() -> tuple[Rule, ...]:
    """Return the rules of the catalogue, in printed order."""
    return tuple(_of_catalogue(entry) for entry in entries("safety_rules") if not entry.retired)


def rules_on(day: date, changed: Iterable[SafetyRule]) -> tuple[Rule, ...]:
    """Return the rules in force on a day, those that the unit added after the catalogue's."""
    return in_force(default_rules(), map(_of_unit, changed), day)


def rules_for(kind: str, year: int, changed: Iterable[SafetyRule]) -> tuple[Rule, ...]:
    """Return what a kind of subject is held against for a year: what holds when it ends."""
    held = rules_on(window_of(kind, year)[1], changed)
    return tuple(rule for rule in held if kind in rule.subjects)


def _of_catalogue(entry: Entry) -> Rule:
    return Rule(
        code=entry.code,
        role=str(entry.extra["role"]),
        subjects=tuple(entry.extra["subjects"]),
        text=entry.word,
        basis=entry.basis,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        asks=frozenset(entry.extra.get("asks", ())),
        sure=bool(entry.extra.get("sure", True)),
    )


def _of_unit(record: SafetyRule) -> Rule:
    default = {rule.code: rule for rule in default_rules()}.get(record.code)
    return Rule(
        code=record.code,
        role=record.role,
        subjects=record.subjects,
        text=record.text,
        basis=record.basis,
        valid_from=record.valid_from,
        valid_to=record.valid_to,
        asks=default.asks if default else frozenset(),
        own=record,
    )
