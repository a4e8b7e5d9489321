"""The whole dossier as one PDF: the contents first, then every paper in its order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate

from pypdfium2 import PdfDocument

from ui.paper.as_pdf import printed
from ui.paper.commendation.contents import Entry, contents_document
from ui.paper.dispatch import Dispatch
from ui.paper.outline import name_of
from ui.paper.pdfium import opened, page_count


@dataclass(frozen=True, slots=True)
class NamedPaper:
    """A finished paper, what the contents call it, and its file's name without the ending."""

    title: str
    pdf: bytes
    file_name: str = ""


def dossier_pdf(dispatch: Dispatch, about: str, papers: Sequence[NamedPaper]) -> bytes:
    """Put the papers together behind their contents, with a bookmark for each.

    A signature holds for its own file alone: what is signed is handed over beside the dossier.
    """
    counts = [page_count(paper.pdf) for paper in papers]
    names = [paper.title for paper in papers]
    entries = _entries(names, counts, first=2)
    while True:
        document = contents_document(dispatch, about, entries)
        contents = printed(document)
        placed = _entries(names, counts, first=page_count(contents) + 1)
        if placed == entries:
            break
        entries = placed
    whole = joined([contents, *(paper.pdf for paper in papers)])
    marks = [(document.kind, 1), *((entry.title, entry.page) for entry in entries)]
    author = dispatch.letterhead.unit_name
    return _bookmarked(whole, marks, title=name_of(document), author=author)


def joined(pdfs: Sequence[bytes]) -> bytes:
    """Put the pages of papers behind each other; what a signature covered ends with it."""
    out = BytesIO()
    with opened() as whole:
        for pdf in pdfs:
            with opened(pdf) as document:
                _flatten(document)
                whole.import_pages(document)
        whole.save(out)
    return out.getvalue()


def _entries(names: Sequence[str], counts: Sequence[int], *, first: int) -> list[Entry]:
    begins = accumulate(counts, initial=first)
    return [Entry(*each) for each in zip(names, begins, counts, strict=False)]


def _flatten(document: PdfDocument) -> None:
    """Make stamps of signatures a part of their pages: as fields they would be false.

    A signature covers the bytes of its own file; in another one every reader calls it broken.
    """
    if document.get_formtype():
        document.init_forms()
        for page in document:
            page.flatten()


def _bookmarked(pdf: bytes, marks: Sequence[tuple[str, int]], *, title: str, author: str) -> bytes:
    """Add the bookmarks, the title and the language, which pdfium cannot write."""
    from ui.paper.commendation.bookmarks import bookmarked  # noqa: PLC0415  # pyHanko takes 0.6 s

    return bookmarked(pdf, marks, title=title, author=author)
