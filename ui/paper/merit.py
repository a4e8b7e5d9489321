"""What a báo cáo thành tích tells of a collective, a person or a household."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ui.paper.writing import Figure

Subject = Literal["collective", "individual", "household"]
"""Codes of award_subjects."""


@dataclass(frozen=True, slots=True)
class AwardHeld:
    """A title or an award already given, with the decision's number, date and issuer."""

    year: int
    form: str
    decision: str


@dataclass(frozen=True, slots=True)
class Target:
    """What was to be reached, and its figure in each year of the report."""

    name: str
    unit: str
    values: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """What a theme set as its aim, and what was reached."""

    name: str
    unit: str
    aim: Figure
    reached: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Merit:
    """What all reports have in common; which part stands where is set in forms/commendation.toml.

    What is left out is not printed.
    """

    SUBJECT: ClassVar[Subject]

    award: str
    """The form asked for: Giấy khen của Giám đốc Công an tỉnh."""
    name: str
    award_type: str = "merit"
    """A code of award_types: `unexpected` and `theme` have forms of their own."""
    features: str = ""
    duties: str = ""
    theme: str = ""
    """The theme or drive that is looked back on."""
    period: str = ""
    """Its time: từ tháng 01/2022 đến tháng 12/2022."""
    situation: str = ""
    """What could not be foreseen; of a theme, what it asked for."""
    measures: str = ""
    """What was done."""
    results: str = ""
    years: tuple[int, ...] = ()
    targets: tuple[Target, ...] = ()
    aims: tuple[Aim, ...] = ()
    compliance: str = ""
    organisations: str = ""
    effect: str = ""
    titles_held: tuple[AwardHeld, ...] = ()
    awards_held: tuple[AwardHeld, ...] = ()
    held: tuple[str, ...] = ()
    """Awards known only as a line of words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectiveMerit(Merit):
    """The report of a collective; `head` is whoever signs for it."""

    SUBJECT: ClassVar[Subject] = "collective"

    address: str = ""
    phone: str = ""
    founding: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndividualMerit(Merit):
    """The report of a person."""

    SUBJECT: ClassVar[Subject] = "individual"

    alias: str = ""
    born: str = ""
    sex: str = ""
    home: str = ""
    residence: str = ""
    workplace: str = ""
    position: str = ""
    schooling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdMerit(Merit):
    """The report of a household; `name` is the householder's."""

    SUBJECT: ClassVar[Subject] = "household"

    born: str = ""
    address: str = ""
    persons: str = ""
