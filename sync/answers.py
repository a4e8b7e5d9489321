"""How the superior answers: one signed receipt a bundle, kept, and given again when asked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from storage.attachments import photo_size
from storage.journal import journal_head, note
from storage.ledger import Ledger
from storage.locked_months import locked_through
from sync.bundle import manifest_of
from sync.chain import missing
from sync.content import MonthContent
from sync.dossier import DossierContent
from sync.dossier_errors import DossierReturnError
from sync.held import held_registry, steps_lacking
from sync.keys import UnitKeys
from sync.receipts import Answer, Reason, Receipt, write_receipt
from sync.received import chain_head, keep_receipt, received_bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say to a bundle: the answer, why, and what was found in it."""

    said: Answer
    reasons: Sequence[Reason] = ()
    content: MonthContent | DossierContent | None = None


def answer(ledger: Ledger, identity: str, reply: Reply, keys: UnitKeys) -> bytes:
    """Sign and keep the receipt that now answers a kept bundle, and return its file.

    It belongs inside the change that keeps what the receipt says. Its number is that of its line
    in the journal, so it only ever grows.
    """
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
        missing_attachments=_missing_photos(ledger, reply.content),
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


def return_bundle(
    ledger: Ledger, identity: str, words: str, keys: UnitKeys, records: Sequence[str] = ()
) -> bytes:
    """Give a month back to its unit with reasons, and return the receipt to carry there.

    Its figures stay in the books until the unit's next revision replaces them. Raises
    DossierReturnError: what is said of people travels in a decision, which only its unit can open.
    """
    if manifest_of(received_bytes(ledger, identity)).kind == "dossier":
        raise DossierReturnError
    with ledger.change():
        reason = Reason(code="TL-01", words=words, records=tuple(records))
        return answer(ledger, identity, Reply("returned", [reason]), keys)


def _counts(content: MonthContent | DossierContent | None) -> dict[str, int]:
    if content is None:
        return {}
    return {kind.KIND: len(rows) for kind, rows in content.records.items() if rows}


def _missing_photos(
    ledger: Ledger, content: MonthContent | DossierContent | None
) -> tuple[str, ...]:
    photos = content.photos if isinstance(content, MonthContent) else ()
    return tuple(photo.digest for photo in photos if not photo_size(ledger, photo.digest))
