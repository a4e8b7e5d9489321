"""What the books hold of one person: by links between records, and by name to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from resources.wording import _
from storage.commendation.honoree_page import awards_of
from storage.commendation.people import PERSON
from storage.commendation.same_name import may_be, spelt
from storage.ledger import Ledger
from storage.listing import list_all
from storage.namesakes import namesakes
from storage.privacy.naming import born_of, name_of
from storage.privacy.removed import is_in_books, removed_people
from storage.records import (
    KINDS,
    Achievement,
    Award,
    Candidate,
    Honoree,
    KeptPaper,
    Member,
    Nominee,
    Record,
)
from storage.repository import find, of_ids, search
from storage.spelling import fold

PEOPLE: tuple[type[Record], ...] = (Member, Honoree, Candidate, Achievement, Nominee, Award)
_MOST = 200  # people offered at once: whoever sees so many types another word
_APPROVED = "approved"  # of nominee_results


@dataclass(frozen=True, slots=True)
class Held:
    """One record of a person; `sure` by a link, else only of the same name; why it is kept.

    One that is `removed` stands in the journal alone, from where it could be given back.
    """

    record: Record
    sure: bool
    kept: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """What the books hold of somebody, and the records of others whose words name them."""

    name: str
    born: int | None
    held: tuple[Held, ...]
    mentions: tuple[Record, ...]

    @property
    def sure(self) -> tuple[Record, ...]:
        """Return the records in the books that are this person's for sure."""
        return tuple(one.record for one in self.held if one.sure and not one.removed)

    @property
    def looked_at(self) -> tuple[Record, ...]:
        """Return what whoever sees this person sees: the removed ones too."""
        return tuple(one.record for one in self.held if one.sure)


def people_named(ledger: Ledger, text: str) -> list[Record]:
    """Return one record for each person of the own unit whose name has the words.

    Whoever was removed is found too, while the journal still tells of them.
    """
    words = fold(text).split()
    found: dict[tuple[str, int | None], Record] = {}
    for kind in PEOPLE if words else ():
        for record in search(ledger, kind, text, unit=ledger.settings.unit):
            said = f" {fold(name_of(record))}"
            if is_person(record) and all(f" {word}" in said for word in words):
                found.setdefault((spelt(name_of(record)), born_of(record)), record)
    for record in removed_people(ledger) if words else ():
        said = f" {fold(name_of(record))}"
        if _is_own(ledger, record) and all(f" {word}" in said for word in words):
            found.setdefault((spelt(name_of(record)), born_of(record)), record)
    return list(found.values())[:_MOST]


def person_of(ledger: Ledger, record: Record) -> Person:
    """Gather what the own unit's books hold of the person that a record names."""
    linked = _linked(ledger, record) if is_in_books(ledger, record) else {}
    years = map(born_of, (*linked.values(), record))
    name, born = name_of(record), next(filter(None, years), None)
    others = [one for one in _of_name(ledger, name, born) if one.id not in linked]
    held = [Held(one, sure=True, kept=kept_because(ledger, one)) for one in linked.values()]
    held += [Held(one, sure=False, kept=kept_because(ledger, one)) for one in others]
    held += [
        Held(one, sure=True, removed=True)
        for one in removed_people(ledger)
        if spelt(name_of(one)) == spelt(name) and may_be(born, born_of(one))
    ]
    known = {one.record.id for one in held}
    mentions = (one for one in _mentions(ledger, name) if one.id not in known)
    return Person(name, born, tuple(held), tuple(mentions))


def kept_because(ledger: Ledger, record: Record) -> str:
    """Say why the law keeps a record that names somebody; "" for one that may be erased."""
    if isinstance(record, Award):
        return _("Sổ khen thưởng giữ theo thời hạn lưu trữ hồ sơ")
    if isinstance(record, Nominee) and _is_awarded(ledger, record):
        return _("Hồ sơ đã có quyết định khen thưởng")
    if isinstance(record, KeptPaper) and record.nominee:
        nominees = find(ledger, Nominee, id=record.nominee)
        return kept_because(ledger, nominees[0]) if nominees else ""
    return ""


def _linked(ledger: Ledger, record: Record) -> dict[str, Record]:
    """Follow the links from a record to every other of the same person."""
    found: dict[str, Record] = {}
    waiting = [record]
    while waiting:
        one = waiting.pop(0)
        if one.id not in found:
            found[one.id] = one
            waiting += _next(ledger, one)
    return found


def _next(ledger: Ledger, record: Record) -> Iterator[Record]:
    if isinstance(record, Member):
        yield from find(ledger, Honoree, member=record.id)
    elif isinstance(record, Honoree):
        yield from _of_honoree(ledger, record)
    elif isinstance(record, Nominee):
        yield from find(ledger, KeptPaper, nominee=record.id)
        yield from find(ledger, Award, nominee=record.id)
    honoree = getattr(record, "honoree", None)
    if isinstance(honoree, str):
        yield from find(ledger, Honoree, id=honoree)


def _of_honoree(ledger: Ledger, honoree: Honoree) -> Iterator[Record]:
    if honoree.member:
        yield from find(ledger, Member, id=honoree.member)
    yield from find(ledger, Candidate, honoree=honoree.id)
    yield from find(ledger, Achievement, honoree=honoree.id)
    yield from find(ledger, Nominee, honoree=honoree.id)
    yield from awards_of(ledger, honoree)


def _of_name(ledger: Ledger, name: str, born: int | None) -> Iterator[Record]:
    for kind in PEOPLE:
        column = "full_name" if kind is Member else "name"
        found = of_ids(ledger, kind, namesakes(ledger, kind, [name])).values()
        for record in found:
            same = spelt(str(getattr(record, column))) == spelt(name)
            if same and _is_own(ledger, record) and may_be(born, born_of(record)):
                yield record


def _mentions(ledger: Ledger, name: str) -> Iterator[Record]:
    """Find records of others whose words hold the whole name: people correct those by hand."""
    list_all(ledger)
    sought = fold(name)
    for kind in KINDS:
        query = f"SELECT id FROM [{kind.KIND}] WHERE unit = ? AND instr(sought, ?)"
        rows = ledger.db.execute(query, [ledger.settings.unit, sought]).fetchall()
        yield from of_ids(ledger, kind, [identity for (identity,) in rows]).values()


def is_person(record: Record) -> bool:
    """Tell whether a record is about somebody, not about a collective."""
    return getattr(record, "subject", PERSON) != "collective"


def _is_own(ledger: Ledger, record: Record) -> bool:
    return record.unit == ledger.settings.unit and is_person(record)


def _is_awarded(ledger: Ledger, nominee: Nominee) -> bool:
    return nominee.result == _APPROVED or bool(find(ledger, Award, nominee=nominee.id))
