"""After the play people put right what screens show, with what the program offers, and no more.

Whatever went wrong, one laptop of each unit can go on in the end, and its months are those above.
"""

from __future__ import annotations

from storage.months import closed_months, kept_figures, open_month, reopen
from storage.steps import drain
from sync.address import address
from sync.board import chains
from sync.errors import KeyEndedError, LedgerBehindError, RefusedError
from sync.forks import forks
from sync.held import held_registry, own_key
from sync.locking import standing_bundle
from sync.outbox import last_seq, outgoing, refuse_older_copy
from sync.outgoing import close_month
from sync.rotation import refuse_changed_keys
from tests.sync.faults import people
from tests.sync.faults.settling import settle
from tests.sync.faults.world import LAST, Computer, World
from tests.sync.offices import TODAY

_ROUNDS = 4


def mend(world: World, choice: int) -> bool:
    """Decide, pair anew, recover and close again, until all is well; tell whether it was not."""
    kept = _one_of_each_unit(world, choice)
    for done in range(_ROUNDS):
        if not any(_wrong(world, laptop) for laptop in kept):
            return done > 0
        for laptop in kept:
            people.bring_registry_up(world, laptop)
        _decide(world, choice)
        for laptop in kept:
            _help(world, laptop)
        settle(world)
    wrong = "; ".join(filter(None, (_wrong(world, laptop) for laptop in kept)))
    assert not wrong, wrong
    return True


def _one_of_each_unit(world: World, choice: int) -> list[Computer]:
    """Put all laptops of a unit away but one; units that were merged report no more."""
    kept = []
    for unit in held_registry(world.superior.ledger).registry.units:
        used = world.used(unit.code)
        for laptop in used:
            laptop.lost = True
        if not unit.successor:
            kept.append(used[choice % len(used)])
            kept[-1].lost = False
    return kept


def _decide(world: World, choice: int) -> None:
    for fork in forks(world.superior.ledger):
        people.decide(world, fork, choice)
    for chain in chains(world.superior.ledger):
        if chain.missing:  # everything that is still there was delivered before
            people.give_up_waiting(world, chain.unit, choice)


def _help(world: World, laptop: Computer) -> None:
    """Do what the laptop asks for, and close what is open."""
    trouble = _trouble(laptop)
    if isinstance(trouble, LedgerBehindError):
        people.recover(world, laptop)
        trouble = _trouble(laptop)
    paired = bool(trouble) and people.pair_anew(world, laptop)
    if paired or _was_given_back_by_a_lock(laptop):
        people.recover(world, laptop)
    _open_what_never_arrived(world, laptop)
    for month in _to_close(laptop):
        try:
            drain(close_month(laptop.ledger, month, laptop.keys, TODAY))
        except RefusedError as refusal:
            world.count(f"mending refused {refusal.CODE}")
            return


def _trouble(laptop: Computer) -> RefusedError | None:
    """Return why a laptop may not close and send."""
    ledger, keys = laptop.ledger, laptop.keys
    try:
        epoch = address(ledger, keys).epoch
        refuse_older_copy(ledger, epoch)
        refuse_changed_keys(ledger, epoch, keys)
    except RefusedError as refusal:
        return refusal
    following = last_seq(ledger, epoch) + 1
    ended = own_key(ledger, keys).to_seq is not None
    return KeyEndedError(unit=laptop.unit, seq=following) if ended else None


def _was_given_back_by_a_lock(laptop: Computer) -> bool:
    """Tell whether a laptop that lost its books said a locked month anew, which counts nowhere."""
    locked = (one.month for one in closed_months(laptop.ledger) if one.state == "locked")
    return any(standing_bundle(laptop.ledger, month) is None for month in locked)


def _open_what_never_arrived(world: World, laptop: Computer) -> None:
    """Open the months whose bundles can never arrive: sealed by keys that ended, or refused."""
    ledger = laptop.ledger
    newest = {one.month: one for one in outgoing(ledger) if one.kind == "month"}
    if _trouble(laptop):
        return
    epoch = own_key(ledger, laptop.keys).epoch
    for month in closed_months(ledger):
        bundle = newest[month.month]
        lost = bundle.answer in (None, "held") and bundle.epoch < epoch
        if month.state == "closed" and (lost or bundle.answer == "refused"):
            world.count("opened what never arrived")
            reopen(ledger, month.month, "Gói không đến được")


def _to_close(laptop: Computer) -> list[str]:
    """Return the months that were opened again, and the next one."""
    again = [one.month for one in closed_months(laptop.ledger) if not one.is_closed]
    month = open_month(laptop.ledger, TODAY)
    return sorted({*again, *([month] if month <= LAST else [])})


def _wrong(world: World, laptop: Computer) -> str:
    """Say what is not well between a laptop and its superior, "" for nothing."""
    if held_registry(world.superior.ledger).registry.unit(laptop.unit).successor:
        return ""  # a merger that came back with the registry: it reports no more
    (chain,) = (one for one in chains(world.superior.ledger) if one.unit == laptop.unit)
    if chain.apart or chain.missing or chain.forked:
        return f"{laptop.name}: {chain}"
    if trouble := _trouble(laptop):
        return f"{laptop.name}: {trouble.CODE}"
    return _differing(world, laptop)


def _differing(world: World, laptop: Computer) -> str:
    newest = {one.month: one for one in outgoing(laptop.ledger) if one.kind == "month"}
    for month in closed_months(laptop.ledger):
        if not month.is_closed:
            return f"{laptop.name}: {month.month} is open"
        here = set(kept_figures(laptop.ledger, laptop.unit, month.month))
        above = set(kept_figures(world.superior.ledger, laptop.unit, month.month))
        if here != above:
            return f"{laptop.name}: {month.month} {newest[month.month].state} is another above"
    return ""
