"""What the ledger says of one person, in words: each field that says something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from resources.catalogues import words
from resources.wording import in_vietnamese as _
from storage.ledger import Ledger
from storage.privacy.person import Held, Person
from storage.records import KIND_NAMED, Field, Record, fields_of
from storage.records.base import Value
from storage.records.member import ServicePeriod
from storage.repository import find
from ui.paper.privacy.person import Facts, HeldPaper, PersonPaper
from ui.paper.writing import figure, short_date

_INNER = frozenset({"id", "unit", "changed_at", "digest"})
_SHORT = 200  # letters of a text that only mentions the name


def person_paper(ledger: Ledger, person: Person) -> PersonPaper:
    """Say what is held of a person."""
    said = [(one, _held(ledger, one)) for one in person.held]
    return PersonPaper(
        person.name,
        tuple(paper for one, paper in said if one.sure),
        tuple(paper for one, paper in said if not one.sure),
        tuple(_mention(one) for one in person.mentions),
    )


def facts_of(ledger: Ledger, record: Record) -> Facts:
    """Say each field of a record that says something, after its label."""
    fields = (field for field in fields_of(type(record)) if field.name not in _INNER)
    facts = ((field.fact.label, _words(ledger, field, record)) for field in fields)
    return tuple(fact for fact in facts if fact[1])


def _held(ledger: Ledger, held: Held) -> HeldPaper:
    removed = _("Đã xóa khỏi sổ, còn trong nhật ký") if held.removed else ""
    return HeldPaper(held.record.TITLE, facts_of(ledger, held.record), held.kept or removed)


def _mention(record: Record) -> tuple[str, str]:
    said = str(getattr(record, record.NAMED_BY))
    day = getattr(record, record.DATED_BY) if record.DATED_BY else None
    words = f"{said} ({short_date(day)})" if day else said
    return record.TITLE, words[:_SHORT]


def _words(ledger: Ledger, field: Field, record: Record) -> str:
    value = getattr(record, field.name)
    many = value if isinstance(value, tuple) else (value,)
    return "; ".join(_folded(_one(ledger, field, each) for each in many))


def _one(ledger: Ledger, field: Field, value: object) -> str:
    fact = field.fact
    if value is None or value == "":
        return ""
    if isinstance(value, Value):
        return _nested(value)
    if fact.refers:
        named = find(ledger, KIND_NAMED[fact.refers], id=str(value))
        return str(getattr(named[0], named[0].NAMED_BY)) if named else ""
    if fact.choices:
        return words(fact.choices).get(str(value), str(value))
    return _plain(field, value)


def _plain(field: Field, value: object) -> str:
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, int):
        return str(value) if "year" in field.name or "since" in field.name else figure(value)
    return "" if isinstance(value, dict) else str(value)


def _nested(value: Value) -> str:
    if isinstance(value, ServicePeriod):
        until = short_date(value.served_to) if value.served_to else _("nay")
        force = words("force_kinds").get(value.force, value.force)
        return f"{force}: {short_date(value.served_from)} – {until}"
    return ", ".join(str(one) for _name, one in value if one)


def _folded(said: Iterator[str]) -> Iterator[str]:
    """Say the same thing in a row with its count, empty ones not at all."""
    for one, group in groupby(filter(None, said)):
        count = sum(1 for _each in group)
        yield f"{one} ({count})" if count > 1 else one
