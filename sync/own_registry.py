"""A superior gets its own newer registry back from a post, after it was restored from a copy.

Its own key signed it, so it is its own word; a key that was changed since says nothing any more.
What was paired here since then is kept: both are joined in the next version. Of keys that both give
to one machine's number those held here stay, and no key ends before what was accepted: those
bundles are opened again for recoveries and choices.
"""

from __future__ import annotations

from dataclasses import dataclass

from storage.journal import note
from storage.ledger import Ledger
from sync.held import ADOPTED, held_registry, keep_registry
from sync.keys import UnitKeys
from sync.received import chain_head
from sync.registry import RegisteredUnit, Registry, UnitKey
from sync.trust import SignedRegistry, read_registry, sign_registry
from sync.trust_errors import RegistrySignerError


@dataclass(frozen=True, slots=True)
class AdoptedRegistry:
    """The registry from now on, whether it changed, and the units to be paired again."""

    signed: SignedRegistry
    fresh: bool = True
    again: tuple[str, ...] = ()


def adopt_own_registry(ledger: Ledger, data: bytes, keys: UnitKeys) -> AdoptedRegistry:
    """Take back versions of the own registry that a post kept; taking them again changes nothing.

    Raises RegistrySignerError for what the keys of the registry held, or those that followed them,
    did not sign, and the refusals of registries that cannot be read.
    """
    offered = read_registry(data)
    with ledger.change():
        held, newest = held_registry(ledger), offered[-1]
        if any(step.body == newest.body for step in _known(ledger, newest.version)):
            return AdoptedRegistry(held, fresh=False)
        steps = _proven(held, offered, keys)
        top, other = (newest, held) if newest.version > held.version else (held, newest)
        joined, again = _joined(ledger, top.registry, other.registry, held.registry)
        if keys.public() not in joined.superior.keys:  # the keys were changed in the other one
            joined = joined.model_copy(update={"superior": other.registry.superior})
        for step in steps:
            keep_registry(ledger, step)
        note(ledger, ADOPTED, "registry", str(min(top.version, held.version)))
        if joined == top.registry:
            return AdoptedRegistry(top, again=again)
        signed = sign_registry(joined.model_copy(update={"version": top.version + 1}), keys)
        keep_registry(ledger, signed)
        return AdoptedRegistry(signed, again=again)


def _proven(
    held: SignedRegistry, offered: tuple[SignedRegistry, ...], keys: UnitKeys
) -> list[SignedRegistry]:
    """Return the versions to believe: signed by a key that still holds, or that followed it.

    A key that was changed is no proof: it may be the one that was stolen. Only books from before
    the change believe it, for they know no better.
    """
    believed = list(held.registry.superior.keys)
    if keys.public() not in believed:
        believed += [each.public() for each in keys.all]
    proven: list[SignedRegistry] = []
    for step in offered:
        newer = step.version > held.version
        if not step.signed_by(believed):
            if newer:
                raise RegistrySignerError(held=held.version, offered=step.version)
            continue  # of long ago: the newer ones do not rest on it
        if step.registry.superior.code != held.registry.superior.code:
            raise RegistrySignerError(held=held.version, offered=step.version)
        believed += step.registry.superior.keys if newer else ()
        proven.append(step)
    if offered[-1] not in proven:
        raise RegistrySignerError(held=held.version, offered=offered[-1].version)
    return proven


def _known(ledger: Ledger, version: int) -> list[SignedRegistry]:
    query = "SELECT data FROM registry WHERE version = ?"
    rows = ledger.db.execute(query, [version]).fetchall()
    return [read_registry(bytes(data))[0] for (data,) in rows]


def _joined(
    ledger: Ledger, top: Registry, other: Registry, held: Registry
) -> tuple[Registry, tuple[str, ...]]:
    """Return the newer registry with the units and keys that only the other one knows."""
    units = {unit.code: unit for unit in top.units}
    again: list[str] = []
    for unit in other.units:
        mine = units.get(unit.code)
        if mine is None:
            units[unit.code] = unit
            continue
        if _conflict(mine, unit):
            again.append(unit.name)
        believed, doubted = (mine, unit) if held is top else (unit, mine)
        facts = {
            "keys": _keys_of_both(ledger, believed, doubted),
            "last_month": mine.last_month or unit.last_month,
            "successor": mine.successor or unit.successor,
        }
        units[unit.code] = mine.model_copy(update=facts)
    joined = tuple(units[code] for code in sorted(units))
    return top.model_copy(update={"units": joined}), tuple(again)


def _keys_of_both(
    ledger: Ledger, believed: RegisteredUnit, doubted: RegisteredUnit
) -> tuple[UnitKey, ...]:
    """Return the keys of each number; where the two contradict each other, the believed ones."""
    found: list[UnitKey] = []
    for epoch in sorted({key.epoch for key in (*believed.keys, *doubted.keys)}):
        one, other = (_of_epoch(unit, epoch) for unit in (believed, doubted))
        more, less = (other, one) if one.keys() <= other.keys() else (one, other)
        accepted = chain_head(ledger, believed.code, epoch).seq
        for place, (sign, key) in enumerate(more.items(), 1):
            is_last = place == len(more)  # of several keys the last one signs what comes
            found.append(_ended(key, less.get(sign), accepted if is_last else 0))
    return tuple(found)


def _of_epoch(unit: RegisteredUnit, epoch: int) -> dict[str, UnitKey]:
    return {key.sign: key for key in unit.keys if key.epoch == epoch}


def _ended(key: UnitKey, other: UnitKey | None, accepted: int) -> UnitKey:
    """Let a key end where either registry ended it, but not before what was accepted."""
    ends = [one.to_seq for one in (key, other) if one is not None and one.to_seq is not None]
    if not ends or (other and key.to_seq == other.to_seq):
        return key
    return key.model_copy(update={"to_seq": max(min(ends), accepted)})


def _conflict(mine: RegisteredUnit, other: RegisteredUnit) -> bool:
    """Tell whether the two name different machines under one number; changed keys are no others."""
    for epoch in {key.epoch for key in mine.keys} & {key.epoch for key in other.keys}:
        one, two = _of_epoch(mine, epoch).keys(), _of_epoch(other, epoch).keys()
        if not (one <= two or two <= one):
            return True
    return False
