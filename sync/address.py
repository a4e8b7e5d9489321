"""To whom a bundle goes; and what was sealed *early*, before there was a superior to pair with.

A post uses the program weeks before its superior does, and must close its months. An early bundle
names the superior of the settings, is signed as ever, and can be opened by its own machine alone.
After pairing its payload is encrypted to the superior too, once; what was signed stays. Only a
closing signs: early bundles that name the wrong superior are signed anew by the next closing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage.journal import note
from storage.ledger import Ledger
from storage.periods import month_words
from sync.bundle import encrypted_anew, manifest_of, signed_anew
from sync.held import awaits_pairing, held_registry, own_key
from sync.keys import UnitKeys
from sync.manifest import RECENT, Manifest, bundle_id, file_name
from sync.trust_errors import NoSuperiorError, OtherSuperiorError

EARLY = 0  # the registry version that an early bundle names
ADDRESSED = "address"  # the journal's word for an early bundle that the superior can open now


@dataclass(frozen=True, slots=True)
class Address:
    """Who gets a bundle, in which chain, by which registry, and which age keys open it."""

    superior: str
    epoch: int
    registry_version: int
    readers: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Early:
    """A bundle sealed before pairing that only this machine can open so far."""

    manifest: Manifest
    bundle_id: str
    data: bytes


def address(ledger: Ledger, keys: UnitKeys) -> Address:
    """Return where a bundle goes that is sealed now.

    NoSuperiorError when nobody is paired or named; NotPairedError when the registry knows this
    unit but not this machine.
    """
    if not awaits_pairing(ledger):
        registry, epoch = held_registry(ledger).registry, own_key(ledger, keys).epoch
        readers = [key.age for key in registry.superior.keys] + [keys.public().age]
        return Address(registry.superior.code, epoch, registry.version, readers)
    if ledger.settings.superior is None:
        raise NoSuperiorError
    return Address(ledger.settings.superior, 1, EARLY, [keys.public().age])


def address_early(ledger: Ledger, keys: UnitKeys) -> None:
    """Encrypt to the superior, in one change, what was sealed before pairing; once and for all.

    Manifest, signature and id stay. OtherSuperiorError, and nothing changed, when a bundle names
    another superior or epoch than those this machine was paired with.
    """
    with ledger.change():
        early = _early(ledger)
        if not early:
            return
        to = address(ledger, keys)
        for each in early:
            if not _goes_to(each, to):
                raise _other(each.manifest, to, early[-1].manifest)
        for each in early:
            data = encrypted_anew(each.data, keys, to.readers)
            query = "UPDATE outgoing_file SET data = ? WHERE bundle_id = ?"
            ledger.db.execute(query, [data, each.bundle_id])
            note(ledger, ADDRESSED, "outgoing", each.bundle_id, to.superior)


def sign_early_anew(ledger: Ledger, keys: UnitKeys) -> None:
    """Sign early bundles for the right superior if one of them names another; all, or none.

    They keep number, content and revision, and follow each other as before. It belongs inside the
    change that closes a month: nothing of them ever left, and whoever closes stands for them.
    """
    early, to = _early(ledger), address(ledger, keys)
    if all(_goes_to(each, to) for each in early):
        return
    recent: tuple[str, ...] = ()
    for each in early:
        facts = {"recipient": to.superior, "epoch": to.epoch, "recent": recent[-RECENT:]}
        facts["prev"] = recent[-1] if recent else None
        manifest = Manifest.model_validate(each.manifest.model_dump() | facts)
        recent = (*recent, _replace(ledger, each, manifest, keys))


def _replace(ledger: Ledger, early: _Early, manifest: Manifest, keys: UnitKeys) -> str:
    identity = bundle_id(manifest.to_bytes())
    row = {
        "epoch": manifest.epoch,
        "bundle_id": identity,
        "name": file_name(manifest, identity),
    }
    ledger.db.table("outgoing").update((early.manifest.epoch, manifest.seq), row)
    file = {"data": signed_anew(early.data, manifest, keys)}
    ledger.db.table("outgoing_file").update(identity, file)  # it follows the new id
    note(ledger, "sign_anew", "outgoing", early.bundle_id, identity)
    return identity


def _early(ledger: Ledger) -> list[_Early]:
    query = (  # photos leave only once there is a superior
        "SELECT bundle_id, data FROM outgoing JOIN outgoing_file USING (bundle_id)"
        " WHERE written_at IS NULL AND kind <> 'media' AND bundle_id NOT IN"
        " (SELECT record FROM journal WHERE action = ?) ORDER BY epoch, seq"
    )
    found = []
    for identity, data in ledger.db.execute(query, [ADDRESSED]).fetchall():
        manifest = manifest_of(bytes(data))
        if manifest.registry_version == EARLY:
            found.append(_Early(manifest, identity, bytes(data)))
    return found


def _goes_to(early: _Early, to: Address) -> bool:
    return (early.manifest.recipient, early.manifest.epoch) == (to.superior, to.epoch)


def _other(wrong: Manifest, to: Address, last: Manifest) -> OtherSuperiorError:
    return OtherSuperiorError(
        named=wrong.recipient,
        named_epoch=wrong.epoch,
        superior=to.superior,
        epoch=to.epoch,
        month=month_words(last.month or ""),
    )
