"""Tờ trình: the police ask for the recognition of all that did well, listed in the appendix."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reportlab.platypus import Flowable

from resources.wording import in_vietnamese as _
from resources.wording import official
from ui.paper.appendix import appendix
from ui.paper.blocks import dashes, grounds, paragraph
from ui.paper.dispatch import Dispatch
from ui.paper.document import Column, Grid
from ui.paper.grids import grid_story, numbered
from ui.paper.head import Head, addressed_to, title
from ui.paper.safety.wording import grounds_said, said
from ui.paper.sheet import APPENDIX_WIDTH, print_sheet
from ui.paper.signature import close
from ui.paper.writing import counted, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One subject on the list."""

    name: str
    kind: str
    registered: str
    households: str
    assessed: str
    own_verdict: str
    papers: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPaper:
    """One year of a commune: how many registered, and for whom recognition is asked."""

    year: int
    commune: str
    police: str
    authority: str
    total: int
    registered: int
    asked: tuple[Asked, ...]
    enclosures: tuple[str, ...] = ()


@official
def request_pdf(dispatch: Dispatch, paper: RequestPaper) -> bytes:
    """Print the submission and its list; raises `MissingLetterError`."""
    kind, about = said("request", "kind"), said("request", "about", year=paper.year)
    values = {
        "year": paper.year,
        "commune": paper.commune,
        "police": paper.police,
        "authority": paper.authority,
        "total": counted(paper.total),
        "registered": counted(paper.registered),
        "asked": counted(len(paper.asked)),
    }
    kinds = Counter(one.kind for one in paper.asked)
    story = [
        Head(dispatch),
        *title(kind, about),
        *addressed_to((paper.authority,)),
        *grounds(grounds_said()),
        paragraph(said("request", "opening", **values)),
        *dashes(listed(f"{name}: {counted(number)}" for name, number in kinds.items())),
        *_enclosed(paper),
        *close(said("request", "closing", **values), dispatch),
        *appendix(dispatch, kind, said("request", "list", **values)),
        *_list(paper.asked),
    ]
    author = dispatch.letterhead.unit_name
    return print_sheet(story, title=f"{kind}: {about}", author=author, marks=dispatch.marks)


def _enclosed(paper: RequestPaper) -> list[Flowable]:
    if not paper.enclosures:
        return []
    return [paragraph(said("request", "enclosed")), *dashes(listed(paper.enclosures))]


def _list(asked: tuple[Asked, ...]) -> list[Flowable]:
    columns = (
        Column(_("TT"), 10, "centre"),
        Column(_("Tên"), 48),
        Column(_("Loại"), 30),
        Column(_("Ngày đăng ký"), 24, "centre"),
        Column(_("Hộ đăng ký/tổng số hộ"), 28, "centre"),
        Column(_("Ngày họp, biên bản"), 34, "centre"),
        Column(_("Tự đánh giá"), 28, "centre"),
        Column(_("Hồ sơ"), 28, "centre"),
        Column(_("Ghi chú"), 22),
    )
    rows = [
        (o.name, o.kind, o.registered, o.households, o.assessed, o.own_verdict, o.papers, o.note)
        for o in asked
    ]
    return grid_story(Grid("", columns, numbered(rows)), APPENDIX_WIDTH, 12)
