"""What a báo cáo thành tích tells of a collective or a person."""

from __future__ import annotations

from dataclasses import dataclass

from ui.paper.writing import Figure


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Merit:
    """What both reports have in common."""

    award: str
    """The form asked for: Giấy khen của Giám đốc Công an tỉnh."""
    name: str
    duties: str = ""
    years: tuple[int, ...] = ()
    targets: tuple[Target, ...] = ()
    results: str = ""
    measures: str = ""
    titles_held: tuple[AwardHeld, ...] = ()
    awards_held: tuple[AwardHeld, ...] = ()
    held: tuple[str, ...] = ()
    """Awards known only as a line of words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectiveMerit(Merit):
    """The report of a collective; `head` is whoever signs for it."""

    address: str = ""
    phone: str = ""
    founding: str = ""
    features: str = ""
    compliance: str = ""
    organisations: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndividualMerit(Merit):
    """The report of a person."""

    alias: str = ""
    born: str = ""
    sex: str = ""
    home: str = ""
    residence: str = ""
    workplace: str = ""
    position: str = ""
    schooling: str = ""
    effect: str = ""
