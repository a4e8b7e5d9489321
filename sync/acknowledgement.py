"""What a post does with a receipt: the one way for a closed month to turn green."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage.journal import note
from storage.ledger import Ledger
from sync.answered import receipt_for
from sync.errors import LedgerBehindError, ReceiptUnknownBundleError
from sync.held import held_registry, keep_registry, own_key
from sync.keys import UnitKeys
from sync.locking import Locked, lock_months
from sync.outbox import BEHIND, Outgoing, last_seq, outgoing
from sync.receipts import Receipt, open_receipt
from sync.rewound import forget_lost
from sync.trust import SignedRegistry
from sync.trust_errors import NotPairedError

__all__ = ["TakenReceipt", "receipt_for", "take_receipt"]


@dataclass(frozen=True, slots=True)
class TakenReceipt:
    """A receipt that was believed, the bundle it answers, and those it asks for again.

    `locked` says which months it locked, where it speaks of a lock; `forgotten` are bundles that
    the superior took in once and lacks now.
    """

    receipt: Receipt
    bundle: Outgoing
    wanted: Sequence[Outgoing]
    locked: Locked | None = None
    forgotten: Sequence[Outgoing] = ()


def take_receipt(ledger: Ledger, data: bytes, keys: UnitKeys | None = None) -> TakenReceipt:
    """Take note of what the superior answered; an older or repeated receipt changes nothing.

    Months that it says were reported upward are locked; `keys` open what a month that was open
    again goes back to. Raises the refusals of receipts and registries, and LedgerBehindError when
    the superior knows more bundles of this laptop than these books: then they are an older copy,
    and nothing leaves them any more.
    """
    with ledger.change():
        opened = open_receipt(data, held_registry(ledger), ledger.settings.unit)
        receipt = opened.receipt
        epoch = _own_epoch(ledger, opened.registry, keys)
        if receipt.epoch != epoch and not _is_mine(ledger, receipt.bundle_id):
            raise ReceiptUnknownBundleError(seq=receipt.seq)
        keep_registry(ledger, opened.registry)
        _keep(ledger, receipt, data)
        forgotten = forget_lost(ledger, receipt)
        locked = lock_months(ledger, receipt.locked, keys) if receipt.locked else None
        known, own = max(receipt.seq, receipt.next_seq - 1), last_seq(ledger, receipt.epoch)
        # what the superior knows of a computer that was replaced says nothing about this one
        behind = known > own and receipt.epoch == epoch
        if behind:
            note(ledger, BEHIND, "outgoing", str(receipt.epoch), str(known))
    if behind:
        raise LedgerBehindError(seq=known, own=own)
    bundle = _answered(ledger, receipt)
    if bundle is None:
        raise ReceiptUnknownBundleError(seq=receipt.seq)
    return TakenReceipt(receipt, bundle, _wanted(ledger, receipt), locked, forgotten)


def is_of_other_laptop(ledger: Ledger, receipt: Receipt, keys: UnitKeys) -> bool:
    """Tell whether a receipt waits: it answers another laptop, whose bundles are not here yet.

    Before a laptop is paired, that is every receipt.
    """
    epoch = _own_epoch(ledger, held_registry(ledger), keys)
    return receipt.epoch != epoch and not _is_mine(ledger, receipt.bundle_id)


def _is_mine(ledger: Ledger, identity: str) -> bool:
    query = "SELECT 1 FROM outgoing WHERE bundle_id = ?"
    return ledger.db.execute(query, [identity]).fetchone() is not None


def _own_epoch(ledger: Ledger, registry: SignedRegistry, keys: UnitKeys | None) -> int:
    """Return as which laptop these books speak, 0 before it is paired."""
    if keys is None:
        return registry.registry.newest_epoch(ledger.settings.unit)
    try:
        return own_key(ledger, keys).epoch
    except NotPairedError:
        return 0


def _answered(ledger: Ledger, receipt: Receipt) -> Outgoing | None:
    return next((b for b in outgoing(ledger) if b.bundle_id == receipt.bundle_id), None)


def _keep(ledger: Ledger, receipt: Receipt, data: bytes) -> None:
    bundle = _answered(ledger, receipt)
    kept = receipt_for(ledger, bundle) if bundle else None
    if bundle is None or (kept and kept.number >= receipt.number):
        return
    query = "UPDATE outgoing SET verdict = ?, receipt = ?, phoned = NULL WHERE bundle_id = ?"
    ledger.db.execute(query, [receipt.answer, data, bundle.bundle_id])
    note(ledger, "receipt", "outgoing", bundle.bundle_id, receipt.answer)


def _wanted(ledger: Ledger, receipt: Receipt) -> list[Outgoing]:
    """Return the bundles the superior names as missing, or never saw before this one.

    Receipts come out of order: what was answered meanwhile is wanted no more.
    """
    numbers = {*range(receipt.next_seq, receipt.seq), *receipt.missing_seqs}
    chain = [each for each in outgoing(ledger) if each.epoch == receipt.epoch]
    return [each for each in chain if each.seq in numbers and each.answer is None]
