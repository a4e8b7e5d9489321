"""Finds where a stamp may stand: where the paper leaves room to sign, else where nothing stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pypdfium2 import PdfPage
from pypdfium2.raw import (
    FPDF_ANNOT_WIDGET,
    FS_RECTF,
    FPDFAnnot_GetRect,
    FPDFAnnot_GetSubtype,
    FPDFPage_CloseAnnot,
    FPDFPage_GetAnnot,
    FPDFPage_GetAnnotCount,
)

from storage.spelling import fold
from ui.paper.checker.facts import MM, Box, Line, Page
from ui.paper.checker.reading import read_paper
from ui.paper.pdfium import opened
from ui.paper.signing.order import Place

_LEFT, _RIGHT, _EDGE = 30 * MM, 15 * MM, 20 * MM  # the margins of our sheets
_ROOM = 28 * MM  # that a paper leaves for a signature
_LEAST = 10 * MM  # less is no room
_AROUND = 3.0  # points between a stamp and what stands beside it
_HALF = 95.0  # points; half of the widest stamp
_STEP = 9.0
_COMPACT = (170.0, 42.0)  # points; a stamp of three lines


def place_to_sign(pdf: bytes, title: str, name: str) -> Place:
    """Return the room below the title and above the name, at their last place in the paper.

    Where there is none, or a stamp stands there already: free room at the lower right.
    """
    taken = _fields(pdf)
    found = read_paper(pdf).pages
    pages = sorted(found, key=lambda page: (page.landscape, -page.number))  # appendices last
    for page in pages:
        box = _between(page, title, name)
        if box and _is_free(box, taken[page.number - 1]):
            return _place(page, box)
    return next(_unwritten(pages, taken))


def place_for_mark(pdf: bytes, width: float, height: float) -> Place:
    """Return room of this size at the top right of the first page, beside what stands there."""
    page = read_paper(pdf).pages[0]
    top = (_EDGE - height) / 2
    first = Box(page.width - _RIGHT - width, top, page.width - _RIGHT, top + height)
    standing = _standing(page)
    while not _is_free(first, standing) and first.left - _STEP > _EDGE:
        first = replace(first, left=first.left - _STEP, right=first.right - _STEP)
    return _place(page, first)


def _place(page: Page, box: Box) -> Place:
    top, bottom = page.height - box.top, page.height - box.bottom
    return Place(page.number - 1, box.left, bottom, box.right, top)


def _between(page: Page, title: str, name: str) -> Box | None:
    """Find the empty room below the line of authority, or above the name alone."""
    lines = [line for row in page.rows for line in row.lines]
    above = _last(lines, title, whole=True)
    below = _last(lines, name, whole=False)
    if above:
        top, bottom = _down_from(above, lines, page)
    elif below:
        top, bottom = _up_from(below, lines)
    else:
        return None
    if bottom - top < _LEAST:
        return None
    middle = (above or below or lines[0]).box.middle
    return Box(middle - _HALF, top + _AROUND, min(middle + _HALF, page.width), bottom - _AROUND)


def _last(lines: Sequence[Line], words: str, *, whole: bool) -> Line | None:
    sought = fold(words)
    texts = ((line, fold(line.text)) for line in reversed(lines))
    hits = (line for line, text in texts if (text == sought if whole else sought in text))
    return next(hits, None) if sought else None


def _down_from(above: Line, lines: Sequence[Line], page: Page) -> tuple[float, float]:
    """Go down past hints such as (Ký, ghi rõ họ tên) to the next words in this column."""
    top = above.box.bottom
    for line in sorted(lines, key=lambda one: one.box.top):
        if line.box.top < top or not _in_column(line, above):
            continue
        if line.text.startswith("("):
            top = line.box.bottom
            continue
        return top, min(line.box.top, top + 2 * _ROOM)
    return top, min(top + _ROOM, page.height - _EDGE)


def _up_from(below: Line, lines: Sequence[Line]) -> tuple[float, float]:
    column = [x.box.bottom for x in lines if x.box.bottom < below.box.top and _in_column(x, below)]
    return max([*column, below.box.top - _ROOM]), below.box.top


def _in_column(line: Line, anchor: Line) -> bool:
    return line.box.left < anchor.box.right and anchor.box.left < line.box.right


def _unwritten(pages: Sequence[Page], taken: Sequence[Sequence[Box]]) -> Iterator[Place]:
    """Go up the right edge of each page, then the left; at last take the bottom margin."""
    width, height = _COMPACT
    for page in pages:
        standing = [*_standing(page), *taken[page.number - 1]]
        for left in (page.width - _RIGHT - width, _LEFT):
            bottom = page.height - _EDGE
            while bottom - height > _EDGE:
                box = Box(left, bottom - height, left + width, bottom)
                if _is_free(box, standing):
                    yield _place(page, box)
                bottom -= _STEP
    last = pages[0]
    left, bottom = last.width - _RIGHT - width, last.height - 2 * MM
    yield _place(last, Box(left, bottom - height, left + width, bottom))


def _standing(page: Page) -> list[Box]:
    """Return what is written or ruled; a word across the sheet is behind, not there."""
    words = [run.box for run in page.runs if not run.angle]
    return [*words, *page.strokes, *(table.box for table in page.tables)]


def _is_free(box: Box, standing: Sequence[Box]) -> bool:
    return not any(
        box.left < other.right + _AROUND
        and other.left < box.right + _AROUND
        and box.top < other.bottom + _AROUND
        and other.top < box.bottom + _AROUND
        for other in standing
    )


def _fields(pdf: bytes) -> list[list[Box]]:
    """Return where the fields of signatures stand, page by page."""
    with opened(pdf) as document:
        return [list(_widgets(page)) for page in document]


def _widgets(page: PdfPage) -> Iterator[Box]:
    height = page.get_height()
    for at in range(FPDFPage_GetAnnotCount(page)):
        annotation, rect = FPDFPage_GetAnnot(page, at), FS_RECTF()
        is_field = FPDFAnnot_GetSubtype(annotation) == FPDF_ANNOT_WIDGET
        if is_field and FPDFAnnot_GetRect(annotation, rect):
            yield Box(rect.left, height - rect.top, rect.right, height - rect.bottom)
        FPDFPage_CloseAnnot(annotation)
