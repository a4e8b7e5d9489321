"""Opens papers with pdfium, which must never work on two threads at once, not even over two papers.

The screen draws pages while jobs join dossiers, read papers and draw charts. Whoever works long
opens a paper anew for each page, so that the screen waits for one page and not for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import RLock

from pypdfium2 import PdfBitmap, PdfDocument, PdfPage

_ONE_AT_A_TIME = RLock()


@contextmanager
def opened(pdf: bytes | None = None) -> Iterator[PdfDocument]:
    """Open a paper, or an empty one; until it is shut other threads wait.

    What was taken out of it ends with it. Raises PdfiumError for what is no PDF.
    """
    with _ONE_AT_A_TIME:
        document = PdfDocument.new() if pdf is None else PdfDocument(pdf)
        with closing(document):
            yield document


@contextmanager
def opened_page(pdf: bytes, place: int) -> Iterator[PdfPage]:
    """Open one page, the first being 0. Raises PdfiumError for what is no PDF."""
    with opened(pdf) as document, closing(document[place]) as page:
        yield page


@contextmanager
def drawn_page(pdf: bytes, place: int, scale: float, **how: bool) -> Iterator[PdfBitmap]:
    """Draw one page; a scale of 1 is 72 dots an inch. The picture ends with the block."""
    with opened(pdf) as document:
        document.init_forms()  # the stamps of signatures are fields of a form
        with (
            closing(document[place]) as page,
            closing(page.render(scale=scale, **how)) as bitmap,
        ):
            yield bitmap


def page_count(pdf: bytes) -> int:
    """Return how many pages there are. Raises PdfiumError for what is no PDF."""
    with opened(pdf) as document:
        return len(document)
