"""The whole dossier of a proposal beside the raw work that is in it: drawing the same lines.

Run: python3 dev.py bench
"""

from __future__ import annotations

from storage.ledger import Ledger
from storage.records import Proposal
from storage.steps import drain
from tests.benchmarks.raw_paper import best, drawn, lines_of
from tests.storage.commendation.of_a_proposal import kept, made_nominee
from tests.ui.paper.proposal_books import TODAY, fill_proposal
from ui.paper.as_word import word_of
from ui.paper.commendation.dossier_set import DossierSet, dossier_of
from ui.paper.commendation.dossier_set_files import PrintedSet, printed_set
from ui.paper.fonts import load_fonts

_MANY = 100
_USUAL = 11


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

        gather = best(lambda: _dossier(ledger, proposal))
        whole, done = best(made), made()
    lines = lines_of(done.whole)
    raw = best(lambda: drawn(lines))
    word = best(lambda: [word_of(one.document) for one in done.dossier.papers if one.document])
    return (
        f"Hồ sơ {count} trường hợp, {len(lines)} trang, {len(done.whole) // 1024} KB: "
        f"{whole:.0f} ms (đọc sổ {gather:.0f}), thô {raw:.0f}, tỉ số {whole / raw:.1f}, "
        f"Word {word:.0f}"
    )


def _dossier(ledger: Ledger, proposal: Proposal) -> DossierSet:
    return dossier_of(ledger, proposal, today=TODAY)
