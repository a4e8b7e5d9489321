"""The paper slip of a receipt, at the post that got it and at the superior that signed it."""

from __future__ import annotations

from resources.wording import _
from sync.receipts import Receipt
from ui.paper.gather_receipt import slip_of
from ui.paper.receipt import receipt_pdf
from ui.screens.desk import Desk
from ui.screens.preview import Paper


def receipt_paper(desk: Desk, receipt: Receipt, spoken_code: str = "") -> Paper:
    """Return the slip of a receipt; only its superior knows the code to be read aloud."""
    slip = slip_of(desk.ledger, receipt, desk.practice_day, spoken_code)
    title = _("Biên nhận số {number}").format(number=receipt.number)
    return Paper(title, f"bien-nhan-{receipt.number:06d}.pdf", receipt_pdf(slip))
