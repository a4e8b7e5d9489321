"""A document as PDF: the body on A4, annexes on landscape pages (Nghị định 30/2020, Phụ lục I)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from reportlab.platypus import Flowable, Paragraph

from storage.steps import Steps, drain
from ui.paper.appendix import appendix
from ui.paper.blocks import (
    centred,
    dashes,
    grounds,
    headed,
    paragraphs,
    part_title,
    section_title,
)
from ui.paper.chart_story import chart_story
from ui.paper.charts import Chart
from ui.paper.document import (
    Annex,
    Block,
    Centred,
    Document,
    Grid,
    Grounds,
    Heading,
    Points,
    Prose,
)
from ui.paper.fitting import ANNEX_LETTERS, BODY_LETTERS
from ui.paper.grids import grid_story
from ui.paper.head import Head, addressed_to, title
from ui.paper.outline import annex_name, name_of, numbered
from ui.paper.sheet import APPENDIX_WIDTH, WIDTH, printing
from ui.paper.signature import close

_FIRST_ROWS = 40  # more do not fit on the first page

_Part = list[Flowable]


def pdf_of(document: Document) -> Steps[bytes]:
    """Print a document, with a step for each page; raises `MissingLetterError`."""
    annexes = (
        _annex(document, annex, place) for place, annex in enumerate(document.annexes, start=1)
    )
    body = _blocks(document.body, *_room(document))
    parts = chain(_opening(document), body, [_end(document)])
    count = 2 + _count(document.body) + sum(1 + _count(one.blocks) for one in document.annexes)
    whole = chain(parts, chain.from_iterable(annexes))
    return (yield from _printing(document, whole, count, pages=0))


def printed(document: Document) -> bytes:
    """Print a short document at once; raises `MissingLetterError`."""
    return drain(pdf_of(document))


def first_page_pdf(document: Document) -> bytes:
    """Print the first page alone, at once however long the rest is; raises `MissingLetterError`."""
    body = [
        replace(block, rows=block.rows[:_FIRST_ROWS], total=False)
        if isinstance(block, Grid) and len(block.rows) > _FIRST_ROWS
        else block
        for block in document.body
    ]
    laid = _blocks(body, *_room(document))
    parts = chain(_opening(document), laid, [_end(document)])
    return drain(_printing(document, parts, _count(body) + 2, pages=1))


def _printing(document: Document, parts: Iterable[_Part], count: int, pages: int) -> Steps[bytes]:
    dispatch = document.dispatch
    return printing(
        parts,
        title=name_of(document),
        author=dispatch.letterhead.unit_name,
        marks=dispatch.marks,
        count=count,
        pages=pages,
        turned=document.landscape,
    )


def _room(document: Document) -> tuple[float, float]:
    """Return the width of the text and the largest letters of its grids, in points."""
    turned = document.landscape
    return (APPENDIX_WIDTH, ANNEX_LETTERS) if turned else (WIDTH, BODY_LETTERS)


def _opening(document: Document) -> Iterator[_Part]:
    names, style = document.addressees, document.head
    head = Head(
        document.dispatch,
        numbered=style.numbered,
        dated=style.dated,
        others=document.with_issuers,
    )
    yield [
        *([head] if style.sender else []),
        *(title(document.kind, document.about) if style.titled else []),
        *(addressed_to(names) if names else []),
        *paragraphs(document.opening),
    ]


def _end(document: Document) -> _Part:
    if not document.closing:
        return []
    return close(
        document.closing,
        document.dispatch,
        others=document.with_issuers,
        addressed=bool(document.addressees),
        signing=document.signing,
        width=_room(document)[0],
    )


def _annex(document: Document, annex: Annex, place: int) -> Iterator[_Part]:
    yield appendix(document.dispatch, document.kind, annex.title, annex_name(document, place))
    yield from _blocks(annex.blocks, APPENDIX_WIDTH, ANNEX_LETTERS)


def _blocks(blocks: Iterable[Block], width: float, size: float) -> Iterator[_Part]:
    titles: list[Paragraph] = []
    for block in numbered(blocks):
        if isinstance(block, Heading):
            titles.append((section_title if block.level == 1 else part_title)(block.text))
        else:
            story = _story(block, width, size)
            yield headed(titles, story) if titles else story
            titles = []
    yield list(titles)


def _count(blocks: Iterable[Block]) -> int:
    """Count the parts that `_blocks` makes: a title goes with what it stands above."""
    return 1 + sum(not isinstance(block, Heading) for block in blocks)


def _story(
    block: Prose | Points | Grounds | Centred | Grid | Chart, width: float, size: float
) -> _Part:
    match block:
        case Prose(text=text, lead=lead):
            return paragraphs(text, lead)
        case Points(lines=lines):
            return dashes(lines)
        case Grounds(lines=lines):
            return grounds(lines)
        case Centred(text=text, italic=italic, size=letters):
            return [centred(text, italic=italic, size=letters)]
        case Grid():
            return grid_story(block, width, size)
        case Chart():
            return chart_story(block, width)
