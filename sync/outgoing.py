"""The outbox: a month is closed and its bundle sealed at once; files are copies of what is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from os import urandom
from pathlib import Path
from typing import Any

from resources.wording import official
from storage.closing import refuse_unready
from storage.duties import require
from storage.journal import journal_head, note, now_text
from storage.ledger import Ledger
from storage.months import freeze
from storage.periods import month_words
from storage.steps import Step, Steps
from sync.address import EARLY, Address, address, address_early, sign_early_anew
from sync.bundle import open_kept, open_own, seal, verify_bundle
from sync.carried import keep_carried
from sync.carried import written as carried
from sync.content import MonthContent, amended, what_leaves
from sync.courier import Courier
from sync.couriers.errors import NothingToSendError
from sync.document import BundleKind
from sync.errors import CannotDecryptError, SignatureError
from sync.held import awaits_pairing, held_registry, is_paired
from sync.keys import UnitKeys
from sync.lines import NONCE
from sync.manifest import RECENT, Manifest, bundle_id, file_name
from sync.outbox import Outgoing, bundle_bytes, last_seq, outgoing, refuse_older_copy
from sync.payload import content_of, payload_of
from sync.rotation import refuse_changed_keys, registry_ahead
from sync.trust_errors import NotPairedYetError


@dataclass(frozen=True, slots=True)
class Cargo:
    """What the next bundle carries; `month` is "" for what belongs to none."""

    kind: BundleKind
    payload: bytes = field(repr=False)
    revision: int
    month: str = ""


@official
def close_month(ledger: Ledger, month: str, keys: UnitKeys, today: date) -> Steps[Outgoing]:
    """Freeze a month's figures and seal its bundle in one change: both are kept, or neither.

    Before pairing it is sealed to this machine alone, for the superior that the settings name.
    Raises MonthNotReadyError, MonthStateError, NoSuperiorError, NotPairedError (the registry knows
    another machine), KeyEndedError or LedgerBehindError.
    """
    require(ledger, "close")
    yield Step(0, 3, month)
    with ledger.change():
        refuse_older_copy(ledger, address(ledger, keys).epoch)
        refuse_unready(ledger, month, today)
        sign_early_anew(ledger, keys)
        freeze(ledger, month)
        yield Step(1, 3, month)
        content = leaving(ledger, month, keys)
        yield Step(2, 3, month)
        payload = payload_of(content, urandom(NONCE))
        return seal_next(ledger, Cargo("month", payload, content.revision, month), keys)


@official
def leaving(ledger: Ledger, month: str, keys: UnitKeys) -> MonthContent:
    """Return what leaves, or left, with a month, the slip against the revision before included.

    There is no slip where the keys that could open that revision are lost with their computer.
    """
    content = what_leaves(ledger, month)
    earlier = [each for each in outgoing(ledger, month) if each.revision < content.revision]
    if not earlier:
        return content
    try:
        return amended(content, sent_content(ledger, earlier[-1], keys))
    except (SignatureError, CannotDecryptError):
        return content


@official
def sent_content(ledger: Ledger, bundle: Outgoing, keys: UnitKeys) -> MonthContent:
    """Return what a bundle of these books says, opened with their own keys, paired or not.

    What a computer signed that was lost, and came back as a recovery, the registry vouches for.
    """
    data = bundle_bytes(ledger, bundle)
    try:
        return content_of(open_own(data, keys))
    except SignatureError:
        if not is_paired(ledger):
            raise
        return content_of(open_kept(data, held_registry(ledger).registry, keys))


@official
def write_out(ledger: Ledger, month: str, courier: Courier, keys: UnitKeys) -> Path:
    """Write the newest bundle of a month again, byte for byte, and say where it lies.

    What the courier read back is verified. Raises NothingToSendError and what `write_bundles`
    raises.
    """
    bundle = _last_of(ledger, month)
    if bundle is None:
        raise NothingToSendError(month=month_words(month).capitalize())
    return write_bundles(ledger, [bundle], courier, keys)[0]


@official
def write_bundles(
    ledger: Ledger, bundles: Sequence[Outgoing], courier: Courier, keys: UnitKeys
) -> list[Path]:
    """Write some bundles again, such as those whose numbers the superior misses.

    What was sealed before pairing is first encrypted to the superior too, once. Raises
    NotPairedYetError, OtherSuperiorError, LedgerBehindError and what the courier raises; the
    bundles stay in the books.
    """
    require(ledger, "export")
    for epoch in {bundle.epoch for bundle in bundles}:
        refuse_older_copy(ledger, epoch)
    if awaits_pairing(ledger):
        raise NotPairedYetError
    address_early(ledger, keys)
    registry = registry_ahead(ledger, keys)
    written = []
    for bundle in bundles:
        data = bundle_bytes(ledger, bundle)
        unit = ledger.settings.unit
        written.append(
            courier.put(unit, bundle.name, data, lambda back: verify_bundle(back, registry))
        )
        with ledger.change():
            query = "UPDATE outgoing SET written_at = ? WHERE bundle_id = ?"
            ledger.db.execute(query, [now_text(), bundle.bundle_id])
            note(ledger, "export", "outgoing", bundle.bundle_id)
            keep_carried(ledger, carried("bundle", unit, bundle.name, data))
    return written


@official
def seal_next(ledger: Ledger, cargo: Cargo, keys: UnitKeys) -> Outgoing:
    """Seal the next bundle of the chain and keep it; it belongs inside a change.

    Raises NoSuperiorError, NotPairedError, KeysChangedError or KeyEndedError.
    """
    to = address(ledger, keys)
    refuse_changed_keys(ledger, to.epoch, keys)
    manifest = _manifest(ledger, cargo, to)
    if manifest.registry_version != EARLY:  # a key that has ended must not shut a month
        registry = held_registry(ledger).registry
        registry.key_for(manifest.sender, manifest.epoch, manifest.seq, manifest.kind)
    identity = bundle_id(manifest.to_bytes())
    row: dict[str, Any] = {
        "seq": manifest.seq,
        "epoch": manifest.epoch,
        "bundle_id": identity,
        "kind": manifest.kind,
        "month": manifest.tells,
        "revision": cargo.revision,
        "name": file_name(manifest, identity),
        "made_at": manifest.written_at.isoformat(),
    }
    data = seal(manifest, cargo.payload, keys, to.readers)
    keep_bundle(ledger, row, data)
    return Outgoing(**row, written_at=None, answer=None)


def keep_bundle(ledger: Ledger, row: Mapping[str, Any], data: bytes) -> None:
    """Keep what is known of a bundle, and its bytes; it belongs inside a change."""
    ledger.db.table("outgoing").insert(dict(row))
    ledger.db.table("outgoing_file").insert({"bundle_id": row["bundle_id"], "data": data})


def _last_of(ledger: Ledger, month: str) -> Outgoing | None:
    return next(reversed(outgoing(ledger, month)), None)


def _manifest(ledger: Ledger, cargo: Cargo, to: Address) -> Manifest:
    chain = [bundle for bundle in outgoing(ledger) if bundle.epoch == to.epoch]
    recent = tuple(bundle.bundle_id for bundle in chain[-RECENT:])
    return Manifest(
        kind=cargo.kind,
        sender=ledger.settings.unit,
        recipient=to.superior,
        epoch=to.epoch,
        seq=last_seq(ledger, to.epoch) + 1,
        prev=recent[-1] if recent else None,
        recent=recent,
        month=cargo.month or None,
        revision=cargo.revision,
        payload_sha256=sha256(cargo.payload).hexdigest(),
        payload_size=len(cargo.payload),
        registry_version=to.registry_version,
        journal_head=journal_head(ledger.db).hash,
        written_at=datetime.now(UTC),
    )
