"""What a unit kept goes on under its successor: registers alone, as records of its own.

History stays with the predecessor at the superior, so nothing counts twice. People's names never
came up, and so they cannot come down. Each record gets another identity, the same one each time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from storage.duties import require
from storage.journal import note
from storage.ledger import Ledger
from storage.model_life import running_states, status_of
from storage.months import open_month
from storage.periods import month_words
from storage.records import (
    Asset,
    Committee,
    Hamlet,
    ModelSite,
    Record,
    SafetySubject,
    SecurityModel,
    Team,
    fields_of,
)
from storage.repository import find, put
from storage.steps import Step, Steps
from sync.bundle import open_kept
from sync.content import Row
from sync.courier import Courier
from sync.held import held_registry, keep_registry
from sync.keys import UnitKeys
from sync.locking import came_after_lock
from sync.payload import content_of, records_of
from sync.received import TAKEN, received
from sync.recovery import Recovery, packed, recovery_name
from sync.recovery_errors import (
    InheritedTooEarlyError,
    RecoveryForOtherError,
    RecoveryKindError,
    RecoveryNothingError,
)

INHERITED: tuple[type[Record], ...] = (
    Hamlet,
    SecurityModel,
    ModelSite,
    Team,
    Asset,
    Committee,
    SafetySubject,
)


@dataclass(frozen=True, slots=True)
class Inheritance:
    """What a successor would carry on; nothing of it was written yet."""

    recovery: Recovery
    records: Sequence[Record]

    @property
    def counts(self) -> Mapping[str, int]:
        """Count the records by kind."""
        return Counter(record.KIND for record in self.records)


def inheritance_files(
    ledger: Ledger, predecessor: str, today: date, keys: UnitKeys
) -> Steps[list[bytes]]:
    """Return the files by which the successor of a unit gets its registers.

    Raises RecoveryNothingError when the unit never reported, or nobody follows it;
    UnknownUnitError when the successor is not paired.
    """
    unit = held_registry(ledger).registry.unit(predecessor)
    months = [
        one
        for one in received(ledger, predecessor)
        if (one.kind, one.state) == ("month", TAKEN) and not came_after_lock(ledger, one)
    ]
    if not months or not unit.successor:
        raise RecoveryNothingError(unit=unit.name)
    running = running_states()
    now = status_of(ledger, today, predecessor)
    ended = tuple(sorted(model for model, status in now.items() if status not in running))
    more = {"predecessor": predecessor, "last_month": unit.last_month, "ended": ended}
    return (yield from packed(ledger, unit.successor, months[-1:], keys, **more))


def write_inheritance(
    ledger: Ledger, predecessor: str, today: date, courier: Courier, keys: UnitKeys
) -> Steps[list[Path]]:
    """Write what gives a unit's successor its registers, read it back and check it.

    Raises what `inheritance_files` and the courier raise.
    """
    require(ledger, "export")
    files = yield from inheritance_files(ledger, predecessor, today, keys)
    unit = held_registry(ledger).registry.unit(predecessor).successor or predecessor
    return [
        courier.put(unit, recovery_name(predecessor, place, len(files)), data)
        for place, data in enumerate(files, 1)
    ]


def plan_inheritance(
    ledger: Ledger, recovery: Recovery, keys: UnitKeys, today: date | None = None
) -> Inheritance:
    """Say what a predecessor's registers would bring; nothing is written.

    Raises RecoveryKindError for a recovery of the own books, RecoveryForOtherError when the
    registry does not say that this unit follows the other, InheritedTooEarlyError while both
    report for the same months, and the refusals of bundles.
    """
    document, registry = recovery.document, recovery.registry.registry
    if document.predecessor is None:
        raise RecoveryKindError
    followed = registry.unit(document.predecessor)
    if followed.successor != ledger.settings.unit:
        raise RecoveryForOtherError
    last = followed.last_month or ""
    if open_month(ledger, today or date.today()) <= last:
        raise InheritedTooEarlyError(month=month_words(last))
    (listed,) = document.bundles
    opened = open_kept(recovery.bundles[listed.bundle_id], registry, keys)
    if opened.manifest.sender != document.predecessor:
        raise RecoveryForOtherError
    found = records_of(content_of(opened))
    ended = frozenset(document.ended)
    return Inheritance(recovery, list(_carried(found, ended, ledger.settings.unit)))


def take_inheritance(ledger: Ledger, plan: Inheritance) -> Steps[int]:
    """Put a predecessor's registers into these books, as records of this unit; return how many.

    What was taken over before stays as it is now. Raises BadRecordError.
    """
    require(ledger, "manage")
    with ledger.change():
        ledger.db.execute("PRAGMA defer_foreign_keys = ON")
        keep_registry(ledger, plan.recovery.registry)
        fresh = [one for one in plan.records if not find(ledger, type(one), id=one.id)]
        for place, record in enumerate(fresh):
            yield Step(place, len(fresh), record.TITLE)
            put(ledger, record)
        said = plan.recovery.document.predecessor or ""
        note(ledger, "inherit", "registry", said, str(len(fresh)))
        return len(fresh)


def inherited_identity(unit: str, identity: str) -> str:
    """Return the identity under which a unit carries a record on: as old, and always the same."""
    chance = sha256(f"{unit} {identity}".encode()).hexdigest()
    return f"{identity[:12]}7{chance[:3]}8{chance[3:18]}"


def _carried(
    found: Mapping[type[Record], Sequence[Record]], ended: frozenset[str], unit: str
) -> Iterator[Record]:
    fresh: dict[str, str] = {}
    for kind in INHERITED:  # what is referred to stands before what refers to it
        for record in found.get(kind, ()):
            if record.id in ended or _is_over(record):
                continue
            values = _values(record, fresh)
            if values is None:
                continue
            fresh[record.id] = inherited_identity(unit, record.id)
            yield kind.model_validate(values | {"id": fresh[record.id], "unit": unit})


def _is_over(record: Record) -> bool:
    return any(getattr(record, name, None) for name in ("ended_on", "closed_on"))


def _values(record: Record, fresh: Mapping[str, str]) -> Row | None:
    """Return what a record says, referring to what was carried on; None if it lacks its own."""
    values: dict[str, Any] = record.model_dump()
    for field in fields_of(type(record)):
        if not field.fact.refers:
            continue
        said = values[field.name]
        if field.composed:
            values[field.name] = tuple(fresh[one] for one in said if one in fresh)
        elif said is not None and said not in fresh:
            if not field.nullable:
                return None
            values[field.name] = None
        elif said is not None:
            values[field.name] = fresh[said]
    return values
