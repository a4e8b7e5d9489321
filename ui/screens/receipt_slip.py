"""The paper slip of a receipt, at the post that got it and at the superior that signed it."""

from __future__ import annotations

from dataclasses import replace

from resources.wording import _
from storage.records import KIND_NAMED
from sync.dossier_sealing import bundle_title
from sync.held import held_registry
from sync.receipts import ANSWERS, Receipt
from ui.paper.receipt import ReceiptSlip, receipt_pdf
from ui.screens.desk import Desk
from ui.screens.preview import Paper


def receipt_paper(desk: Desk, receipt: Receipt, spoken_code: str = "") -> Paper:
    """Return the slip of a receipt; only its superior knows the code to be read aloud."""
    slip = replace(_slip(desk, receipt), spoken_code=spoken_code)
    title = _("Biên nhận số {number}").format(number=receipt.number)
    return Paper(title, f"bien-nhan-{receipt.number:06d}.pdf", receipt_pdf(slip))


def _slip(desk: Desk, receipt: Receipt) -> ReceiptSlip:
    registry = held_registry(desk.ledger).registry
    subject = bundle_title(
        desk.ledger,
        receipt.bundle_id,
        "month" if receipt.month else "dossier",
        receipt.month or "",
    )
    return ReceiptSlip(
        number=receipt.number,
        superior_name=registry.superior.name,
        unit_name=registry.unit(receipt.unit).name,
        subject=_("{subject}, bản {revision}").format(subject=subject, revision=receipt.revision),
        seq=receipt.seq,
        bundle_id=receipt.bundle_id,
        answer=ANSWERS[receipt.answer],
        reasons=tuple(reason.words for reason in receipt.reasons if reason.words),
        counts=tuple(
            (KIND_NAMED[kind].TITLE if kind in KIND_NAMED else kind, count)
            for kind, count in receipt.counts.items()
        ),
        next_seq=receipt.next_seq,
        written_on=desk.practice_day or receipt.written_at.date(),
    )
