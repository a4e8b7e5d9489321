"""What is set for commendation on a day: the catalogue's rules, changed or added to by the unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from resources.catalogues import Entry, entries
from storage.in_force import in_force
from storage.ledger import Ledger
from storage.records import CommendationRule
from storage.repository import find


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as it is in force; empty lists mean all forms, authorities, types or subjects.

    `sure` is false for what was not read in a text of law; `own` is the unit's record.
    """

    code: str
    role: str
    text: str
    forms: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    value: str = ""
    level: str = ""  # block, warn or off, of checks
    basis: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    sure: bool = True
    own: CommendationRule | None = None

    def concerns(
        self, *, form: str = "", authority: str = "", award_type: str = "", subject: str = ""
    ) -> bool:
        """Tell whether the rule speaks of such an award; what is not said does not matter."""
        asked = (
            (self.forms, form),
            (self.authorities, authority),
            (self.types, award_type),
            (self.subjects, subject),
        )
        return all(not said or not named or said in named for named, said in asked)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules in force on one day."""

    day: date
    rules: tuple[Rule, ...]

    def of(self, role: str, **award: str) -> tuple[Rule, ...]:
        """Return the rules of a role for an award (form, authority, award_type, subject).

        The most particular come first, then what the unit wrote, then the newest.
        """
        found = [rule for rule in self.rules if rule.role == role and rule.concerns(**award)]
        return tuple(sorted(found, key=_precedence, reverse=True))

    def first(self, role: str, **award: str) -> Rule | None:
        """Return the rule of a role that goes before the others, if there is one."""
        return next(iter(self.of(role, **award)), None)

    def check(self, code: str) -> Rule | None:
        """Return a check by its code, such as k1; None where it is switched off."""
        found = next((rule for rule in self.rules if rule.code == code), None)
        return found if found and found.level != "off" else None

    def words(self, role: str) -> Mapping[str, str]:
        """Return the words of all rules of a role by code: authorities, forms, dossier parts."""
        return {rule.code: rule.text for rule in self.rules if rule.role == role}


def rulebook(ledger: Ledger, day: date) -> Rulebook:
    """Return the rules that hold in these books on a day."""
    return rulebook_of(find(ledger, CommendationRule), day)


def rulebook_of(changed: Iterable[CommendationRule], day: date) -> Rulebook:
    """Return the rules of the catalogue with what a unit changed, as they hold on a day."""
    return Rulebook(day, in_force(default_rules(), map(_of_unit, changed), day))


@cache
def default_rules() -> tuple[Rule, ...]:
    """Return the rules of the catalogues, in printed order: authorities and forms first."""
    return tuple(
        _of_catalogue(entry, role or str(entry.extra["role"]))
        for name, role in (
            ("award_authorities", "authority"),
            ("award_forms", "form"),
            ("commendation_rules", ""),
        )
        for entry in entries(name)
        if not entry.retired
    )


def _precedence(rule: Rule) -> tuple[int, bool, date]:
    particular = sum(map(bool, (rule.forms, rule.authorities, rule.types, rule.subjects)))
    return particular, rule.own is not None, rule.valid_from or date.min


def _of_catalogue(entry: Entry, role: str) -> Rule:
    def named(key: str) -> tuple[str, ...]:
        return tuple(entry.extra.get(key, ()))

    return Rule(
        code=entry.code,
        role=role,
        text=entry.word,
        forms=named("forms"),
        authorities=named("authorities"),
        types=named("types"),
        subjects=named("subjects"),
        value=str(entry.extra.get("value", "")),
        level=str(entry.extra.get("level", "")),
        basis=entry.basis,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        sure=bool(entry.extra.get("sure", True)),
    )


def _of_unit(record: CommendationRule) -> Rule:
    return Rule(
        code=record.code,
        role=record.role,
        text=record.text,
        forms=record.forms,
        authorities=record.authorities,
        types=record.types,
        subjects=record.subjects,
        value=record.value,
        level=record.level or "",
        basis=record.basis,
        valid_from=record.valid_from,
        valid_to=record.valid_to,
        own=record,
    )
