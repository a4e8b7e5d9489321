"""What must hold in the world of faults, whatever was lost, doubled, spoilt or restored."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from storage.adoption import adopt
from storage.consolidation import consolidate
from storage.driver import Database
from storage.ledger import Ledger
from storage.months import closed_months, keep_figures, kept_figures
from storage.records import Activity
from storage.report_period import Period
from storage.repository import find
from storage.steps import drain
from sync.address import address
from sync.anchors import check_books_journal
from sync.board import board, chains
from sync.bundle import open_kept
from sync.content import SENT_KINDS
from sync.errors import RefusedError
from sync.forks import fork_of
from sync.held import held_registry
from sync.locking import came_after_lock
from sync.outbox import outgoing, refuse_older_copy
from sync.payload import content_of, records_of
from sync.received import (
    HELD,
    QUARANTINED,
    TAKEN,
    ReceivedBundle,
    head_of,
    is_forked,
    received,
    received_bytes,
)
from tests.sync.faults.books import CopiedLedger
from tests.sync.faults.world import FIRST, LAST, UNITS, Computer, World
from tests.sync.offices import TODAY

YEAR = Period(FIRST, LAST)
SITES = "M02"  # a stock: sites of models that run
SESSIONS = "TT01"  # a flow
REAL_SITES = 2  # of the first day; nobody opens another one
CAME = ("taken", "noted", "returned", "resubmitted")


def registries_only_grow(world: World) -> None:
    """No computer ever holds an older registry than before, but with older books."""
    for one in world.everybody:
        version = held_registry(one.ledger).version
        assert version >= one.version, f"{one.name}: {one.version} → {version}"
        one.version = version


def gaps_and_forks_are_shown(world: World) -> None:
    """Hold that what was not taken in is seen where people look: the chains, and the forks."""
    ledger = world.superior.ledger
    shown = {chain.unit: chain for chain in chains(ledger)}
    every: dict[str, list[ReceivedBundle]] = defaultdict(list)
    for one in received(ledger):
        every[one.unit].append(one)
    for unit, mine in every.items():
        apart = [one for one in mine if one.state == QUARANTINED]
        assert shown[unit].apart == len(apart), unit
        if apart:
            fork = fork_of(ledger, unit)
            assert fork is not None, f"{unit}: nothing to choose"
            assert fork.tails, f"{unit}: no tail"
            assert len(fork.tails) > 1 or not fork.common, f"{unit}: one tail"
        _held_is_shown(ledger, mine, shown[unit].missing)
        twice = Counter((one.epoch, one.seq) for one in mine if one.state != "set_aside")
        if max(twice.values()) > 1:
            assert shown[unit].forked, f"{unit}: two bundles of one number"


def _held_is_shown(
    ledger: Ledger, mine: Sequence[ReceivedBundle], missing: tuple[int, ...]
) -> None:
    newest = mine[-1].epoch
    for one in (each for each in mine if each.state == HELD):
        head = head_of(mine, one.epoch)
        forked = is_forked(ledger, one.unit, one.epoch)
        assert one.seq > head.seq + 1 or forked, f"{one.unit} {one.seq}: waits for nothing"
        if one.epoch == newest and not forked:
            assert missing, f"{one.unit} {one.seq}: waits and nobody says for what"


def nothing_counts_twice(world: World) -> None:
    """Flows are at most what was really done; each activity is there at most once, as noted."""
    ledger = world.superior.ledger
    for unit, noted in world.noted.items():
        query = "SELECT coalesce(sum(value), 0) FROM figure WHERE unit = ? AND code = ?"
        (told,) = ledger.db.execute(query, [unit, SESSIONS]).fetchone()
        assert told <= sum(noted.values()), f"{unit}: {told} of {sum(noted.values())}"
        query = "SELECT id FROM activity WHERE unit = ?"
        known = [identity for (identity,) in ledger.db.execute(query, [unit]).fetchall()]
        assert set(known) <= noted.keys(), f"{unit}: activities of nobody"


def figures_are_those_of_the_records(world: World) -> None:
    """Hold that a month's sessions above are those of the activities that came with it."""
    ledger = world.superior.ledger
    for unit in UNITS:
        query = "SELECT sum(value) FROM figure WHERE unit = ? AND code = ?"
        (told,) = ledger.db.execute(query, [unit, SESSIONS]).fetchone()
        found = find(ledger, Activity, unit=unit)
        assert (told or 0) == sum(each.measures["sessions"] for each in found), unit


