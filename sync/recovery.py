"""The recovery file ("gói khôi phục", `.byk`): a superior gives a unit back what it accepted.

Each bundle is encrypted to the unit's newest laptop; its manifest, signature and id stay, so that
whoever takes it checks it by the keys that the unit had then. Large books come in several files:
each carries the same signed list, and all together hold what it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, ClassVar

from pydantic import Field

from storage.journal import journal_head, note
from storage.ledger import Ledger
from storage.records.base import Identity, UnitCode
from storage.steps import Step, Steps
from sync.bundle import encrypted_for
from sync.container import MIB, read_container, write_container
from sync.document import Digest, Document, Moment, Month, Number, Value, Version
from sync.errors import RefusedError
from sync.held import held_registry, steps_since
from sync.keys import UnitKeys
from sync.media import MEDIA
from sync.receipts import RECEIPT_MIMETYPE
from sync.received import TAKEN, ReceivedBundle, kept_receipt, received, received_bytes
from sync.recovery_errors import (
    RecoveryAlteredError,
    RecoveryForOtherError,
    RecoveryKindError,
    RecoveryNothingError,
    RecoveryPartMissingError,
    RecoverySignerError,
    RecoveryUnreadableError,
)
from sync.sealed import Sealing, readers_of
from sync.trust import SignedRegistry

RECOVERY_MIMETYPE = "application/vnd.binhyen.recovery+zip"
RECOVERY = ".byk"

_PART = 48 * MIB  # of bundles in one file; a file may be 64
PHOTOS = 96 * MIB  # of photos that come back, the newest; a recovery is held in memory whole
_MOST = 1000  # bundles in one file; a ZIP of ours holds 4,096 entries
_STEPS = 64  # versions of the registry that come along


class ListedBundle(Value):
    """One bundle that is given back, and the receipt that answered it."""

    epoch: Number
    seq: Number
    bundle_id: Digest
    sha256: Digest  # of the file as it lies here
    receipt: Digest


class RecoveryDocument(Document):
    """What a superior gives back to one laptop of a unit (signed: recovery@binhyen).

    With a `predecessor` it is not the unit's own: its registers are to be carried on, but for the
    models in `ended`.
    """

    UNREADABLE: ClassVar[type[RefusedError]] = RecoveryUnreadableError

    number: Number
    superior: UnitCode
    unit: UnitCode
    epoch: Number
    predecessor: UnitCode | None = None
    last_month: Month | None = None
    ended: Annotated[tuple[Identity, ...], Field(max_length=10_000)] = ()
    bundles: Annotated[tuple[ListedBundle, ...], Field(min_length=1, max_length=10_000)]
    registry_version: Version
    written_at: Moment  # for people only


@dataclass(frozen=True, slots=True)
class Recovery:
    """A recovery that is believed and whole; bundles and receipts by the id of the bundle."""

    document: RecoveryDocument
    registry: SignedRegistry
    bundles: Mapping[str, bytes] = field(repr=False)
    receipts: Mapping[str, bytes] = field(repr=False)


SEALING = Sealing(
    outer=RECOVERY_MIMETYPE,
    inner="application/vnd.binhyen.recovered+zip",
    entry="recovery.age",
    name="recovery",
    purpose="recovery@binhyen",
    cap=4 * MIB,
    for_other=RecoveryForOtherError,
    wrong_signer=RecoverySignerError,
)


def recovery_files(ledger: Ledger, unit: str, keys: UnitKeys) -> Steps[list[bytes]]:
    """Return the files by which a unit's newest laptop gets its books back, and newest photos.

    Raises RecoveryNothingError, UnknownUnitError, or a RefusedError for a kept bundle that these
    keys cannot open.
    """
    accepted = [one for one in received(ledger, unit) if one.state == TAKEN]
    if not accepted:
        raise RecoveryNothingError(unit=held_registry(ledger).registry.unit(unit).name)
    return (yield from packed(ledger, unit, _without_old_photos(ledger, accepted), keys))


def packed(
    ledger: Ledger,
    unit: str,
    accepted: Sequence[ReceivedBundle],
    keys: UnitKeys,
    **more: object,
) -> Steps[list[bytes]]:
    """Return the files that hold some bundles for a unit's newest laptop."""
    registry = held_registry(ledger).registry
    readers = readers_of(ledger, unit)
    entries: list[dict[str, bytes]] = []
    listed: list[ListedBundle] = []
    for place, one in enumerate(accepted):
        yield Step(place, len(accepted), unit)
        data = encrypted_for(received_bytes(ledger, one.bundle_id), registry, keys, readers)
        receipt = _bare(kept_receipt(ledger, one.bundle_id))
        entries.append(_entries(one.bundle_id, data, receipt))
        digests = {"sha256": sha256(data).hexdigest(), "receipt": sha256(receipt).hexdigest()}
        listed.append(
            ListedBundle(epoch=one.epoch, seq=one.seq, bundle_id=one.bundle_id, **digests)
        )
    with ledger.change():
        note(ledger, "recovery", "received", unit, str(len(listed)))
        number = journal_head(ledger.db).seq
    document = RecoveryDocument.model_validate(
        {
            "number": number,
            "superior": ledger.settings.unit,
            "unit": unit,
            "epoch": registry.newest_epoch(unit),
            "bundles": tuple(listed),
            "registry_version": registry.version,
            "written_at": datetime.now(UTC),
        }
        | more
    )
    steps = steps_since(ledger, max(1, registry.version - _STEPS + 1))
    said = document.to_bytes()
    return [
        SEALING.sealed(SEALING.inside(said, keys, steps, part), readers) for part in _parts(entries)
    ]


