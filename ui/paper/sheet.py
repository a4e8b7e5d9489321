"""The page of Nghị định 30/2020 (Phụ lục I): paper size, margins, page numbers, one PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from io import BytesIO

from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from resources.wording import in_vietnamese as _
from storage.steps import Step, Steps, drain
from ui.paper.dispatch import Marks
from ui.paper.fonts import BOLD, ITALIC, REGULAR, load_fonts, printable, width_of

TOP, BOTTOM, LEFT, RIGHT = 20 * mm, 20 * mm, 30 * mm, 15 * mm
WIDTH = A4[0] - LEFT - RIGHT
APPENDIX_WIDTH = A4[1] - LEFT - RIGHT
SLIP_EDGE = 15 * mm
SLIP_WIDTH = A5[0] - 2 * SLIP_EDGE

_NUMBER_SIZE = 13
_NO_MARKS = Marks()
_MARGIN_LINE = TOP / 2 + _NUMBER_SIZE / 3  # the baseline in the middle of the top margin


def print_sheet(
    story: Sequence[Flowable], *, title: str, author: str, marks: Marks = _NO_MARKS
) -> bytes:
    """Set the story on pages and return the PDF; the same input gives the same bytes."""
    return _print(story, title, author, _page_kinds(marks))


def print_slip(
    story: Sequence[Flowable], *, title: str, author: str, practice: bool = False
) -> bytes:
    """Set a story that fits on one A5 page and return the PDF."""
    width, height = A5[0] - 2 * SLIP_EDGE, A5[1] - 2 * SLIP_EDGE
    frame = Frame(SLIP_EDGE, SLIP_EDGE, width, height, 0, 0, 0, 0)
    across = partial(_draw_practice, A5) if practice else _draw_nothing
    kind = PageTemplate("slip", [frame], pagesize=A5, onPage=across)
    return _print(story, title, author, [kind])


def begin_appendix() -> list[Flowable]:
    """Turn to a landscape page, whose number starts again from one."""
    return [NextPageTemplate("appendix"), PageBreak()]


def printing(  # noqa: PLR0913  # the paper, what it is called, and how much of it is wanted
    parts: Iterable[Sequence[Flowable]],
    *,
    title: str,
    author: str,
    marks: Marks = _NO_MARKS,
    count: int = 1,
    pages: int = 0,
    turned: bool = False,
) -> Steps[bytes]:
    """Set `count` parts of a story on pages, each made when its turn comes; steps after each page.

    Stops after that many `pages` where a number is given; `turned` begins on a landscape page.
    """
    out = BytesIO()
    upright, after, *lying = _page_kinds(marks)
    kinds = [*lying, upright, after] if turned else [upright, after, *lying]
    document = _document(out, title, author, kinds)
    yield from document.lay(parts, count, pages)
    return out.getvalue()


def _print(
    story: Sequence[Flowable], title: str, author: str, kinds: Sequence[PageTemplate]
) -> bytes:
    out = BytesIO()
    drain(_document(out, title, author, kinds).lay([story], 1))
    return out.getvalue()


def _document(out: BytesIO, title: str, author: str, kinds: Sequence[PageTemplate]) -> _Document:
    load_fonts()
    document = _Document(
        out,
        title=printable(title),
        author=printable(author),
        subject="",
        creator=_("Bình Yên"),
        producer=_("Bình Yên"),
        lang="vi-VN",
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
        displayDocTitle=1,
    )
    document.addPageTemplates(list(kinds))
    return document


class _Document(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """Pages that know their number within the body or within one appendix."""

    sheet_page = 0
    _has_sections = False

    def lay(self, parts: Iterable[Sequence[Flowable]], count: int, pages: int = 0) -> Steps[None]:
        """Do what `build` does, but stop to breathe, and end early where only some are wanted."""
        self._startBuild()
        self.canv._doctemplate = self  # noqa: SLF001  # as `build` does: what is kept together asks
        for done, part in enumerate(parts):
            rest = list(part)
            while rest and not self._has(pages):
                yield Step(done, count, _("Đang xếp trang {page}").format(page=self.page))
                self.clean_hanging()
                self.handle_flowable(rest)
        self._endBuild()

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  # named by reportlab
        """Put a title into the contents, which a reader opens beside the pages."""
        words, level = getattr(flowable, "leads_here", ("", 0))
        if words:
            self._has_sections |= not level
            key = f"{self.page}-{words}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(words, key, level if self._has_sections else 0)

    def _has(self, pages: int) -> bool:
        """Tell whether that many pages are full: the next one waits to be begun."""
        return bool(pages and self.page >= pages and self._hanging)


class _Page(PageTemplate):  # type: ignore[misc]  # reportlab has no types
    """A kind of page: the first of its part shows no number, those after it do."""

    def __init__(self, name: str, size: tuple[float, float], marks: Marks, *, first: bool) -> None:
        width, height = size[0] - LEFT - RIGHT, size[1] - TOP - BOTTOM
        frame = Frame(LEFT, BOTTOM, width, height, 0, 0, 0, 0)
        super().__init__(name, [frame], pagesize=size)
        self._marks = marks
        self._first = first

    def beforeDrawPage(self, canvas: Canvas, doc: _Document) -> None:  # noqa: N802  # named by reportlab
        """Draw what stands outside the text: number, marks, the word across a practice sheet."""
        doc.sheet_page = 1 if self._first else doc.sheet_page + 1
        width, height = self.pagesize
        canvas.saveState()
        if self._marks.practice:
            _draw_practice(self.pagesize, canvas)
        if not self._first:
            canvas.setFont(REGULAR, _NUMBER_SIZE)
            middle = LEFT + (width - LEFT - RIGHT) / 2
            canvas.drawCentredString(middle, height - _MARGIN_LINE, str(doc.sheet_page))
        if self._marks.internal:
            _draw_boxed(canvas, width - RIGHT, height - _MARGIN_LINE, _("LƯU HÀNH NỘI BỘ"))
        form = printable(self._marks.form) if self._first else ""
        canvas.setFont(ITALIC, 12)
        canvas.drawString(LEFT, height - _MARGIN_LINE, form)
        if self._marks.draft:
            beside = width_of(f"{form}   ", ITALIC, 12) if form else 0
            canvas.setFont(BOLD, _NUMBER_SIZE)
            canvas.drawString(LEFT + beside, height - _MARGIN_LINE, _("DỰ THẢO"))
        canvas.restoreState()


def _page_kinds(marks: Marks) -> list[_Page]:
    kinds = []
    for name, size in (("body", A4), ("appendix", landscape(A4))):
        first = _Page(name, size, marks, first=True)
        first.autoNextPageTemplate = f"{name}-after"
        kinds += [first, _Page(f"{name}-after", size, marks, first=False)]
    return kinds


def _draw_practice(size: tuple[float, float], canvas: Canvas, _doc: object = None) -> None:
    """Draw the word across a sheet, as large as it is on A4 beside the paper."""
    letters = 96 * min(size) / A4[0]
    canvas.saveState()
    canvas.setFillGray(0.88)
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(45)
    canvas.setFont(BOLD, letters)
    canvas.drawCentredString(0, -letters / 3, _("TẬP DƯỢT"))
    canvas.restoreState()


def _draw_nothing(_canvas: Canvas, _doc: object) -> None:
    """Leave a slip as it is."""


def _draw_boxed(canvas: Canvas, right: float, baseline: float, words: str) -> None:
    width = width_of(words, BOLD, _NUMBER_SIZE)
    canvas.setFont(BOLD, _NUMBER_SIZE)
    canvas.drawRightString(right - 4, baseline, words)
    canvas.setLineWidth(0.7)
    canvas.rect(right - width - 8, baseline - 5, width + 8, _NUMBER_SIZE + 6)
