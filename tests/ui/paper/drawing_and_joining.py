"""Draws pages on two threads while two others join papers; run as a program of its own.

With pdfium at work on several threads at once papers fail to open, or the whole process ends.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from tests.ui.paper.samples import COLLECTIVE, DISPATCH, PROPOSAL
from ui.paper.as_pdf import printed
from ui.paper.checker.reading import read_paper
from ui.paper.commendation.dossier import joined
from ui.paper.merits import merit_document
from ui.paper.pdfium import drawn_page, page_count
from ui.paper.proposals import proposal_document

_ROUNDS = 60  # without the guard a thread fails within the first ten


def hammer() -> None:
    """Join and read on two threads as long as it takes, and draw on two others meanwhile."""
    papers = [
        printed(proposal_document(DISPATCH, PROPOSAL)),
        printed(merit_document(DISPATCH, COLLECTIVE)),
    ]
    done = Event()
    with ThreadPoolExecutor(4) as threads:
        drawing = [threads.submit(_draw, pdf, done) for pdf in papers]
        joining = [threads.submit(_join, papers) for _thread in papers]
        try:
            for one in joining:
                one.result()
        finally:
            done.set()
        assert all(one.result() for one in drawing)


def _join(papers: list[bytes]) -> None:
    for _round in range(_ROUNDS):
        whole = joined(papers)
    assert len(read_paper(whole).pages) == sum(map(page_count, papers))


def _draw(pdf: bytes, done: Event) -> int:
    """Draw page after page until the others are done; return how many pages that were."""
    drawn, last = 0, page_count(pdf)
    while not done.is_set():
        with drawn_page(pdf, drawn % last, 0.4) as bitmap:
            assert bitmap.width
        drawn += 1
    return drawn


if __name__ == "__main__":
    hammer()
