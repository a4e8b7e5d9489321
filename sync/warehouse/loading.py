"""What a superior accepted, into the warehouse: read from the very bytes that were signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.ledger import Ledger
from storage.steps import Step, Steps
from sync.bundle import open_bundle
from sync.errors import RefusedError
from sync.held import held_registry
from sync.keys import UnitKeys
from sync.locking import came_after_lock
from sync.payload import content_of, records_of
from sync.received import TAKEN, ReceivedBundle, received, received_bytes
from sync.registry import Registry
from sync.warehouse.adopting import Month, Shelves, forget, take_over
from sync.warehouse.connection import alone
from sync.warehouse.copying import insert_all
from sync.warehouse.errors import NotSuperiorError
from sync.warehouse.partitions import partitions, retired_years
from sync.warehouse.schema import check_schema, keep_indicators
from sync.warehouse.tables import REGISTERED_UNIT

if TYPE_CHECKING:
    from psycopg import Connection

_ORDER = "SELECT unit, bundle_id FROM bundle WHERE superior = %s ORDER BY unit, epoch, seq"
_SUPERIOR = """
INSERT INTO superior (code, name, cutoff_day) VALUES (%s, %s, %s)
ON CONFLICT (code) DO UPDATE SET name = excluded.name, cutoff_day = excluded.cutoff_day,
    loaded_at = now()
"""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: bundles that went in, and those that were there before.

    `older` are units of which the warehouse knows more than this ledger; they stay as they are.
    `refused` says of each unit that could not go on why; what it said before stays.
    """

    loaded: int
    already: int
    older: Sequence[str] = ()
    refused: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class _Source:
    """The books that are loaded, with what opens their bundles."""

    ledger: Ledger
    keys: UnitKeys
    registry: Registry
    code: str


@dataclass(frozen=True, slots=True)
class _Errand:
    """What has to be loaded of one unit; `anew` when people chose another past for it."""

    unit: str
    bundles: Sequence[ReceivedBundle] = ()
    anew: bool = False
    older: bool = False


def load(connection: Connection, ledger: Ledger, keys: UnitKeys) -> Steps[Loaded]:
    """Load the months that were accepted and are not there yet; broken off, it goes on later.

    Each bundle is one transaction. Raises NotSuperiorError, NotReadyError, NewerWarehouseError or
    WarehouseBusyError.
    """
    if not ledger.settings.is_superior:
        raise NotSuperiorError
    source = _Source(ledger, keys, held_registry(ledger).registry, ledger.settings.unit)
    with alone(connection):
        check_schema(connection)
        _keep_source(connection, source)
        return (yield from _load_units(connection, source))


def _load_units(connection: Connection, source: _Source) -> Steps[Loaded]:
    accepted, there = _accepted(source.ledger), _there(connection, source.code)
    errands = [_errand(bundles, there.get(unit, [])) for unit, bundles in accepted.items()]
    shelves = Shelves(partitions(connection), retired_years(connection))
    total, loaded = sum(len(errand.bundles) for errand in errands), 0
    refused: list[tuple[str, str]] = []
    for errand in errands:
        with connection.transaction() if errand.anew else nullcontext():
            if errand.anew:
                forget(connection, errand.unit)
            for bundle in errand.bundles:
                yield Step(loaded, total, errand.unit)
                try:
                    _load_one(connection, source, bundle, shelves)
                except RefusedError as error:
                    refused.append((errand.unit, str(error)))
                    break  # the next ones rest on it
                loaded += 1
    already = sum(map(len, accepted.values())) - total
    return Loaded(loaded, already, [e.unit for e in errands if e.older], refused)


def _errand(accepted: Sequence[ReceivedBundle], known: Sequence[str]) -> _Errand:
    """Say what of a unit's chain has to be loaded, when the warehouse knows these bundles."""
    unit, mine = accepted[0].unit, [each.bundle_id for each in accepted]
    if mine == known[: len(mine)]:
        return _Errand(unit, older=len(known) > len(mine))
    if known == mine[: len(known)]:
        return _Errand(unit, accepted[len(known) :])
    return _Errand(unit, accepted, anew=True)


def _load_one(
    connection: Connection, source: _Source, bundle: ReceivedBundle, shelves: Shelves
) -> None:
    data = received_bytes(source.ledger, bundle.bundle_id)
    content = content_of(open_bundle(data, source.registry, source.code, source.keys))
    month = Month(source.code, bundle, content, records_of(content))
    take_over(connection, month, shelves)


def _accepted(ledger: Ledger) -> dict[str, list[ReceivedBundle]]:
    """Return the months that were taken in, unit by unit in the order of their chains."""
    found: dict[str, list[ReceivedBundle]] = defaultdict(list)
    for each in received(ledger):
        if each.kind != "month" or each.state != TAKEN or came_after_lock(ledger, each):
            continue  # what came after the lock has its number in the chain and nothing else
        found[each.unit].append(each)
    return found


def _there(connection: Connection, superior: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for unit, identity in connection.execute(_ORDER, [superior]):
        found[unit].append(identity)
    return found


def _keep_source(connection: Connection, source: _Source) -> None:
    """Keep whose books these are, their units and the names of indicators."""
    said = source.ledger.settings
    rows = [
        (unit.code, unit.name, source.code, unit.last_month, unit.successor)
        for unit in source.registry.units
    ]
    with connection.transaction():
        connection.execute(_SUPERIOR, [source.code, said.unit_name, said.cutoff_day])
        units = [unit.code for unit in source.registry.units]  # one may have come from elsewhere
        statement = "DELETE FROM registered_unit WHERE superior = %s OR unit = ANY (%s)"
        connection.execute(statement, [source.code, units])
        insert_all(connection, REGISTERED_UNIT, rows)
        keep_indicators(connection)
