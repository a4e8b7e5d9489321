"""The papers of a busy post's month beside the raw work that is in them.

Raw is reading the month's rows and drawing the same words, line by line, on as many pages.
Run: python3 dev.py bench
"""

from __future__ import annotations

from storage.ledger import Ledger
from storage.periods import window_of
from storage.report_period import month_period
from storage.steps import drain
from tests.benchmarks.busy_post import MONTH, fill_busy_post
from tests.benchmarks.raw_paper import best, drawn, lines_of
from ui.paper.as_pdf import first_page_pdf, pdf_of
from ui.paper.as_word import word_of
from ui.paper.as_workbook import workbook_of
from ui.paper.document import Document
from ui.paper.reports.making import MONTH as OF_A_MONTH
from ui.paper.reports.making import made_document, report_on


def measure() -> str:
    """Make the report of a month with its tables in all three forms; return a line of figures."""
    with Ledger() as ledger:
        fill_busy_post(ledger, 12)

        def joined() -> Document:
            return made_document(ledger, report_on(ledger, OF_A_MONTH, month_period(MONTH)))

        document = joined()
        join, first = best(joined), best(lambda: first_page_pdf(document))
        pdf = drain(pdf_of(document))
        whole = join + best(lambda: drain(pdf_of(document)))
        word, book = best(lambda: word_of(document)), best(lambda: workbook_of(document))
        pages = lines_of(pdf)
        raw = best(lambda: _read(ledger)) + best(lambda: drawn(pages))
    return (
        f"Báo cáo tháng của xã bận rộn, {len(pages)} trang PDF: {whole:.0f} ms, thô {raw:.0f}, "
        f"tỉ số {whole / raw:.1f}; trang đầu {join + first:.0f}; Word {join + word:.0f}; "
        f"Excel {join + book:.0f}"
    )


def _read(ledger: Ledger) -> int:
    first, last = window_of(MONTH)
    days = [first.isoformat(), last.isoformat()]
    query = "SELECT * FROM activity WHERE happened_on BETWEEN ? AND ?"
    rows = ledger.db.execute(query, days).fetchall()
    for kind in ("security_model", "model_site", "team", "hamlet", "safety_subject"):
        rows += ledger.db.execute(f"SELECT * FROM [{kind}]").fetchall()
    return len(rows)
