"""Changing the keys of a laptop ("đổi khóa"), and the superior's consent to it."""

from __future__ import annotations

from dataclasses import replace

from storage.duties import require
from storage.journal import note
from storage.ledger import Ledger
from sync.errors import KeyEndedError
from sync.held import held_registry, keep_registry, own_key
from sync.key_errors import (
    RotationNumberError,
    RotationOldError,
    RotationPendingError,
    RotationSignerError,
)
from sync.keys import KeyPlace, UnitKeys
from sync.outbox import last_seq, refuse_older_copy
from sync.received import QUARANTINED
from sync.registry import Registry
from sync.rotation import (
    Rotation,
    newest_key,
    note_changed_keys,
    pending_rotation,
    read_rotation,
    refuse_changed_keys,
    rotation_signed,
    with_rotation,
    write_rotation,
)
from sync.trust import SignedRegistry, accept_registry, sign_registry


def change_keys(ledger: Ledger, keys: UnitKeys, place: KeyPlace) -> UnitKeys:
    """Make new keys for this laptop, keep them in its key file, and return them.

    The next bundle is signed by them. Raises RotationPendingError, NotPairedError, KeyEndedError,
    LedgerBehindError or KeysChangedError; then nothing changed.
    """
    require(ledger, "manage")
    with ledger.change():
        if pending_rotation(ledger, keys):
            raise RotationPendingError
        old = own_key(ledger, keys)
        refuse_older_copy(ledger, old.epoch)
        refuse_changed_keys(ledger, old.epoch, keys)
        first = last_seq(ledger, old.epoch) + 1
        if not old.covers(first):
            raise KeyEndedError(unit=ledger.settings.unit, seq=first)
        new = UnitKeys.generate(*(replace(each, earlier=(), request=b"") for each in keys.all))
        rotation = Rotation(
            unit=ledger.settings.unit, epoch=old.epoch, from_seq=first, keys=new.public()
        )
        new = replace(new, request=write_rotation(rotation, keys, new))
        note_changed_keys(ledger, old.epoch, first, new)
        place.keep(new)  # last: should it fail, nothing was noted
    return new


def countersign(ledger: Ledger, data: bytes, keys: UnitKeys) -> SignedRegistry:
    """Confirm a unit's change of keys: the next registry; the same file again changes nothing.

    Raises RotationError (altered), RotationSignerError, RotationOldError (replayed),
    RotationNumberError, KeyEndedError, UnknownUnitError or UnknownKeyError.
    """
    require(ledger, "sign")
    rotation, entries = read_rotation(data)
    with ledger.change():
        held = held_registry(ledger)
        if newest_key(held.registry, rotation).sign == rotation.keys.sign:
            return held
        _refuse_signer(held.registry, rotation, entries)
        _refuse_number(ledger, held.registry, rotation)
        signed = sign_registry(with_rotation(held.registry, rotation), keys)
        keep_registry(ledger, accept_registry(held, signed))
        said = f"{rotation.unit} {rotation.epoch} {rotation.from_seq}"
        note(ledger, "rotate", "registry", str(signed.version), said)
    return signed


def _refuse_signer(registry: Registry, rotation: Rotation, entries: dict[str, bytes]) -> None:
    own = [key for key in registry.unit(rotation.unit).keys if key.epoch == rotation.epoch]
    known = rotation.keys.sign in {key.sign for key in own}
    if known or any(rotation_signed(key, entries) for key in own[:-1]):
        raise RotationOldError(unit=rotation.unit)
    if not rotation_signed(own[-1], entries):
        raise RotationSignerError(unit=rotation.unit)
    replaced = rotation.epoch < registry.newest_epoch(rotation.unit)
    if replaced or own[-1].to_seq is not None:
        raise KeyEndedError(unit=rotation.unit, seq=rotation.from_seq)


def _refuse_number(ledger: Ledger, registry: Registry, rotation: Rotation) -> None:
    query = "SELECT max(seq) FROM received WHERE unit = ? AND epoch = ? AND state != ?"
    facts = [rotation.unit, rotation.epoch, QUARANTINED]
    (last,) = ledger.db.execute(query, facts).fetchone()
    known = max(int(last or 0), newest_key(registry, rotation).from_seq - 1)
    if rotation.from_seq <= known:
        raise RotationNumberError(unit=rotation.unit, seq=rotation.from_seq, known=known)
