"""Bản đăng ký: a subject registers for the standard of a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.platypus import Flowable

from resources.wording import official
from ui.paper.blocks import dashes, grounds, paragraph, subheading
from ui.paper.dispatch import Dispatch
from ui.paper.head import Head, title
from ui.paper.safety.wording import grounds_said, said
from ui.paper.sheet import print_sheet
from ui.paper.signature import close
from ui.paper.writing import figure, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationPaper:
    """Who registers, for which year, with whom, and to what."""

    name: str
    year: int
    authority: str
    criteria: tuple[str, ...]
    disqualifiers: tuple[str, ...] = ()
    households: int = 0
    registered: int = 0


@official
def registration_pdf(dispatch: Dispatch, paper: RegistrationPaper) -> bytes:
    """Print the registration; raises `MissingLetterError`."""
    kind, about = said("registration", "kind"), said("registration", "about", year=paper.year)
    values = {"name": paper.name, "year": paper.year, "authority": paper.authority}
    story = [
        Head(dispatch, numbered=False),
        *title(kind, about),
        *grounds(grounds_said()),
        paragraph(said("registration", "opening", **values)),
        *_households(paper),
        *_promised(paper),
        *close(said("registration", "closing", **values), dispatch, addressed=False),
    ]
    author = dispatch.letterhead.unit_name
    return print_sheet(story, title=f"{kind}: {about}", author=author, marks=dispatch.marks)


def _households(paper: RegistrationPaper) -> Iterator[Flowable]:
    if paper.households:
        numbers = {
            "households": figure(paper.households),
            "registered": figure(paper.registered),
        }
        yield paragraph(said("registration", "households", **numbers))


def _promised(paper: RegistrationPaper) -> Iterator[Flowable]:
    groups = (("criteria", paper.criteria), ("disqualifiers", paper.disqualifiers))
    filled = [(part, lines) for part, lines in groups if lines]
    for place, (part, lines) in enumerate(filled, start=1):
        yield from subheading(f"{place}. {said('registration', part)}")
        yield from dashes(listed(lines))
