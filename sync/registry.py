"""The registry ("sổ đơn vị"): which unit speaks with which key, from which bundle to which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, model_validator

from storage.records.base import UnitCode
from sync.document import BundleKind, Document, Month, Number, Title, Value, Version, bundle_words
from sync.errors import (
    KeyEndedError,
    RefusedError,
    UnknownKeyError,
    UnknownUnitError,
    WrongKindError,
)
from sync.keys import PublicKeys
from sync.trust_errors import AlreadyPairedError, RegistryUnreadableError, SuccessorError

ALL_KINDS: tuple[BundleKind, ...] = ("month", "dossier", "media", "recovery")


class UnitKey(PublicKeys):
    """One machine's keys and the bundles they are good for; rotation goes by number, not date."""

    epoch: Number = 1
    from_seq: Number = 1
    to_seq: Version | None = None
    kinds: tuple[BundleKind, ...] = ALL_KINDS

    def covers(self, seq: int) -> bool:
        """Tell whether the key may sign the bundle of this number."""
        return self.from_seq <= seq and (self.to_seq is None or seq <= self.to_seq)


class RegisteredUnit(Value):
    """A unit with all keys it ever had, so that old bundles stay verifiable.

    One that was merged or renamed reports last for `last_month`; from then on `successor` speaks
    for what it kept.
    """

    code: UnitCode
    name: Title
    keys: tuple[UnitKey, ...] = ()
    last_month: Month | None = None
    successor: UnitCode | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if (self.last_month is None) != (self.successor is None):
            raise ValueError("successor")
        return self


class Superior(Value):
    """Who keeps the registry: the working key first, then the sealed backup."""

    code: UnitCode
    name: Title
    keys: Annotated[tuple[PublicKeys, ...], Field(min_length=1, max_length=4)]


class Registry(Document):
    """One version of the list of units; the superior signs it (registry@binhyen)."""

    UNREADABLE: ClassVar[type[RefusedError]] = RegistryUnreadableError

    version: Number
    superior: Superior
    units: tuple[RegisteredUnit, ...] = ()

    @model_validator(mode="after")
    def _each_unit_once(self) -> Self:
        if len(self._by_code) != len(self.units):
            raise ValueError("units")
        return self

    def unit(self, code: str) -> RegisteredUnit:
        """Return the entry of a unit; UnknownUnitError when it has none."""
        if code not in self._by_code:
            raise UnknownUnitError(unit=code)
        return self._by_code[code]

    def has_key(self, code: str, epoch: int) -> bool:
        """Tell whether a unit has, or once had, a key of that epoch."""
        return any(key.epoch == epoch for key in self._keys(code))

    def newest_epoch(self, code: str) -> int:
        """Return the epoch in which a unit speaks now, 0 for a unit that has no key yet."""
        return max((key.epoch for key in self._keys(code)), default=0)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed, and without what was worked out of the old."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("_by_code", None)
        return copied

    @cached_property
    def _by_code(self) -> dict[str, RegisteredUnit]:
        return {unit.code: unit for unit in self.units}

    def _keys(self, code: str) -> Sequence[UnitKey]:
        return self._by_code[code].keys if code in self._by_code else ()

    def key_for(self, code: str, epoch: int, seq: int, kind: BundleKind) -> UnitKey:
        """Return the key that may sign this bundle, or refuse by the first reason there is."""
        keys = [key for key in self.unit(code).keys if key.epoch == epoch]
        if not keys:
            raise UnknownKeyError(unit=code, epoch=epoch)
        valid = [key for key in keys if key.covers(seq)]
        if not valid:
            raise KeyEndedError(unit=code, seq=seq)
        if kind not in valid[-1].kinds:
            raise WrongKindError(unit=code, kind=bundle_words()[kind])
        return valid[-1]

    def recipients(self, code: str, epoch: int) -> list[str]:
        """Return who may open this unit's bundles: the superior's keys and the unit's own."""
        own = [key.age for key in self.unit(code).keys if key.epoch == epoch]
        return [key.age for key in self.superior.keys] + own[-1:]


def with_unit(registry: Registry, code: str, name: str, key: UnitKey) -> Registry:
    """Return the next version, in which the unit speaks with this key too."""
    kept = {unit.code: unit for unit in registry.units}
    held = kept.get(code, RegisteredUnit(code=code, name=name))
    if any(other.epoch == key.epoch for other in held.keys):
        raise AlreadyPairedError(unit=code, epoch=key.epoch)
    kept[code] = held.model_copy(update={"name": name, "keys": (*held.keys, key)})
    return _next(registry, units=tuple(kept[each] for each in sorted(kept)))


def with_end(registry: Registry, code: str, epoch: int, last_seq: int) -> Registry:
    """Return the next version, in which the unit's key of that epoch ends after `last_seq`.

    A key that ended before is not made longer. UnknownUnitError or UnknownKeyError if it is not
    there.
    """
    ended = registry.unit(code)
    if not registry.has_key(code, epoch):
        raise UnknownKeyError(unit=code, epoch=epoch)
    keys = tuple(_ended(key, last_seq) if key.epoch == epoch else key for key in ended.keys)
    unit = ended.model_copy(update={"keys": keys})
    units = tuple(unit if each.code == code else each for each in registry.units)
    return _next(registry, units=units)


def with_successor(
    registry: Registry, code: str, successor: str, last_month: str, last_seq: int | None = None
) -> Registry:
    """Return the next version, in which a unit reports last for a month and another follows it.

    With `last_seq` its newest key ends there. UnknownUnitError when it is not there, or
    SuccessorError when the units would follow each other in a circle.
    """
    unit = registry.unit(code)
    follows = {each.code: each.successor for each in registry.units} | {code: successor}
    at: str | None = successor
    while at is not None:
        if at == code:
            raise SuccessorError(unit=unit.name)
        at = follows.get(at)
    keys = unit.keys
    if last_seq is not None:
        epoch = registry.newest_epoch(code)
        keys = tuple(_ended(key, last_seq) if key.epoch == epoch else key for key in keys)
    said = {"successor": successor, "last_month": last_month, "keys": keys}
    ended = unit.model_copy(update=said)
    units = tuple(ended if each.code == code else each for each in registry.units)
    return _next(registry, units=units)


def with_superior_keys(registry: Registry, keys: tuple[PublicKeys, ...]) -> Registry:
    """Return the next version under other keys of the superior; a key of this one signs it."""
    return _next(registry, superior=registry.superior.model_copy(update={"keys": keys}))


def allowed_signers(registry: Registry) -> str:
    """Return the registry as stock `ssh-keygen -Y verify -f` reads it; identity = unit code."""
    own = ("registry", "receipt", "invitation", "decision", "notice", "recovery")
    lines = [_allowed(registry.superior.code, own, key) for key in registry.superior.keys]
    lines += [
        _allowed(unit.code, (*key.kinds, "rotation"), key)
        for unit in registry.units
        for key in unit.keys
    ]
    return "".join(lines)


def _ended(key: UnitKey, last_seq: int) -> UnitKey:
    last = last_seq if key.to_seq is None else min(key.to_seq, last_seq)
    return key.model_copy(update={"to_seq": last})


def _allowed(code: str, kinds: tuple[str, ...], key: PublicKeys) -> str:
    purposes = ",".join(f"{kind}@binhyen" for kind in kinds)
    return f'{code} namespaces="{purposes}" {key.sign}\n'


def _next(registry: Registry, **changed: object) -> Registry:
    return registry.model_copy(update={"version": registry.version + 1, **changed})
