"""What a post does with a receipt: the one way for a closed month to turn green."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage.journal import note
from storage.ledger import Ledger
from sync.errors import LedgerBehindError, ReceiptUnknownBundleError
from sync.held import held_registry, keep_registry
from sync.outgoing import BEHIND, Outgoing, outgoing
from sync.receipts import Receipt, open_receipt, receipt_of


@dataclass(frozen=True, slots=True)
class TakenReceipt:
    """A receipt that was believed, the bundle it answers, and those it asks for again."""

    receipt: Receipt
    bundle: Outgoing
    wanted: Sequence[Outgoing]


def take_receipt(ledger: Ledger, data: bytes) -> TakenReceipt:
    """Take note of what the superior answered; an older or repeated receipt changes nothing.

    Raises the refusals of receipts and registries, and LedgerBehindError when the superior knows
    more bundles than these books: then they are an older copy, and nothing leaves them any more.
    """
    opened = open_receipt(data, held_registry(ledger), ledger.settings.unit)
    receipt = opened.receipt
    chain = [each for each in outgoing(ledger) if each.epoch == receipt.epoch]
    bundle = next((each for each in chain if each.bundle_id == receipt.bundle_id), None)
    last = max((each.seq for each in chain), default=0)
    known = max(receipt.seq, receipt.next_seq - 1)
    with ledger.change():
        keep_registry(ledger, opened.registry)
        if bundle:
            _keep(ledger, bundle, receipt, data)
        if known > last:
            note(ledger, BEHIND, "outgoing", str(known))
    if known > last:
        raise LedgerBehindError(seq=known, own=last)
    if bundle is None:
        raise ReceiptUnknownBundleError(seq=receipt.seq)
    (answered,) = (each for each in outgoing(ledger) if each.bundle_id == bundle.bundle_id)
    return TakenReceipt(receipt, answered, _wanted(receipt, chain))


def receipt_for(ledger: Ledger, bundle: Outgoing) -> Receipt | None:
    """Return the newest receipt that answers a bundle of these books."""
    query = "SELECT receipt FROM outgoing WHERE bundle_id = ?"
    (data,) = ledger.db.execute(query, [bundle.bundle_id]).fetchone()
    return receipt_of(bytes(data)) if data else None


def _keep(ledger: Ledger, bundle: Outgoing, receipt: Receipt, data: bytes) -> None:
    kept = receipt_for(ledger, bundle)
    if kept and kept.number >= receipt.number:
        return
    query = "UPDATE outgoing SET verdict = ?, receipt = ? WHERE bundle_id = ?"
    ledger.db.execute(query, [receipt.answer, data, bundle.bundle_id])
    note(ledger, "receipt", "outgoing", bundle.bundle_id, receipt.answer)


def _wanted(receipt: Receipt, chain: Sequence[Outgoing]) -> list[Outgoing]:
    """Return the bundles the superior names as missing, or never saw before this one."""
    behind = range(receipt.next_seq, receipt.seq)
    return [each for each in chain if each.seq in behind or each.seq in receipt.missing_seqs]
