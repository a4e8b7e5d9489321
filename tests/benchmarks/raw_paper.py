"""The raw work in a paper: drawing the same words, line by line, on as many pages."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from tests.benchmarks.sample_year import timed
from ui.paper.fonts import REGULAR

_LEAD = 12  # points from line to line


def lines_of(pdf: bytes) -> list[list[str]]:
    """Return the lines of each page."""
    document = PdfDocument(pdf)
    found = [page.get_textpage().get_text_range().splitlines() for page in document]
    document.close()
    return found


def drawn(pages: list[list[str]]) -> bytes:
    """Draw lines and nothing else."""
    out = BytesIO()
    canvas = Canvas(out)
    for lines in pages:
        canvas.setFont(REGULAR, _LEAD)
        for place, line in enumerate(lines):
            canvas.drawString(0, place * _LEAD, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def best(work: Callable[[], object]) -> float:
    """Return the milliseconds of the best of three: what the work costs, not what stood by."""
    return 1000 * min(timed(work)[0] for _each in range(3))
