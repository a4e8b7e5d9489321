"""The bundles that these books made, as they keep them: read here, sealed by `sync.outgoing`."""

from __future__ import annotations

from dataclasses import dataclass

from resources.wording import official
from storage.ledger import Ledger
from sync.errors import LedgerBehindError

BEHIND = "behind"  # the journal's word for a receipt that knows more than these books


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A bundle that these books made; `answer` is what the last receipt said of it.

    `phoned` is what the superior said since over the telephone, until its receipt comes.
    """

    seq: int
    epoch: int
    bundle_id: str
    kind: str
    month: str
    revision: int
    name: str
    made_at: str
    written_at: str | None
    answer: str | None
    phoned: str | None = None

    @property
    def state(self) -> str:
        """How far it has come: sealed, written, then what the superior answered."""
        if self.phoned:
            return f"phoned_{self.phoned}"
        return self.answer or ("written" if self.written_at else "sealed")


@official
def outgoing(ledger: Ledger, month: str | None = None) -> list[Outgoing]:
    """Return the bundles these books made, oldest first; those of one month if it is named."""
    query = (
        "SELECT seq, epoch, bundle_id, kind, month, revision, name, made_at, written_at,"
        " verdict AS answer, phoned FROM outgoing WHERE ? IN (month, '') ORDER BY epoch, seq"
    )
    return [Outgoing(**row) for row in ledger.db.query(query, [month or ""])]


@official
def bundle_bytes(ledger: Ledger, bundle: Outgoing) -> bytes:
    """Return the whole file, the same bytes whenever it is asked for.

    Only what was sealed before pairing changes once, when it is first written: see `sync.address`.
    """
    query = "SELECT data FROM outgoing_file WHERE bundle_id = ?"
    (data,) = ledger.db.execute(query, [bundle.bundle_id]).fetchone()
    return bytes(data)


def last_seq(ledger: Ledger, epoch: int) -> int:
    """Return the number of the newest bundle these books made in an epoch, 0 for none."""
    query = "SELECT max(seq) FROM outgoing WHERE epoch = ?"
    (last,) = ledger.db.execute(query, [epoch]).fetchone()
    return int(last or 0)


@official
def refuse_older_copy(ledger: Ledger, epoch: int) -> None:
    """Raise LedgerBehindError when a receipt told that these books are an older copy."""
    query = "SELECT max(CAST(after AS INTEGER)) FROM journal WHERE action = ? AND record = ?"
    (known,) = ledger.db.execute(query, [BEHIND, str(epoch)]).fetchone()
    own = last_seq(ledger, epoch)
    if known and known > own:
        raise LedgerBehindError(seq=known, own=own)