def open_recovery(
    files: Iterable[bytes], held: SignedRegistry, me: str, epoch: int, keys: UnitKeys
) -> Recovery:
    """Check and open the files of one recovery for this laptop; the first failure refuses all.

    RecoveryForOtherError, RecoverySignerError, RecoveryKindError, RecoveryAlteredError,
    RecoveryPartMissingError, and the refusals of containers and registries.
    """
    said, found = b"", dict[str, bytes]()
    for data in files:
        document, signature, rest = SEALING.split(SEALING.opened(data, keys))
        own = {name: part for name, part in rest.items() if "/" in name}
        steps = {name: part for name, part in rest.items() if name not in own}
        held = SEALING.believed(document, signature, steps, held)
        if said and document != said:
            raise RecoveryKindError
        said = document
        found |= own
    document_said = RecoveryDocument.from_bytes(said)
    if (document_said.unit, document_said.epoch) != (me, epoch):
        raise RecoveryForOtherError
    if document_said.superior != held.registry.superior.code:
        raise RecoverySignerError
    return _whole(document_said, held, found)


def recovery_name(unit: str, part: int, parts: int) -> str:
    """Return a file name that helps people and stays short on FAT32."""
    return f"{unit.rsplit('/', 1)[-1].upper()[:24].strip('-')}_khoi-phuc_{part}-{parts}{RECOVERY}"


def _without_old_photos(ledger: Ledger, accepted: Sequence[ReceivedBundle]) -> list[ReceivedBundle]:
    """Leave the oldest photos out where there are too many: no figure rests on them."""
    room, left_out = PHOTOS, set[str]()
    for one in reversed([each for each in accepted if each.kind == MEDIA]):
        room -= len(received_bytes(ledger, one.bundle_id))
        if room < 0:
            left_out.add(one.bundle_id)
    return [one for one in accepted if one.bundle_id not in left_out]


def _whole(
    document: RecoveryDocument, registry: SignedRegistry, found: Mapping[str, bytes]
) -> Recovery:
    bundles, receipts, lacking = dict[str, bytes](), dict[str, bytes](), 0
    left = dict(found)
    for listed in document.bundles:
        names = _entries(listed.bundle_id, b"", b"")
        data, receipt = (left.pop(name, b"") for name in names)
        if not data or not receipt:
            lacking += 1
        elif (_digest(data), _digest(receipt)) != (listed.sha256, listed.receipt):
            raise RecoveryAlteredError
        bundles[listed.bundle_id], receipts[listed.bundle_id] = data, receipt
    if left:
        raise RecoveryAlteredError
    if lacking:
        raise RecoveryPartMissingError(lacking=lacking)
    return Recovery(document, registry, bundles, receipts)


def _parts(entries: Sequence[dict[str, bytes]]) -> Iterator[dict[str, bytes]]:
    part: dict[str, bytes] = {}
    size = 0
    for one in entries:
        weight = sum(map(len, one.values()))
        if part and (size + weight > _PART or len(part) >= 2 * _MOST):
            yield part
            part, size = {}, 0
        part |= one
        size += weight
    yield part


def _entries(identity: str, data: bytes, receipt: bytes) -> dict[str, bytes]:
    return {f"bundles/{identity}.byb": data, f"receipts/{identity}.byr": receipt}


def _bare(receipt: bytes) -> bytes:
    """Return a receipt without the registries that travelled with it: they come once, beside."""
    entries = read_container(receipt, RECEIPT_MIMETYPE)
    own = dict(list(entries.items())[:2])
    return write_container(RECEIPT_MIMETYPE, own)


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()
