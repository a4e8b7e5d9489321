"""What is set for commendation on a day: the catalogue's rules, changed or added to by the unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from resources.catalogues import Entry, entries, offered, words
from storage.in_force import in_force
from storage.ledger import Ledger
from storage.records import CommendationRule
from storage.repository import find

AWARD_LISTS: Mapping[str, str] = {"award_authorities": "authority", "award_forms": "form"}
"""The lists that the unit may add to, and the role of the rules that do."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as it is in force; empty lists mean all forms, authorities, types or subjects.

    `sure` is false for what was not read in a text of law; `own` is the unit's record. `topic` is
    the paper that a part of the dossier or a form number is of, the step that a time begins with.
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
    topic: str = ""
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

    def on(self, role: str, topic: str, **award: str) -> Rule | None:
        """Return the rule of a role on one paper or step that goes before the others."""
        return next((rule for rule in self.of(role, **award) if rule.topic == topic), None)

    def form_number(self, paper: str, **award: str) -> str:
        """Return the form number of a paper (commendation_papers), "" where none is to be printed.

        Award: form, authority, award_type, subject.
        """
        rule = self.on("paper_form", paper, **award)
        return rule.value if rule else ""

    def words(self, role: str) -> Mapping[str, str]:
        """Return the words of all rules of a role by code: authorities, forms, dossier parts."""
        return {rule.code: rule.text for rule in self.rules if rule.role == role}


def rulebook(ledger: Ledger, day: date) -> Rulebook:
    """Return the rules that hold in these books on a day."""
    return rulebook_of(find(ledger, CommendationRule), day)


def rulebook_of(changed: Iterable[CommendationRule], day: date) -> Rulebook:
    """Return the rules of the catalogue with what a unit changed, as they hold on a day."""
    return Rulebook(day, in_force(default_rules(), map(_of_unit, changed), day, _place))


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


def award_words(ledger: Ledger, name: str) -> Mapping[str, str]:
    """Return the words of award_authorities or award_forms by code, past ones and own ones too."""
    return {**words(name), **own_award_words(ledger).get(name, {})}


def award_choices(ledger: Ledger, name: str, day: date) -> Mapping[str, str]:
    """Return what may be chosen of award_authorities or award_forms, own ones too.

    What holds on the day comes first, past ones after it: history is entered too.
    """
    holding = rulebook(ledger, day).words(AWARD_LISTS[name])
    return {**holding, **offered(name), **own_award_words(ledger)[name]}


def own_award_words(ledger: Ledger) -> Mapping[str, Mapping[str, str]]:
    """Return by list (award_authorities, award_forms) the words that the unit changed or added."""
    written = sorted(find(ledger, CommendationRule), key=lambda rule: rule.valid_from or date.min)
    return {
        name: {rule.code: rule.text for rule in written if rule.role == role}
        for name, role in AWARD_LISTS.items()
    }


def base_code(code: str) -> str:
    """Return the code of the rule that one was made after: its own, or what stands before "-"."""
    return code if code in _defaults() else code.partition("-")[0]


@cache
def _defaults() -> Mapping[str, Rule]:
    return {rule.code: rule for rule in default_rules()}


def _place(rule: Rule) -> tuple[str, str]:
    """Return what tells rules apart: both authorities and forms have an `other`."""
    return rule.role, rule.code


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
        topic=str(entry.extra.get("topic", "")),
        basis=entry.basis,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        sure=bool(entry.extra.get("sure", True)),
    )


def _of_unit(record: CommendationRule) -> Rule:
    after = _defaults().get(base_code(record.code))
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
        topic=after.topic if after else "",
        basis=record.basis,
        valid_from=record.valid_from,
        valid_to=record.valid_to,
        own=record,
    )
