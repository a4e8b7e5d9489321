"""What people do in the world of faults: mostly what screens tell them, sometimes what they fear.

Whatever they try is done, or refused by name; a refusal changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from storage.adjusting import adjust, adjustable
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.months import closed_months, open_month, reopen
from storage.records import Activity
from storage.repository import between, put, remove
from storage.steps import drain
from sync.answers import Remark, remark
from sync.backup_key import registry_file
from sync.changing_keys import change_keys
from sync.enrolment import ask, invite, spoken_code
from sync.forks import Fork, choose, fork_of
from sync.held import (
    awaits_pairing,
    confirm_pairing,
    held_registry,
    steps_since,
    take_invitation,
    take_registry,
)
from sync.inheritance import inheritance_files, plan_inheritance, take_inheritance
from sync.keys import UnitKeys
from sync.locking import lock
from sync.lost_laptop import end_lost_laptop
from sync.outgoing import close_month
from sync.received import TAKEN, ReceivedBundle, received
from sync.recovering import plan_recovery, read_recovery, take_recovery
from sync.recovery import recovery_files
from sync.recovery_errors import RecoveryDiffersError
from sync.succession import merge_unit
from sync.trust import write_registry
from tests.sync.faults.books import CopiedLedger, changed_tables, rows_of
from tests.sync.faults.roads import Letter
from tests.sync.faults.world import LAST, Computer, Pocket, World
from tests.sync.offices import TODAY

_PLACE = Pocket(None, b"")  # type: ignore[arg-type]  # it writes nothing


def close(world: World, laptop: Computer) -> None:
    """Close the month that is open."""
    month = open_month(laptop.ledger, TODAY)
    if month <= LAST:
        with _tried(world, "close", laptop):
            drain(close_month(laptop.ledger, month, laptop.keys, TODAY))


def amend(world: World, laptop: Computer, which: int, sessions: int) -> None:
    """Open a closed month again, say an activity otherwise or take it out, and close it anew."""
    months = [one for one in closed_months(laptop.ledger) if one.state == "closed"]
    if not months:
        return
    month = months[which % len(months)]
    with _tried(world, "amend", laptop):
        reopen(laptop.ledger, month.month, "Ghi nhầm")
        found = between(laptop.ledger, Activity, laptop.unit, month.first, month.last)
        if found and sessions:
            said = {"measures": {"sessions": sessions}}
            world.remember(said_anew := found[0].model_copy(update=said))
            put(laptop.ledger, said_anew)
        elif found:
            remove(laptop.ledger, found[0])
    close(world, laptop)


def rotate(world: World, laptop: Computer) -> None:
    """Change the keys of a laptop."""
    with _tried(world, "rotate", laptop):
        laptop.keys = change_keys(laptop.ledger, laptop.keys, _PLACE)


def say_of_a_month(world: World, which: int, said: Literal["returned", "noted"]) -> None:
    """Give a month back to its unit, or take it with a remark."""
    every = _as_they_came(world.superior.ledger)
    found = [one for one in every if (one.kind, one.state) == _MONTH]
    if found:
        identity, keys = found[which % len(found)].bundle_id, world.superior.keys
        with _tried(world, said, world.superior):
            remark(world.superior.ledger, identity, said, [Remark("Xem lại")], keys)


def lock_through(world: World, month: str) -> None:
    """Lock months that were reported upward."""
    with _tried(world, "lock", world.superior):
        lock(world.superior.ledger, month, "Báo cáo số 35", TODAY)


def adjust_locked(world: World, laptop: Computer, more: int) -> None:
    """Put a figure of a locked month right, in the open one."""
    locked = [one.month for one in closed_months(laptop.ledger) if one.state == "locked"]
    if not locked or open_month(laptop.ledger, TODAY) > LAST:
        return
    figures = [one for one in adjustable(laptop.ledger, locked[-1]) if one.code == "TT01"]
    if figures:
        with _tried(world, "adjust", laptop):
            adjust(laptop.ledger, figures[0], figures[0].value + more, "Ghi sót", TODAY)


def backup(computer: Computer) -> None:
    """Put a copy of the books away, with the keys of that day."""
    computer.copies.append((CopiedLedger(computer.ledger), computer.keys))


def restore(world: World, computer: Computer, which: int, *, with_keys: bool) -> None:
    """Put an older copy back: of the books alone, or of the whole disk."""
    if computer.copies:
        ledger, keys = computer.copies[which % len(computer.copies)]
        computer.ledger = CopiedLedger(ledger)
        computer.keys = keys if with_keys else computer.keys
        computer.version = held_registry(ledger).version
        world.count("restore")


def clone(world: World, laptop: Computer) -> None:
    """Copy the whole disk of a laptop onto another one; both go on."""
    copied = CopiedLedger(laptop.ledger)
    name = f"máy {len(world.laptops)}"
    world.laptops.append(
        Computer(laptop.unit, laptop.keys, copied, name=name, version=laptop.version)
    )
    world.count("clone")


def pair_anew(world: World, laptop: Computer) -> bool:
    """End the key of a unit's laptop and pair this one with the next epoch; tell whether it did."""
    superior, ledger = world.superior, laptop.ledger
    done = False
    with _tried(world, "pair", laptop, may_change=True):
        _bring_registry(world, laptop)
        held = end_lost_laptop(superior.ledger, laptop.unit, superior.keys)
        _bring_registry(world, laptop)
        epoch = held.registry.newest_epoch(laptop.unit) + 1
        invitation = invite(laptop.unit, "Công an xã", held, superior.keys, epoch)
        take_invitation(ledger, invitation)
        request = ask(invitation, laptop.keys)
        code = spoken_code(request)
        signed = confirm_pairing(superior.ledger, request, code, superior.keys)
        take_registry(ledger, write_registry([signed]))
        done = True
    return done  # noqa: RET504  # what is refused inside is told, and nothing is done


