"""A superior gets its own newer registry back from a post, after it was restored from a copy.

Its own key signed it, so it is its own word. What was paired here since then is kept: both are
joined in the next version. Keys that both give to one machine's number stay as they were before.
"""

from __future__ import annotations

from dataclasses import dataclass

from storage.journal import note
from storage.ledger import Ledger
from sync.held import ADOPTED, held_registry, keep_registry
from sync.keys import UnitKeys
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

    Raises RegistrySignerError for what these keys, or those of the registry held, did not sign,
    and the refusals of registries that cannot be read.
    """
    steps = read_registry(data)
    with ledger.change():
        held = held_registry(ledger)
        _refuse_foreign(held, steps, keys)
        newest = steps[-1]
        if any(step.body == newest.body for step in _known(ledger, newest.version)):
            return AdoptedRegistry(held, fresh=False)
        top, other = (newest, held) if newest.version > held.version else (held, newest)
        joined, again = _joined(top.registry, other.registry)
        for step in steps:
            keep_registry(ledger, step)
        note(ledger, ADOPTED, "registry", str(min(top.version, held.version)))
        if joined == top.registry:
            return AdoptedRegistry(top, again=again)
        signed = sign_registry(joined.model_copy(update={"version": top.version + 1}), keys)
        keep_registry(ledger, signed)
        return AdoptedRegistry(signed, again=again)


def _refuse_foreign(
    held: SignedRegistry, steps: tuple[SignedRegistry, ...], keys: UnitKeys
) -> None:
    own = [*(each.public() for each in keys.all), *held.registry.superior.keys]
    for step in steps:
        same = step.registry.superior.code == held.registry.superior.code
        if not same or not step.signed_by(own):
            raise RegistrySignerError(held=held.version, offered=step.version)


def _known(ledger: Ledger, version: int) -> list[SignedRegistry]:
    query = "SELECT data FROM registry WHERE version = ?"
    rows = ledger.db.execute(query, [version]).fetchall()
    return [read_registry(bytes(data))[0] for (data,) in rows]


def _joined(top: Registry, other: Registry) -> tuple[Registry, tuple[str, ...]]:
    """Return the newer registry with the units and keys that only the other one knows."""
    units = {unit.code: unit for unit in top.units}
    again: list[str] = []
    for unit in other.units:
        mine = units.get(unit.code)
        units[unit.code] = _with_keys_of(mine, unit) if mine else unit
        if mine and _conflict(mine, unit):
            again.append(unit.name)
    joined = tuple(units[code] for code in sorted(units))
    return top.model_copy(update={"units": joined}), tuple(again)


def _with_keys_of(mine: RegisteredUnit, other: RegisteredUnit) -> RegisteredUnit:
    ends = {(key.epoch, key.sign): key.to_seq for key in other.keys}
    keys = [_ended(key, ends.get((key.epoch, key.sign))) for key in mine.keys]
    epochs = {key.epoch for key in mine.keys}
    keys += [key for key in other.keys if key.epoch not in epochs]
    facts = {
        "keys": tuple(keys),
        "last_month": mine.last_month or other.last_month,
        "successor": mine.successor or other.successor,
    }
    return mine.model_copy(update=facts)


def _ended(key: UnitKey, end: int | None) -> UnitKey:
    """Let a key end where either registry ended it, never later."""
    ends = [one for one in (key.to_seq, end) if one is not None]
    return key.model_copy(update={"to_seq": min(ends, default=None)})


def _conflict(mine: RegisteredUnit, other: RegisteredUnit) -> bool:
    """Tell whether the two name different machines under one number."""
    known = {key.epoch: {k.sign for k in mine.keys if k.epoch == key.epoch} for key in mine.keys}
    return any(key.sign not in known.get(key.epoch, {key.sign}) for key in other.keys)
