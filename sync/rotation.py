"""Another key for the same laptop ("đổi khóa"): by the number of a bundle, never by a date.

The unit makes new keys and signs with them at once. The file that says so is signed by the old key
and by the new one, and goes along with the bundles until a registry comes back that knows the new
key. The superior signs the registry in which the old key ends and the new one begins. What was
signed before stays verifiable; what was sealed to the old keys is opened by them as ever.
"""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from typing import ClassVar

from storage.journal import note, now_text
from storage.ledger import Ledger
from storage.records.base import UnitCode
from sync.container import DOCUMENT_CAP, SIGNATURE_CAP, expect, read_container, write_container
from sync.document import Document, Number
from sync.errors import RefusedError, SignatureError, UnknownKeyError, WrongPurposeError
from sync.held import held_registry, is_paired, own_key
from sync.key_errors import KeysChangedError, RotationError
from sync.keys import PublicKeys, UnitKeys
from sync.registry import Registry, UnitKey
from sync.sshsig import verify
from sync.trust_errors import NotPairedError

ROTATION_MIMETYPE = "application/vnd.binhyen.rotation+zip"
PURPOSE = "rotation@binhyen"

BY_OLD, BY_NEW = "rotation.json.sig", "rotation.json.new.sig"
_CHANGED = "rotate"  # the journal's word
_ENTRIES = {"rotation.json": DOCUMENT_CAP, BY_OLD: SIGNATURE_CAP, BY_NEW: SIGNATURE_CAP}


class Rotation(Document):
    """A unit's new keys, and the number of the first bundle that they sign."""

    UNREADABLE: ClassVar[type[RefusedError]] = RotationError

    unit: UnitCode
    epoch: Number
    from_seq: Number
    keys: PublicKeys


def pending_rotation(ledger: Ledger, keys: UnitKeys) -> Rotation | None:
    """Return the change of keys that no registry held here confirms yet."""
    if not keys.request or not is_paired(ledger):
        return None
    try:
        known = own_key(ledger, keys)
    except NotPairedError:
        return None
    if known.sign == keys.public().sign:
        return None
    return read_rotation(keys.request)[0]


def registry_ahead(ledger: Ledger, keys: UnitKeys) -> Registry:
    """Return the registry as it will be once a pending change of these keys is confirmed."""
    registry = held_registry(ledger).registry
    rotation = pending_rotation(ledger, keys)
    return with_rotation(registry, rotation) if rotation else registry


def note_changed_keys(ledger: Ledger, epoch: int, from_seq: int, keys: UnitKeys) -> None:
    """Note that from a number on the bundles of an epoch are signed by these keys."""
    note(ledger, _CHANGED, "outgoing", str(epoch), f"{from_seq} {keys.public().sign}")


def refuse_changed_keys(ledger: Ledger, epoch: int, keys: UnitKeys) -> None:
    """Raise KeysChangedError for keys that were changed: what they sign would be refused above."""
    query = (
        "SELECT after FROM journal WHERE action = ? AND record = ? AND after IS NOT NULL"
        " ORDER BY seq DESC LIMIT 1"
    )
    found = ledger.db.execute(query, [_CHANGED, str(epoch)]).fetchone()
    if found and str(found[0]).split(" ", 1)[1] != keys.public().sign:
        raise KeysChangedError


def last_change(ledger: Ledger) -> date:
    """Return the day on which the keys of this laptop were made: with the books, or later."""
    query = "SELECT max(at) FROM journal WHERE action = ? AND kind = 'outgoing'"
    (changed,) = ledger.db.execute(query, [_CHANGED]).fetchone()
    (begun,) = ledger.db.execute("SELECT min(at) FROM journal").fetchone()
    return datetime.fromisoformat(changed or begun or now_text()).date()


def write_rotation(rotation: Rotation, old: UnitKeys, new: UnitKeys) -> bytes:
    """Return the `.byd` file, signed by the key that ends and by the one that begins."""
    said = rotation.to_bytes()
    signed = {BY_OLD: old.sign(PURPOSE, said), BY_NEW: new.sign(PURPOSE, said)}
    return write_container(ROTATION_MIMETYPE, {"rotation.json": said} | signed)


def read_rotation(data: bytes) -> tuple[Rotation, dict[str, bytes]]:
    """Return a change of keys whose sender holds the new ones; RotationError if it was altered."""
    entries = read_container(data, ROTATION_MIMETYPE)
    expect(entries, _ENTRIES)
    rotation = Rotation.from_bytes(entries["rotation.json"])
    if not rotation_signed(rotation.keys, entries, BY_NEW):
        raise RotationError
    return rotation, entries


def rotation_name(rotation: Rotation, data: bytes) -> str:
    """Return a file name that helps people; nothing is believed from it."""
    unit = rotation.unit.rsplit("/", 1)[-1].upper()[:24].strip("-")
    return f"{unit}_doi-khoa_tu-so-{rotation.from_seq:04d}_{sha256(data).hexdigest()[:8]}.byd"


def with_rotation(registry: Registry, rotation: Rotation) -> Registry:
    """Return the next version: the old key ends before the number at which the new one begins."""
    unit = registry.unit(rotation.unit)
    old = newest_key(registry, rotation)
    ended = old.model_copy(update={"to_seq": rotation.from_seq - 1})
    begun = old.model_copy(
        update=rotation.keys.model_dump() | {"from_seq": rotation.from_seq, "to_seq": None}
    )
    keys = tuple(ended if key == old else key for key in unit.keys)
    changed = unit.model_copy(update={"keys": (*keys, begun)})
    units = tuple(changed if each.code == unit.code else each for each in registry.units)
    return Registry(version=registry.version + 1, superior=registry.superior, units=units)


def newest_key(registry: Registry, rotation: Rotation) -> UnitKey:
    """Return the key that a change of keys ends; UnknownUnitError or UnknownKeyError."""
    keys = [key for key in registry.unit(rotation.unit).keys if key.epoch == rotation.epoch]
    if not keys:
        raise UnknownKeyError(unit=rotation.unit, epoch=rotation.epoch)
    return keys[-1]


def rotation_signed(key: PublicKeys, entries: dict[str, bytes], by: str = BY_OLD) -> bool:
    """Tell whether a key signed the document: in the place of the old one, or of the new one."""
    try:
        verify(key.sign, PURPOSE, entries["rotation.json"], entries[by])
    except (SignatureError, WrongPurposeError):
        return False
    return True
