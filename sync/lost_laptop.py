"""A unit's laptop is lost: its key ends, another one is paired, and gets the books back."""

from __future__ import annotations

from pathlib import Path

from storage.duties import require
from storage.ledger import Ledger
from storage.steps import Steps
from sync.courier import Courier
from sync.held import end_key, held_registry
from sync.keys import UnitKeys
from sync.received import HELD, chain_head, received
from sync.recovery import recovery_files, recovery_name
from sync.trust import SignedRegistry


def end_lost_laptop(ledger: Ledger, unit: str, keys: UnitKeys) -> SignedRegistry:
    """End the key of a unit's newest laptop after the last bundle accepted from it.

    Raises UnknownUnitError, UnknownKeyError, or RegistrySignerError.
    """
    with ledger.change():
        epoch = held_registry(ledger).registry.newest_epoch(unit)
        return end_key(ledger, unit, epoch, chain_head(ledger, unit, epoch).seq, keys)


def has_ended(ledger: Ledger, unit: str) -> bool:
    """Tell whether a unit's newest key has ended, so that it is to be paired anew."""
    registry = held_registry(ledger).registry
    epoch = registry.newest_epoch(unit)
    newest = [key for key in registry.unit(unit).keys if key.epoch == epoch]
    return bool(newest) and all(key.to_seq is not None for key in newest)


def waiting_of(ledger: Ledger, unit: str) -> int:
    """Count the bundles of a unit's newest laptop that wait for one that may be lost with it."""
    epoch = held_registry(ledger).registry.newest_epoch(unit)
    return sum((one.epoch, one.state) == (epoch, HELD) for one in received(ledger, unit))


def write_recovery(
    ledger: Ledger, unit: str, courier: Courier, keys: UnitKeys
) -> Steps[list[Path]]:
    """Write what gives a unit's newest laptop its books back, read it back and check it.

    Raises what `recovery_files` and the courier raise.
    """
    require(ledger, "manage")
    files = yield from recovery_files(ledger, unit, keys)
    return [
        courier.put(unit, recovery_name(unit, place, len(files)), data)
        for place, data in enumerate(files, 1)
    ]