def bring_registry_up(world: World, laptop: Computer) -> None:
    """Bring a superior that refuses a laptop it knew, or is refused, its own newer registry."""
    held, above = held_registry(laptop.ledger), held_registry(world.superior.ledger)
    if held.version >= above.version and held.body != above.body:
        letter = Letter(laptop.unit, "", "so-don-vi.bys", registry_file(laptop.ledger))
        world.take(world.superior, letter, "file")


def buy(world: World, unit: str) -> Computer:
    """Lose all laptops of a unit and pair a new one, with empty books and keys of its own."""
    settings = next(one for one in world.laptops if one.unit == unit).ledger.settings
    for one in world.used(unit):
        one.lost = True
    laptop = Computer(unit, UnitKeys.generate(), CopiedLedger(world.blank), name="máy mới")
    laptop.ledger.keep_settings(settings)
    world.laptops.append(laptop)
    pair_anew(world, laptop)
    laptop.version = held_registry(world.superior.ledger).version
    return laptop


def recover(world: World, laptop: Computer) -> bool:
    """Give a laptop back what the superior accepted; months in the way are opened, as it says."""
    superior, ledger = world.superior, laptop.ledger
    done = False
    with _tried(world, "recover", laptop, may_change=True):
        files = drain(recovery_files(superior.ledger, laptop.unit, superior.keys))
        recovery = read_recovery(ledger, files, laptop.keys)
        try:
            plan = drain(plan_recovery(ledger, recovery, laptop.keys))
        except RecoveryDiffersError:
            for month in [one.month for one in closed_months(ledger) if one.state == "closed"]:
                reopen(ledger, month, "Nhận lại sổ")
            plan = drain(plan_recovery(ledger, recovery, laptop.keys))
        drain(take_recovery(ledger, plan, laptop.keys))
        before = rows_of(ledger, {"journal"})
        again = drain(plan_recovery(ledger, recovery, laptop.keys))
        drain(take_recovery(ledger, again, laptop.keys))
        assert not changed_tables(before, rows_of(ledger, {"journal"})), "recovered twice"
        done = True
    return done  # noqa: RET504  # as above


def decide(world: World, fork: Fork, which: int) -> None:
    """Choose one of two histories."""
    superior = world.superior
    came = [one.bundle_id for one in _as_they_came(superior.ledger)]
    tails = sorted(fork.tails, key=lambda tail: [came.index(o.bundle_id) for o in tail.bundles])
    with _tried(world, "choose", superior):
        tail = tails[which % len(tails)]
        drain(choose(superior.ledger, fork, tail, superior.keys, "máy ở trụ sở"))


def give_up_waiting(world: World, unit: str, which: int) -> None:
    """Decide about what waits for a bundle that was lost with its laptop."""
    fork = fork_of(world.superior.ledger, unit, lost=True)
    if fork:
        decide(world, fork, which)


def merge(world: World, unit: str, successor: str, last_month: str) -> None:
    """Merge a unit into another one, which carries its registers on; nobody is merged twice."""
    superior = world.superior
    followed = held_registry(superior.ledger).registry.unit(unit)
    if followed.successor and (followed.successor, followed.last_month) != (successor, last_month):
        return
    with _tried(world, "merge", superior):
        merge_unit(superior.ledger, unit, successor, last_month, superior.keys)
    for laptop in world.used(successor)[:1]:
        with _tried(world, "inherit", laptop, may_change=True):
            files = drain(inheritance_files(superior.ledger, unit, TODAY, superior.keys))
            recovery = read_recovery(laptop.ledger, files, laptop.keys)
            plan = plan_inheritance(laptop.ledger, recovery, laptop.keys)
            drain(take_inheritance(laptop.ledger, plan))


def _bring_registry(world: World, laptop: Computer) -> None:
    if not awaits_pairing(laptop.ledger):
        steps = steps_since(world.superior.ledger, 1)
        take_registry(laptop.ledger, write_registry(steps))


@contextmanager
def _tried(
    world: World, what: str, computer: Computer, *, may_change: bool = False
) -> Iterator[None]:
    """Let people try: it is done, or refused by name with nothing changed."""
    before = None if may_change else CopiedLedger(computer.ledger)
    try:
        yield
    except KnownError as refusal:
        world.count(f"{what} refused {refusal.CODE}")
        if before:
            changed = changed_tables(rows_of(before), rows_of(computer.ledger))
            assert not changed, f"{refusal.CODE} {refusal} changed {changed}"  # noqa: PT017  # whatever is refused must change nothing
    else:
        world.count(what)
    finally:
        if before:
            before.close()


def _as_they_came(ledger: Ledger) -> list[ReceivedBundle]:
    """Return what came in that order: ids are chance, which must not decide a play."""
    query = "SELECT bundle_id FROM received ORDER BY rowid"
    order = [identity for (identity,) in ledger.db.execute(query).fetchall()]
    return sorted(received(ledger), key=lambda one: order.index(one.bundle_id))


_MONTH = ("month", TAKEN)
