"""The end of the play: all that is still there arrives, and everybody speaks once more."""

from __future__ import annotations

from tests.sync.faults import people
from tests.sync.faults.world import World

_ROUNDS = 8
_KNOWN = (
    "SELECT bundle_id, state, receipt FROM received ORDER BY 1",
    "SELECT bundle_id, receipt FROM outgoing ORDER BY 1",
    "SELECT max(version), count(*) FROM registry",
    "SELECT month, state, revision FROM closed_month ORDER BY 1",
)


def settle(world: World) -> None:
    """Carry to and fro until nothing new is said; it ends, or the two sides talk in circles."""
    world.doubts = False  # all this was looked at in the play
    before = _standing(world)
    for _round in range(_ROUNDS):
        trip(world)
        after = _standing(world)
        if after == before:
            return
        before = after
    raise AssertionError("the two sides go on and on")


def trip(world: World) -> None:
    """Carry all that waits up, and all that answers it down."""
    for laptop in world.used():
        world.write_out(laptop, "stick")
        world.write_out(laptop, "mailbox")
    world.read_stick(world.superior)
    world.read_mailbox(world.superior)
    world.write_out(world.superior, "stick")
    world.write_out(world.superior, "mailbox")
    for laptop in world.used():
        world.read_stick(laptop)
        world.read_mailbox(laptop)


def speak(world: World) -> None:
    """Let each laptop close one more month, if it may: only who speaks is heard."""
    for laptop in world.used():
        world.note(laptop, 1)
        people.close(world, laptop)


def _standing(world: World) -> list[list[object]]:
    """Return what both sides know, without when anything was carried."""
    return [one.ledger.db.execute(query).fetchall() for one in world.everybody for query in _KNOWN]
