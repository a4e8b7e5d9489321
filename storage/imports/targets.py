"""What a column can mean: each field of a kind that an import fills, and a few more."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from resources.catalogues import activity_kinds, remembered, words
from resources.imports import headings
from resources.wording import _
from storage.records import (
    Achievement,
    Activity,
    Award,
    Field,
    Hamlet,
    Honoree,
    Member,
    ModelSite,
    Nominee,
    PastFigure,
    Record,
    SecurityModel,
    Team,
    fields_of,
)
from storage.spelling import composed, fold

Meaning = Literal[
    "text", "count", "year", "day", "flag", "code", "codes", "one", "many", "measures", "span",
    "figure", "since",
]  # fmt: skip

COMMENDED: tuple[type[Record], ...] = (Honoree, Achievement, Nominee, Award)
"""Kinds that name a collective, a person or a household."""

IMPORTED: tuple[type[Record], ...] = (
    *(Hamlet, SecurityModel, Team, Member, Activity, PastFigure),
    *COMMENDED,
)
SITE = "site."  # before the fields of a model's first place
MEASURE = "measure."  # before the name of one measure
AT_YEAR = "at."  # before a year whose figures stand in a column of their own
OF = "of."  # before an indicator whose figures do
SPAN = "span"
GIVEN = "full_name.given"  # a person's given name in a column of its own
ASKED = "asked"  # the form of award that a list asks for, held against the proposal's
_SITE_FIELDS = [
    "hamlet",
    "name",
    "host",
    "opened_on",
    "groups",
    "members",
    "households",
    "equipment",
]
_OURS = {"id", "unit", "changed_at"}
_NAMED = {"hamlet", "security_model", "team", "proposal"}  # kinds that a sheet names by their names
_FOUND_OUT = {(Team, "form"), (SecurityModel, "type"), (Activity, "kind")}  # other columns tell
_FOUND_OUT |= {(PastFigure, "first"), (PastFigure, "last")}
_FOUND_OUT |= {(Award, "decided_on"), (Award, "authority")}
_FOUND_OUT |= {(kind, "subject") for kind in COMMENDED}
_NEVER = {(Nominee, "result"), (Nominee, "result_reason")}  # a decision says them
_OWN_MEANING: Mapping[tuple[str, str], Meaning] = {  # of a field of one kind, or of every kind
    ("", "birth_year"): "year",
    ("", "served_since"): "since",
    (Award.KIND, "quantity"): "figure",  # hàng trăm, không nêu
    (Award.KIND, "authority"): "codes",  # one sum of several that is not split
}
_SIGNS = re.compile(r"[^0-9a-z]+")
_YEAR = re.compile("năm")


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that a column may hold; `field` is the field that says how it is checked."""

    key: str
    label: str
    meaning: Meaning
    required: bool = False
    field: Field | None = None
    words: tuple[str, ...] = ()  # headings, the field's own label first


@lru_cache(50_000)
def plain_words(heading: str) -> str:
    """Return a heading or a word without marks, capitals and signs."""
    return _SIGNS.sub(" ", fold(heading)).strip()


@lru_cache(50_000)
def heading_words(heading: str) -> str:
    """Return a heading like `plain_words`, but for "năm" (year), which is not "nam" (male)."""
    return plain_words(_YEAR.sub("namm", composed(heading).casefold()))


def target_of(kind: type[Record], key: str) -> Target:
    """Return a target by its key; a year and an indicator make their own."""
    if key.startswith(AT_YEAR):
        year = key.removeprefix(AT_YEAR)
        return Target(key, _("Số liệu năm {year}").format(year=year), "figure")
    if key.startswith(OF):
        return Target(key, words("indicators")[key.removeprefix(OF)], "figure")
    return targets_of(kind)[key]


def keys_of(kind: type[Record], matched: Collection[str]) -> list[str]:
    """Return the keys a column may be given; beside a column of years also each indicator."""
    sideways = kind is PastFigure and SPAN in matched and "indicator" not in matched
    return [*targets_of(kind), *(OF + code for code in words("indicators") if sideways)]


@remembered
def targets_of(kind: type[Record]) -> dict[str, Target]:
    """Return all targets of a kind by their keys, in the order of its fields."""
    fields = (f for f in fields_of(kind) if (kind, f.name) not in _NEVER)
    found = [_target(kind, f) for f in fields if _is_importable(f)]
    if kind is SecurityModel:
        sites = {f.name: f for f in fields_of(ModelSite)}
        found += [_target(kind, sites[name], SITE) for name in _SITE_FIELDS]
    if "birth_year" in kind.model_fields:
        at = next(place for place, one in enumerate(found) if one.key == "birth_year") + 1
        found[at:at] = _by_sex(kind)
    if kind is Nominee:
        found.append(Target(ASKED, _("Hình thức đề nghị"), "text", words=_words(kind, ASKED)))
    if kind is Member:
        found.insert(1 + [one.key for one in found].index("full_name"), _given(kind))
    if kind is Activity:
        found += _measures(kind)
    if kind is PastFigure:
        label = _("Năm hoặc kỳ (2022; quý 3/2022)")
        found.append(Target(SPAN, label, "span", words=_words(kind, SPAN, label)))
    return {target.key: target for target in found}


def _is_importable(field: Field) -> bool:
    if field.name in _OURS or (field.fact.refers and field.fact.refers not in _NAMED):
        return False
    return field.type is not tuple or bool(field.fact.choices or field.fact.refers)


def _target(kind: type[Record], field: Field, before: str = "") -> Target:
    key, label = before + field.name, field.fact.label
    required = field.required and not before and (kind, key) not in _FOUND_OUT
    meaning = "many" if key == f"{SITE}hamlet" else _meaning(kind, field)  # a place in each
    return Target(key, label, meaning, required, field, _words(kind, key, label))


def _meaning(kind: type[Record], field: Field) -> Meaning:  # noqa: PLR0911  # one answer for each
    if own := _OWN_MEANING.get((kind.KIND, field.name)) or _OWN_MEANING.get(("", field.name)):
        return own
    if field.fact.refers:
        return "many" if field.type is tuple else "one"
    if field.fact.choices:
        return "codes" if field.type is tuple else "code"
    if field.type is dict:
        return "measures"
    if field.type is date:
        return "day"
    if field.type is bool:
        return "flag"
    if field.type is int:
        return "figure" if kind is PastFigure else "count"
    return "text"


def _given(kind: type[Record]) -> Target:
    return Target(GIVEN, _("Tên (khi họ đệm ở cột riêng)"), "text", words=_words(kind, GIVEN))


def _by_sex(kind: type[Record]) -> list[Target]:
    said = {"birth_year.male": _("Năm sinh (cột nam)"), "birth_year.female": _("Năm sinh (cột nữ)")}
    return [Target(key, label, "year", words=_words(kind, key)) for key, label in said.items()]


def _measures(kind: type[Record]) -> list[Target]:
    names = dict.fromkeys(m.name for one in activity_kinds().values() for m in one.measures)
    return [
        Target(MEASURE + name, name, "count", words=_words(kind, MEASURE + name, name))
        for name in names
    ]


def _words(kind: type[Record], key: str, label: str = "") -> tuple[str, ...]:
    said = (label, *headings(kind.KIND).get(key, ()))
    return tuple(dict.fromkeys(each for each in said if each))
