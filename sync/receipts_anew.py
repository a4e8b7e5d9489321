"""Receipts that were signed by a key of the superior's which counts no more: signed anew.

What they say stays, number and all; a post that missed one before the keys were changed would
refuse it otherwise, and ask in vain.
"""

from __future__ import annotations

from storage.ledger import Ledger
from sync.bundle import manifest_of
from sync.container import read_container
from sync.errors import SignatureError
from sync.held import held_registry, steps_lacking
from sync.keys import UnitKeys
from sync.receipts import PURPOSE, RECEIPT_MIMETYPE, receipt_of, write_receipt
from sync.received import keep_receipt, kept_receipt, received_bytes
from sync.sshsig import verify


def valid_receipt(ledger: Ledger, identity: str, keys: UnitKeys) -> bytes:
    """Return the newest receipt for a bundle, by a key that the registry held still knows."""
    data = kept_receipt(ledger, identity)
    if not keys.earlier or _is_believed(ledger, data):
        return data
    steps = steps_lacking(ledger, manifest_of(received_bytes(ledger, identity)))
    anew = write_receipt(receipt_of(data), keys, steps)
    with ledger.change():
        keep_receipt(ledger, identity, anew)
    return anew


def _is_believed(ledger: Ledger, data: bytes) -> bool:
    entries = read_container(data, RECEIPT_MIMETYPE)
    said, signature = entries["receipt.json"], entries["receipt.json.sig"]
    for key in held_registry(ledger).registry.superior.keys:
        try:
            verify(key.sign, PURPOSE, said, signature)
        except SignatureError:
            continue
        return True
    return False
