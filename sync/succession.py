"""A unit is merged into another one, or gets another name: the registry says who follows it."""

from __future__ import annotations

from storage.duties import require
from storage.journal import note
from storage.ledger import Ledger
from storage.periods import month_words
from sync.held import held_registry, keep_registry
from sync.keys import UnitKeys
from sync.received import TAKEN, chain_head, received
from sync.registry import with_successor
from sync.trust import SignedRegistry, accept_registry, sign_registry
from sync.trust_errors import MergedTooLateError


def merge_unit(
    ledger: Ledger, unit: str, successor: str, last_month: str, keys: UnitKeys
) -> SignedRegistry:
    """Let a unit report last for a month; once that month came, its key ends too.

    While it is still awaited the key holds; saying the same again then ends it. Raises
    UnknownUnitError, SuccessorError, RegistrySignerError, and MergedTooLateError when the unit
    reported for later months already.
    """
    require(ledger, "manage")
    with ledger.change():
        held = held_registry(ledger)
        taken = [one.month for one in received(ledger, unit) if one.state == TAKEN and one.month]
        newest = max(taken, default="")
        if newest > last_month:
            name = held.registry.unit(unit).name
            raise MergedTooLateError(unit=name, month=month_words(newest))
        last_seq = None
        if newest == last_month:
            epoch = held.registry.newest_epoch(unit)
            last_seq = chain_head(ledger, unit, epoch).seq
        following = with_successor(held.registry, unit, successor, last_month, last_seq)
        signed = accept_registry(held, sign_registry(following, keys))
        keep_registry(ledger, signed)
        note(ledger, "merge", "registry", str(signed.version), f"{unit} {successor} {last_month}")
    return signed


def awaits_last_month(ledger: Ledger, unit: str) -> bool:
    """Tell whether the last month of a unit that was merged has not come yet."""
    last = held_registry(ledger).registry.unit(unit).last_month
    came = {one.month for one in received(ledger, unit) if one.state == TAKEN}
    return last is not None and last not in came
