"""A document as PDF: the body on A4, annexes on landscape pages (Nghị định 30/2020, Phụ lục I)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, Paragraph

from resources.wording import official
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
from ui.paper.ending import EndsAloneError, ended
from ui.paper.fitting import ANNEX_LETTERS, BODY_LETTERS
from ui.paper.grids import grid_story
from ui.paper.head import Head, addressed_to, title
from ui.paper.outline import annex_name, name_of, numbered
from ui.paper.sheet import APPENDIX_WIDTH, BOTTOM, TOP, WIDTH, printing
from ui.paper.signature import close
from ui.paper.spacing import SPACINGS, USUAL, Spacing

_FIRST_ROWS = 40  # more do not fit on the first page
_TRIED = 4  # pages, after which no paper is set closer

_Part = list[Flowable]


@official
def pdf_of(document: Document) -> Steps[bytes]:
    """Print a document, with a step for each page; raises `MissingLetterError`.

    A short one whose end would stand on a page of its own is set closer, if that helps.
    """
    for spacing in SPACINGS:
        if pdf := (yield from _tried(document, spacing)):
            return pdf
    return (yield from _whole(document, USUAL, strict=False))


def spacing_of(document: Document) -> Spacing:
    """Find how close `pdf_of` sets the text."""
    alone = replace(document, annexes=())
    fitting = (x for x in SPACINGS if not document.closing or drain(_tried(alone, x, pages=_TRIED)))
    return next(fitting, USUAL)


def _tried(document: Document, spacing: Spacing, *, pages: int = 0) -> Steps[bytes | None]:
    try:
        return (yield from _whole(document, spacing, strict=True, pages=pages))
    except EndsAloneError:
        return None


def _whole(document: Document, spacing: Spacing, *, strict: bool, pages: int = 0) -> Steps[bytes]:
    annexes = (
        _annex(document, annex, place) for place, annex in enumerate(document.annexes, start=1)
    )
    body = _blocks(document.body, *_room(document), spacing)
    parts = chain(_opening(document, spacing), _ending(document, body, spacing, strict=strict))
    count = 2 + _count(document.body) + sum(1 + _count(one.blocks) for one in document.annexes)
    whole = chain(parts, chain.from_iterable(annexes))
    return (yield from _printing(document, whole, count, pages=pages))


@official
def printed(document: Document) -> bytes:
    """Print a short document at once; raises `MissingLetterError`."""
    return drain(pdf_of(document))


@official
def first_page_pdf(document: Document) -> bytes:
    """Print the first page alone, at once however long the rest is; raises `MissingLetterError`."""
    body = [
        replace(block, rows=block.rows[:_FIRST_ROWS], total=False)
        if isinstance(block, Grid) and len(block.rows) > _FIRST_ROWS
        else block
        for block in document.body
    ]
    laid = _blocks(body, *_room(document), USUAL)
    parts = chain(_opening(document, USUAL), _ending(document, laid, USUAL, strict=False))
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


def _opening(document: Document, spacing: Spacing) -> Iterator[_Part]:
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
        *paragraphs(document.opening, **spacing.look),
    ]


def _ending(
    document: Document, body: Iterable[_Part], spacing: Spacing, *, strict: bool
) -> Iterator[_Part]:
    """Give the body part by part, the closing in one with what it must not be parted from."""
    last: _Part = []
    for part in filter(None, body):
        yield last
        last = part
    if not document.closing:
        yield last
        return
    width, _letters = _room(document)
    (closing,) = close(
        document.closing,
        document.dispatch,
        others=document.with_issuers,
        addressed=bool(document.addressees),
        signing=document.signing,
        width=width,
        spacing=spacing,
    )
    yield ended(last, closing, (width, _height(document)), strict=strict)


def _height(document: Document) -> float:
    high = A4[0] if document.landscape else A4[1]
    return float(high - TOP - BOTTOM)


def _annex(document: Document, annex: Annex, place: int) -> Iterator[_Part]:
    yield appendix(document.dispatch, document.kind, annex.title, annex_name(document, place))
    yield from _blocks(annex.blocks, APPENDIX_WIDTH, ANNEX_LETTERS, USUAL)


def _blocks(
    blocks: Iterable[Block], width: float, size: float, spacing: Spacing
) -> Iterator[_Part]:
    titles: list[Paragraph] = []
    for block in numbered(blocks):
        if isinstance(block, Heading):
            title_of = section_title if block.level == 1 else part_title
            titles.append(title_of(block.text, **spacing.look))
        else:
            story = _story(block, width, size, spacing)
            yield headed(titles, story) if titles else story
            titles = []
    yield list(titles)


def _count(blocks: Iterable[Block]) -> int:
    """Count the parts that `_blocks` makes: a title goes with what it stands above."""
    return 1 + sum(not isinstance(block, Heading) for block in blocks)


def _story(
    block: Prose | Points | Grounds | Centred | Grid | Chart,
    width: float,
    size: float,
    spacing: Spacing,
) -> _Part:
    match block:
        case Prose(text=text, lead=lead):
            return paragraphs(text, lead, **spacing.look)
        case Points(lines=lines):
            return dashes(lines, **spacing.look)
        case Grounds(lines=lines):
            return grounds(lines, **spacing.look)
        case Centred(text=text, italic=italic, size=letters):
            return [centred(text, italic=italic, size=letters, spacing=spacing)]
        case Grid():
            return grid_story(block, width, size)
        case Chart():
            return chart_story(block, width)
