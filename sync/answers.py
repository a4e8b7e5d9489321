"""How the superior answers: one signed receipt a bundle, kept, and given again when asked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from resources.wording import official
from storage.duties import require
from storage.journal import journal_head, note
from storage.ledger import Ledger
from storage.locked_months import is_locked, locked_through
from storage.photos import photo_size
from sync.bundle import manifest_of
from sync.chain import missing
from sync.content import MonthContent
from sync.dossier import DossierContent
from sync.dossier_errors import DossierReturnError
from sync.held import held_registry, steps_lacking
from sync.keys import UnitKeys
from sync.locking import LockedReturnError, refused_by_lock
from sync.manifest import Manifest
from sync.media_taking import MediaContent, photos_of_month
from sync.receipts import PHOTO, Answer, Reason, Receipt, receipt_of, write_receipt
from sync.received import chain_head, keep_receipt, kept_receipt, received_bytes

Content = MonthContent | DossierContent | MediaContent

_CODES = {"returned": "TL-01", "noted": "LY-01"}


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say to a bundle: the answer, why, and what was found in it."""

    said: Answer
    reasons: Sequence[Reason] = ()
    content: Content | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person at the superior says of some records and figures, or of the whole month."""

    words: str
    records: Sequence[str] = ()


@official
def answer(ledger: Ledger, identity: str, reply: Reply, keys: UnitKeys) -> bytes:
    """Sign and keep the receipt that now answers a kept bundle, and return its file.

    It belongs inside the change that keeps what the receipt says. Its number is that of its line
    in the journal, so it only ever grows.
    """
    require(ledger, "sign")
    note(ledger, "receipt", "received", identity, reply.said)
    manifest = manifest_of(received_bytes(ledger, identity))
    head = chain_head(ledger, manifest.sender, manifest.epoch)
    registry = held_registry(ledger)
    receipt = Receipt(
        number=journal_head(ledger.db).seq,
        superior=ledger.settings.unit,
        unit=manifest.sender,
        epoch=manifest.epoch,
        seq=manifest.seq,
        bundle_id=identity,
        month=manifest.month,
        revision=manifest.revision,
        answer=reply.said,
        reasons=tuple(reply.reasons),
        counts=_counts(reply.content),
        missing_attachments=_missing_photos(ledger, manifest, reply),
        next_seq=head.seq + 1,
        missing_seqs=missing(head, manifest.seq) if reply.said == "held" else (),
        chain_head=head.bundle_id,
        registry_version=registry.version,
        locked=locked_through(ledger),
        written_at=datetime.now(UTC),
    )
    data = write_receipt(receipt, keys, steps_lacking(ledger, manifest))
    keep_receipt(ledger, identity, data)
    return data


@official
def remark(
    ledger: Ledger,
    identity: str,
    said: Literal["returned", "noted"],
    remarks: Sequence[Remark],
    keys: UnitKeys,
) -> bytes:
    """Give a month back to its unit, or take note of something, and return the new receipt.

    Its figures stay in the books until the unit's next revision replaces them. Raises
    DossierReturnError (what is said of people travels in a decision, which only its unit can
    open), or LockedReturnError: a locked month takes no revision any more. What came after the
    lock stays given back, whatever is remarked on it.
    """
    require(ledger, "sign")
    manifest = manifest_of(received_bytes(ledger, identity))
    if manifest.kind == "dossier":
        raise DossierReturnError
    with ledger.change():
        if said == "returned" and is_locked(ledger, manifest.month or ""):
            raise LockedReturnError
        code = _CODES[said]
        reasons = [
            Reason(code=code, words=each.words, records=tuple(each.records)) for each in remarks
        ]
        before = receipt_of(kept_receipt(ledger, identity)).reasons
        late = [reason for reason in before if refused_by_lock([reason])]
        reply = Reply("returned" if late else said, [*late, *reasons])
        return answer(ledger, identity, reply, keys)


@official
def return_bundle(
    ledger: Ledger, identity: str, words: str, keys: UnitKeys, records: Sequence[str] = ()
) -> bytes:
    """Give a month back to its unit for one reason, and return the receipt to carry there."""
    return remark(ledger, identity, "returned", [Remark(words, records)], keys)


def _counts(content: Content | None) -> dict[str, int]:
    if content is None:
        return {}
    if isinstance(content, MediaContent):
        return {PHOTO: len(content.photos)}
    return {kind.KIND: len(rows) for kind, rows in content.records.items() if rows}


def _missing_photos(ledger: Ledger, manifest: Manifest, reply: Reply) -> tuple[str, ...]:
    """Return the photos of a bundle's month that these books lack."""
    if isinstance(reply.content, MonthContent):
        photos = reply.content.photos
        return tuple(one.digest for one in photos if not photo_size(ledger, one.digest))
    if not manifest.month or reply.said == "refused":
        return ()
    named = photos_of_month(ledger, manifest.sender, manifest.month)
    return tuple(digest for digest, is_here in named.items() if not is_here)
