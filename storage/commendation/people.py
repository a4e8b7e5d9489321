"""Whether two entries speak of the same person, collective or household."""

from __future__ import annotations

from dataclasses import dataclass

from storage.commendation.same_name import may_be, spelt
from storage.records import Award, Honoree, Nominee

GIVEN_UP = frozenset({"refused", "withdrawn"})  # of nominee_results
PERSON = "individual"  # of award_subjects: only people have a year of birth, and namesakes


@dataclass(frozen=True, slots=True)
class Person:
    """What somebody is recognised by: the page, or else name and year of birth."""

    unit: str
    subject: str
    name: str  # as `spelt` writes it
    honoree: str | None = None
    born: int | None = None


def person_of(entry: Nominee | Award, *, page: Honoree | None = None) -> Person:
    """Return whom a nominee or an award names; the page, where there is one, knows the year."""
    born = entry.birth_year if isinstance(entry, Nominee) else None
    return Person(
        unit=entry.unit,
        subject=entry.subject,
        name=spelt(entry.name),
        honoree=entry.honoree or (page.id if page else None),
        born=born or (page.birth_year if page else None),
    )


def is_same(one: Person, other: Person) -> bool | None:
    """Tell whether both are the same: True for sure, False for perhaps (a namesake), None for no.

    A year of birth that is not known may be any; a collective is the same in its own unit only.
    """
    if one.honoree and other.honoree:
        return True if one.honoree == other.honoree else None
    if (one.subject, one.name) != (other.subject, other.name) or not one.name:
        return None
    if one.subject != PERSON:
        return True if one.unit == other.unit else None
    if not may_be(one.born, other.born):
        return None
    return bool(one.born and other.born)


def is_open(nominee: Nominee) -> bool:
    """Tell whether somebody is still proposed, or was approved: not withdrawn, not refused."""
    return nominee.result not in GIVEN_UP
