"""The whole dossier of a proposal beside the raw work that is in it: drawing the same lines.

Run: python3 dev.py bench
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from storage.ledger import Ledger
from storage.records import Proposal
from storage.steps import drain
from tests.benchmarks.sample_year import timed
from tests.storage.commendation.of_a_proposal import kept, made_nominee
from tests.ui.paper.proposal_books import TODAY, fill_proposal
from ui.paper.as_word import word_of
from ui.paper.commendation.dossier_set import DossierSet, dossier_of
from ui.paper.commendation.dossier_set_files import PrintedSet, printed_set
from ui.paper.fonts import REGULAR, load_fonts

_MANY = 100
_USUAL = 11
_LEAD = 12  # points from line to line


def measure() -> str:
    """Gather and print the dossier of 11 nominees and of 100; return a line of figures."""
    load_fonts()
    return "; ".join(_measured(count) for count in (_USUAL, _MANY))


def _measured(count: int) -> str:
    with Ledger() as ledger:
        proposal = fill_proposal(ledger)
        more = (
            made_nominee(proposal, f"Trần Văn Số {place}", summary="Có mặt ngay khi có việc")
            for place in range(count - _USUAL)
        )
        kept(ledger, *more)

        def made() -> PrintedSet:
            return drain(printed_set(_dossier(ledger, proposal)))

        gather = _best(lambda: _dossier(ledger, proposal))
        whole, done = _best(made), made()
    lines = _lines_of(done.whole)
    raw = _best(lambda: _draw(lines))
    word = _best(lambda: [word_of(one.document) for one in done.dossier.papers if one.document])
    return (
        f"Hồ sơ {count} trường hợp, {len(lines)} trang, {len(done.whole) // 1024} KB: "
        f"{whole:.0f} ms (đọc sổ {gather:.0f}), thô {raw:.0f}, tỉ số {whole / raw:.1f}, "
        f"Word {word:.0f}"
    )


def _dossier(ledger: Ledger, proposal: Proposal) -> DossierSet:
    return dossier_of(ledger, proposal, today=TODAY)


def _lines_of(pdf: bytes) -> list[list[str]]:
    document = PdfDocument(pdf)
    found = [page.get_textpage().get_text_range().splitlines() for page in document]
    document.close()
    return found


def _draw(pages: list[list[str]]) -> bytes:
    out = BytesIO()
    canvas = Canvas(out)
    for lines in pages:
        canvas.setFont(REGULAR, _LEAD)
        for place, line in enumerate(lines):
            canvas.drawString(0, place * _LEAD, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _best(work: Callable[[], object]) -> float:
    """Return the milliseconds of the best of three."""
    return 1000 * min(timed(work)[0] for _each in range(3))
