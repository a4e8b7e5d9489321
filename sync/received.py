"""What the superior's books keep of each bundle: its bytes, its place in the chain, its receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from storage.journal import note, now_text
from storage.ledger import Ledger
from sync.bundle import Opened
from sync.chain import ChainHead
from sync.manifest import Manifest
from sync.receipts import receipt_of

TAKEN, HELD, QUARANTINED = "taken", "held", "quarantined"
SET_ASIDE = "set_aside"  # people chose another tail of its chain: kept, and counted nowhere
_FORK = "fork"  # why, in the table of what was set aside


@dataclass(frozen=True, slots=True)
class ReceivedBundle:
    """A bundle that was believed: taken in, held behind a gap, in quarantine, or set aside."""

    bundle_id: str
    unit: str
    kind: str
    epoch: int
    seq: int
    month: str
    revision: int
    state: str
    received_at: str
    answer: str  # of its newest receipt, with the codes of its reasons
    codes: str


def received(ledger: Ledger, unit: str | None = None) -> list[ReceivedBundle]:
    """Return the bundles in the order of their chains; those of one unit if it is named."""
    query = f"SELECT {', '.join(_SAID)} FROM received"
    query += " WHERE unit = ?" if unit else ""
    rows = ledger.db.execute(
        f"{query} ORDER BY unit, epoch, seq", [unit] if unit else []
    ).fetchall()
    apart = _set_aside(ledger)
    found = [ReceivedBundle(*row) for row in rows]
    if not apart:
        return found
    return [replace(one, state=SET_ASIDE) if one.bundle_id in apart else one for one in found]


_SAID = tuple(each.name for each in fields(ReceivedBundle))  # columns that one index has


def state_of(ledger: Ledger, identity: str) -> str:
    """Return taken, held or quarantined, "" for a bundle never seen."""
    query = "SELECT state FROM received WHERE bundle_id = ?"
    row = ledger.db.execute(query, [identity]).fetchone()
    return str(row[0]) if row else ""


def received_bytes(ledger: Ledger, identity: str) -> bytes:
    """Return the whole file as it came."""
    return _blob(ledger, "received_file", "data", identity)


def kept_receipt(ledger: Ledger, identity: str) -> bytes:
    """Return the newest `.byr` file that answers a bundle, the same bytes each time."""
    return _blob(ledger, "received", "receipt", identity)


def keep_received(ledger: Ledger, opened: Opened, data: bytes, state: str) -> None:
    """Keep a bundle that is believed."""
    said = opened.manifest
    row = {
        "bundle_id": opened.bundle_id,
        "unit": said.sender,
        "kind": said.kind,
        "epoch": said.epoch,
        "seq": said.seq,
        "month": said.tells,
        "revision": said.revision,
        "prev": said.prev or "",
        "state": state,
        "received_at": now_text(),
    }
    ledger.db.table("received").insert(row)
    ledger.db.table("received_file").insert({"bundle_id": opened.bundle_id, "data": data})


def set_aside(ledger: Ledger, bundle: ReceivedBundle | Manifest, identity: str) -> None:
    """Keep a bundle as one that people did not choose; it belongs inside a change."""
    unit = bundle.unit if isinstance(bundle, ReceivedBundle) else bundle.sender
    mark_received(ledger, identity, QUARANTINED)
    row = {"bundle_id": identity, "unit": unit, "why": _FORK, "at": now_text(), "data": None}
    ledger.db.table("set_aside").insert(row)
    note(ledger, "set_aside", "received", identity, unit)


def is_set_aside(ledger: Ledger, identity: str) -> bool:
    """Tell whether people chose against a bundle."""
    return identity in _set_aside(ledger)


def is_decided(ledger: Ledger, unit: str, epoch: int) -> bool:
    """Tell whether people once chose between the tails of a chain: what is of another is late."""
    apart = _set_aside(ledger)
    return any(one.epoch == epoch and one.bundle_id in apart for one in received(ledger, unit))


def mark_received(ledger: Ledger, identity: str, state: str) -> None:
    """Say that a kept bundle is now taken, or in quarantine."""
    query = "UPDATE received SET state = ? WHERE bundle_id = ?"
    ledger.db.execute(query, [state, identity])


def keep_receipt(ledger: Ledger, identity: str, receipt: bytes) -> None:
    """Keep the receipt that now answers a bundle; it waits to be carried there."""
    said = receipt_of(receipt)
    codes = " ".join(reason.code for reason in said.reasons)
    query = (
        "UPDATE received SET receipt = ?, receipt_left = NULL, answer = ?, codes = ?"
        " WHERE bundle_id = ?"
    )
    ledger.db.execute(query, [receipt, said.answer, codes, identity])


def chain_head(ledger: Ledger, unit: str, epoch: int) -> ChainHead:
    """Return how far a unit's chain was taken in, and which numbers wait."""
    return head_of(received(ledger, unit), epoch)


def head_of(chain: Sequence[ReceivedBundle], epoch: int) -> ChainHead:
    """Return how far one epoch of a unit's bundles was taken in, and which numbers wait."""
    mine = [each for each in chain if each.epoch == epoch]
    taken = [each for each in mine if each.state == TAKEN]
    waiting = {each.seq: each.bundle_id for each in mine if each.state in (HELD, QUARANTINED)}
    seq, identity = (taken[-1].seq, taken[-1].bundle_id) if taken else (0, None)
    return ChainHead(seq, identity, frozenset(each.bundle_id for each in taken), waiting)


def newest_epoch(ledger: Ledger, unit: str) -> int:
    """Return the newest epoch from which something of a unit was taken in, 0 for none."""
    query = "SELECT max(epoch) FROM received WHERE unit = ? AND state = ?"
    (newest,) = ledger.db.execute(query, [unit, TAKEN]).fetchone()
    return int(newest or 0)


def is_forked(ledger: Ledger, unit: str, epoch: int) -> bool:
    """Tell whether one number was used twice: nothing more is taken in until people decide."""
    query = (
        "SELECT 1 FROM received WHERE unit = ? AND epoch = ? AND bundle_id NOT IN"
        " (SELECT bundle_id FROM set_aside WHERE why = ?) GROUP BY seq HAVING count(*) > 1"
    )
    return ledger.db.execute(query, [unit, epoch, _FORK]).fetchone() is not None


def next_waiting(ledger: Ledger, unit: str, epoch: int) -> str | None:
    """Return the held bundle whose turn it is, if there is one."""
    turn = chain_head(ledger, unit, epoch).seq + 1
    for each in received(ledger, unit):
        if (each.epoch, each.seq, each.state) == (epoch, turn, HELD):
            return None if is_forked(ledger, unit, epoch) else each.bundle_id
    return None


def _set_aside(ledger: Ledger) -> frozenset[str]:
    query = "SELECT bundle_id FROM set_aside WHERE why = ?"
    return frozenset(identity for (identity,) in ledger.db.execute(query, [_FORK]).fetchall())


def _blob(ledger: Ledger, table: str, column: str, identity: str) -> bytes:
    query = f"SELECT [{column}] FROM [{table}] WHERE bundle_id = ?"
    (data,) = ledger.db.execute(query, [identity]).fetchone()
    return bytes(data)
