"""Phiếu kiểm hồ sơ: which papers a dossier needs, how many of each, which are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from resources.wording import in_vietnamese as _
from ui.paper.commendation.wording import said
from ui.paper.dispatch import Dispatch
from ui.paper.document import Block, Column, Document, Grid, HeadStyle, Prose, Spot
from ui.paper.grids import numbered
from ui.paper.roster import counted_whom
from ui.paper.writing import counted

_TICK = "x"


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """A paper that the authority asks for; `there` is None where nobody has looked yet."""

    title: str
    copies: int = 1
    there: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistPaper:
    """The papers of one proposal, as its authority asks for them."""

    award: str
    """Giấy khen của Chủ tịch Ủy ban nhân dân xã Gia Thắng."""
    occasion: str
    papers: tuple[Needed, ...]
    award_type: str = ""
    collectives: int = 0
    individuals: int = 0
    households: int = 0
    sets: int = 1
    """How many sets of the dossier the authority wants."""


def checklist_document(dispatch: Dispatch, paper: ChecklistPaper) -> Document:
    """Lay out the checklist, with what is missing told at its end."""
    missing = sum(each.there is False for each in paper.papers)
    looked = all(each.there is not None for each in paper.papers)
    told = said("checklist", "missing", count=counted(missing) if missing and looked else "……")
    hint = said("checklist", "hint")
    return Document(
        dispatch=replace(dispatch, recipients=()),
        kind=said("checklist", "kind"),
        about=said("checklist", "about", award=paper.award),
        head=HeadStyle(numbered=False),
        body=(*_facts(paper), _grid(paper.papers)),
        closing=said("checklist", "complete") if looked and not missing else told,
        signing=(
            (
                Spot((said("checklist", "drawn_up"),), hint),
                Spot((said("checklist", "checked"),), hint),
            ),
        ),
    )


def _facts(paper: ChecklistPaper) -> Iterator[Block]:
    facts = {
        "occasion": paper.occasion,
        "type": paper.award_type,
        "whom": counted_whom(paper.collectives, paper.individuals, paper.households),
        "sets": counted(paper.sets),
    }
    for part, value in facts.items():
        if value:
            yield Prose(f"{value.rstrip('.')}.", said("checklist", part))


def _grid(papers: tuple[Needed, ...]) -> Grid:
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(said("checklist", "papers"), 84),
        Column(_("Số bản"), 16, "centre"),
        Column(_("Có"), 13, "centre"),
        Column(_("Thiếu"), 15, "centre"),
        Column(_("Ghi chú"), 30),
    )
    rows = numbered(
        (
            each.title,
            each.copies,
            _TICK if each.there else "",
            _TICK if each.there is False else "",
            each.note,
        )
        for each in papers
    )
    return Grid("", columns, rows, name=said("checklist", "papers"))