def totals_hold(world: World) -> None:
    """Consolidated flows and stocks are at most what there is; no unit reports more than it may."""
    ledger = world.superior.ledger
    total = consolidate(ledger, UNITS, YEAR, adjusted=False)
    noted = sum(sum(each.values()) for each in world.noted.values())
    assert total[SESSIONS].value <= noted, f"{total[SESSIONS].value} of {noted}"
    assert total[SITES].value <= REAL_SITES, f"{total[SITES].value} sites"


def completeness_is_at_most_whole(world: World) -> None:
    """Each figure above belongs to a cell of the board that says it came, and is expected."""
    ledger = world.superior.ledger
    cells = {(one.unit, one.month): one for one in board(ledger, YEAR.months, TODAY)}
    query = "SELECT DISTINCT unit, month FROM figure"
    there = set(ledger.db.execute(query).fetchall())
    assert there <= cells.keys(), there - cells.keys()
    assert all(cells[each].state not in ("ended", "late", "not_due") for each in there)
    for where, cell in cells.items():
        assert (cell.state not in CAME) or where in there, f"{where} {cell.state} without figures"


def equals_an_ordered_replay(world: World) -> None:
    """Hold that the superior's books are what it accepted, read again in the order of numbers."""
    ledger, keys = world.superior.ledger, world.superior.keys
    registry = held_registry(ledger).registry
    with CopiedLedger(world.blank) as fresh:
        fresh.keep_settings(ledger.settings)
        for one in received(ledger):
            if (one.kind, one.state) != ("month", TAKEN) or came_after_lock(ledger, one):
                continue
            said = content_of(open_kept(received_bytes(ledger, one.bundle_id), registry, keys))
            adopt(fresh, said.unit, said.first, said.last, records_of(said))
            keep_figures(fresh, said.unit, said.month, list(said.figures))
        for unit in UNITS:
            assert _said(ledger.db, unit) == _said(fresh.db, unit), unit


def _said(db: Database, unit: str) -> dict[str, list[str]]:
    tables = [*(kind.KIND for kind in SENT_KINDS), "figure"]
    return {
        table: sorted(
            map(repr, db.execute(f"SELECT * FROM [{table}] WHERE unit = ?", [unit]).fetchall())
        )
        for table in tables
    }


def journals_are_whole(world: World) -> None:
    """Hold that no line of any journal vanished, and that no alarm is raised over what happens."""
    for one in world.everybody:
        drain(check_books_journal(one.ledger))


def nothing_is_lost_silently(world: World) -> None:
    """Hold that what is green at a post is above, unless both sides see that something is wrong.

    Everything that is still there was delivered before, and each laptop has spoken since.
    """
    ledger = world.superior.ledger
    shown = {chain.unit: chain for chain in chains(ledger)}
    for laptop in world.used():
        chain = shown[laptop.unit]
        if not (chain.apart or chain.forked or chain.missing) and _thinks_all_is_well(laptop):
            _is_above(ledger, laptop)


def _thinks_all_is_well(laptop: Computer) -> bool:
    """Tell whether a laptop may go on, and the superior took its newest bundle in."""
    newest = outgoing(laptop.ledger)[-1:]
    try:
        refuse_older_copy(laptop.ledger, address(laptop.ledger, laptop.keys).epoch)
    except RefusedError:
        return False
    return bool(newest) and newest[0].answer in ("full", "noted", "returned")


def _is_above(ledger: Ledger, laptop: Computer) -> None:
    mine = {one.bundle_id: one for one in received(ledger, laptop.unit)}
    for one in outgoing(laptop.ledger):
        if one.answer in ("full", "noted", "returned"):
            said = mine.get(one.bundle_id)
            assert said is not None, f"{laptop.name}: {one.name} is green and nowhere above"
            assert said.state == TAKEN, f"{laptop.name}: {one.name} is green and {said.state}"
    newest = {one.month: one for one in outgoing(laptop.ledger) if one.kind == "month"}
    for month in closed_months(laptop.ledger):
        bundle = newest.get(month.month)
        assert bundle is not None, f"{laptop.name}: {month.month} is closed and sealed nowhere"
        if month.is_closed and bundle.answer in ("full", "noted"):
            here = set(kept_figures(laptop.ledger, laptop.unit, month.month))
            above = set(kept_figures(ledger, laptop.unit, month.month))
            assert here == above, f"{laptop.name}: {month.month} differs above: {here ^ above}"
