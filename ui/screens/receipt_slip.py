"""The paper slip of a receipt, at the post that got it and at the superior that signed it."""

from __future__ import annotations

from datetime import date

from resources.wording import _
from storage.ledger import Ledger
from sync.receipts import Receipt
from ui.paper.gather_receipt import slip_of
from ui.paper.receipt import receipt_pdf
from ui.screens.preview import Paper


def receipt_paper(
    ledger: Ledger, receipt: Receipt, day: date | None, spoken_code: str = ""
) -> Paper:
    """Return the slip of a receipt; only its superior knows the code to be read aloud.

    `day` is the one that practice books live in.
    """
    slip = slip_of(ledger, receipt, day, spoken_code)
    title = _("Biên nhận số {number}").format(number=receipt.number)
    return Paper(title, f"bien-nhan-{receipt.number:06d}.pdf", receipt_pdf(slip))
