"""Gathers the words of a receipt's slip, at the post that got it and at the superior."""

from __future__ import annotations

from datetime import date

from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.ledger import Ledger
from storage.records import KIND_NAMED
from sync.dossier_sealing import bundle_title
from sync.held import held_registry
from sync.receipts import ANSWERS, PHOTO, Receipt
from ui.paper.receipt import ReceiptSlip


@official
def slip_of(
    ledger: Ledger, receipt: Receipt, day: date | None, spoken_code: str = ""
) -> ReceiptSlip:
    """Return a receipt in people's words; practice books print a day of their own."""
    registry = held_registry(ledger).registry
    subject = bundle_title(ledger, receipt.bundle_id, receipt.kind, receipt.month)
    return ReceiptSlip(
        number=receipt.number,
        superior_name=registry.superior.name,
        unit_name=registry.unit(receipt.unit).name,
        subject=_("{subject}, bản {revision}").format(subject=subject, revision=receipt.revision),
        seq=receipt.seq,
        bundle_id=receipt.bundle_id,
        answer=ANSWERS[receipt.answer],
        reasons=tuple(reason.words for reason in receipt.reasons if reason.words),
        counts=tuple((_counted(kind), count) for kind, count in receipt.counts.items()),
        next_seq=receipt.next_seq,
        written_on=day or receipt.written_at.date(),
        spoken_code=spoken_code,
        practice=ledger.settings.sample,
    )


def _counted(kind: str) -> str:
    if kind == PHOTO:
        return _("Ảnh")
    return KIND_NAMED[kind].TITLE if kind in KIND_NAMED else kind
