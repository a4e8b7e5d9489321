"""Biên bản họp tự đánh giá: what a subject found of itself, criterion by criterion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportlab.platypus import Flowable

from resources.wording import in_vietnamese as _
from resources.wording import official
from ui.paper.blocks import dashes, headed, heading, paragraph, section_title
from ui.paper.dispatch import Dispatch
from ui.paper.document import Column, Grid, Spot
from ui.paper.grids import grid_story, numbered
from ui.paper.head import Head, title
from ui.paper.safety.wording import BLANK, forms, said
from ui.paper.sheet import WIDTH, print_sheet
from ui.paper.signature import close_with
from ui.paper.writing import listed, long_date, short_date


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPaper:
    """Who met, when, and each criterion with its answer and the paper that proves it."""

    name: str
    year: int
    authority: str
    held_on: date | None = None
    registered_on: date | None = None
    answers: tuple[tuple[str, str, str], ...] = ()
    outcome: Literal["met", "not_met", "open"] = "open"


@official
def minutes_pdf(dispatch: Dispatch, paper: MinutesPaper) -> bytes:
    """Print the minutes, with room for the names that the books do not hold."""
    kind, about = said("minutes", "kind"), said("minutes", "about", year=paper.year)
    values = {"name": paper.name, "year": paper.year, "authority": paper.authority}
    day = long_date(paper.held_on)
    attending = [line.format(blank=BLANK) for line in forms()["minutes"]["attending"]]
    story = [
        Head(dispatch, numbered=False),
        *title(kind, about),
        paragraph(said("minutes", "opening", day=day[:1].upper() + day[1:], **values)),
        *heading(f"I. {said('minutes', 'present')}"),
        *dashes(listed(attending)),
        *headed([section_title(f"II. {said('minutes', 'results')}")], _results(paper)),
        *heading(f"III. {said('minutes', 'conclusion')}"),
        *close_with(said("minutes", paper.outcome, **values), (_places(),)),
    ]
    author = dispatch.letterhead.unit_name
    return print_sheet(story, title=f"{kind}: {about}", author=author, marks=dispatch.marks)


def _results(paper: MinutesPaper) -> list[Flowable]:
    columns = (
        Column(_("TT"), 9, "centre"),
        Column(_("Nội dung"), 88),
        Column(_("Tự đánh giá"), 27, "centre"),
        Column(_("Căn cứ"), 41),
    )
    answers = grid_story(Grid("", columns, numbered(paper.answers)), WIDTH, 12)
    if paper.registered_on is None:
        return answers
    day = short_date(paper.registered_on)
    return [paragraph(said("minutes", "registered", registered=day)), *answers]


def _places() -> tuple[Spot, Spot]:
    hint = said("minutes", "hint")
    return (
        Spot((said("minutes", "secretary"),), hint),
        Spot((said("minutes", "chair"),), hint),
    )
