"""What is written for many subjects at once: the list itself, registrations, a decision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from resources.units import unit as unit_entry
from storage.ledger import Ledger
from storage.records import Hamlet, SafetyAssessment, SafetySubject
from storage.repository import find, put
from storage.safety.book import YearBook, is_registered
from storage.safety.years import AREA, COMMUNE

RECOGNISED = "recognised"


def missing_subjects(ledger: Ledger) -> list[SafetySubject]:
    """Return what the list of subjects lacks: the commune itself, and hamlets of the register."""
    unit = ledger.settings.unit
    known = find(ledger, SafetySubject, unit=unit)
    housed = {one.hamlet for one in known}
    made = [
        SafetySubject(unit=unit, kind=AREA, name=hamlet.name, hamlet=hamlet.id)
        for hamlet in find(ledger, Hamlet, unit=unit)
        if hamlet.id not in housed
    ]
    if not any(one.kind == COMMUNE for one in known):
        made.insert(0, SafetySubject(unit=unit, kind=COMMUNE, name=_commune_name(ledger)))
    return made


def begun(ledger: Ledger, subject: SafetySubject, year: int) -> SafetyAssessment:
    """Return a subject's assessment of a year, or a new one with the households of its hamlet."""
    kept = find(ledger, SafetyAssessment, subject=subject.id, year=year)
    if kept:
        return max(kept, key=lambda one: one.id)
    homes = find(ledger, Hamlet, id=subject.hamlet) if subject.hamlet else []
    households = homes[0].households if homes else 0
    return SafetyAssessment(unit=subject.unit, subject=subject.id, year=year, households=households)


def registrations(
    ledger: Ledger, book: YearBook, day: date, kinds: Iterable[str], *, all_households: bool
) -> list[SafetyAssessment]:
    """Register on one day all managed subjects of some kinds that have not registered yet."""
    wanted = set(kinds)
    made = []
    for subject in book.unregistered:
        if subject.kind in wanted:
            begins = begun(ledger, subject, book.year)
            said: dict[str, object] = {"registered_on": day}
            if all_households and subject.kind == AREA:
                said["households_registered"] = begins.households
            made.append(begins.model_copy(update=said))
    return made


def decidable(book: YearBook) -> list[SafetySubject]:
    """Return the subjects that registered and wait for the commune's decision (Điều 10).

    The commune itself is recognised by a higher level: its own form takes that decision.
    """
    found = ((one, book.assessments.get(one.id)) for one in book.managed)
    return [one for one, said in found if said and is_registered(said) and said.result == "pending"]


def decided(
    book: YearBook, subjects: Iterable[str], number: str, day: date
) -> list[SafetyAssessment]:
    """Note for these subjects that they were recognised by one decision."""
    update = {"result": RECOGNISED, "decision_paper": number, "decided_on": day}
    return [book.assessments[one].model_copy(update=update) for one in subjects]


def keep(ledger: Ledger, records: Iterable[SafetyAssessment | SafetySubject]) -> None:
    """Write them all or, where one is refused, none."""
    with ledger.change():
        for one in records:
            put(ledger, one)


def _commune_name(ledger: Ledger) -> str:
    try:
        official = unit_entry(ledger.settings.unit).official
    except KeyError:
        official = ledger.settings.unit_name.removeprefix("Công an ")
    return official[:1].upper() + official[1:]
