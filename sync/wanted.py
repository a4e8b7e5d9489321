"""Which bundles the superior asks for again, as its receipts say; numbers decide, not clocks."""

from __future__ import annotations

from storage.ledger import Ledger
from sync.outbox import Outgoing, outgoing
from sync.receipts import Receipt, receipt_of


def wanted_again(ledger: Ledger) -> list[Outgoing]:
    """Return the bundles that a receipt names as missing, and that did not leave since it came."""
    mine = outgoing(ledger)
    open_ones = [one for one in mine if one.answer is None]
    if not open_ones:
        return []
    asked: dict[tuple[int, int], int] = {}
    for receipt, line in _taken(ledger):
        for seq in {*range(receipt.next_seq, receipt.seq), *receipt.missing_seqs}:
            asked[receipt.epoch, seq] = max(line, asked.get((receipt.epoch, seq), 0))
    left = _lines(ledger, "export")
    return [
        one for one in open_ones if asked.get((one.epoch, one.seq), 0) > left.get(one.bundle_id, 0)
    ]


def _taken(ledger: Ledger) -> list[tuple[Receipt, int]]:
    """Return the newest receipt of each bundle, and the line of the journal that took it."""
    lines = _lines(ledger, "receipt")
    query = "SELECT bundle_id, receipt FROM outgoing WHERE receipt IS NOT NULL"
    rows = ledger.db.execute(query).fetchall()
    return [(receipt_of(bytes(data)), lines.get(identity, 0)) for identity, data in rows]


def _lines(ledger: Ledger, action: str) -> dict[str, int]:
    query = (
        "SELECT record, max(seq) FROM journal WHERE action = ? AND kind = 'outgoing'"
        " GROUP BY record"
    )
    return dict(ledger.db.execute(query, [action]).fetchall())
