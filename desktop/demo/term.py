"""Ten years of Thanh Trì: books of a district that tell of a time before them, and its report."""

from __future__ import annotations

from pathlib import Path

from desktop.compose import Opened
from desktop.demo.reported import Reported
from desktop.demo.reviews import review
from storage.steps import drain
from ui.paper.as_pdf import pdf_of
from ui.paper.as_word import word_of
from ui.paper.as_workbook import workbook_of
from ui.paper.reports.facts import facts_of
from ui.paper.reports.report_document import document_of

TEN_YEARS = "thanh_tri_2013_2023"
NAME = "bao-cao-09-thanh-tri-2013-2023"


def ten_years() -> Reported:
    """Return what was reported of Thanh Trì."""
    return review(TEN_YEARS)


def write_ten_years(books: Opened, folder: Path) -> None:
    """Write the report of what the books keep of it as PDF, Word and Excel."""
    reported = ten_years()
    assert reported.report is not None
    facts = facts_of(books.ledger, reported.period)
    document = document_of(books.ledger.settings, reported.report, facts)
    (folder / f"{NAME}.pdf").write_bytes(drain(pdf_of(document)))
    (folder / f"{NAME}.docx").write_bytes(word_of(document))
    (folder / f"{NAME}.xlsx").write_bytes(workbook_of(document))
