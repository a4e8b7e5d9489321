"""What a unit's months say in the end, when all its bundles are read again in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from storage.records import Record
from sync.content import MonthContent, Row
from sync.errors import ForeignRecordError
from sync.lines import called, part_of, records_in


@dataclass(frozen=True, slots=True)
class Told:
    """A month bundle that counts: its place in the unit's chains, its id, what it says."""

    epoch: int
    seq: int
    bundle_id: str
    content: MonthContent


@dataclass(frozen=True, slots=True)
class Replayed:
    """The last word of each month, the records that stand in the end, all that were ever told."""

    months: Mapping[str, Told]
    rows: Mapping[type[Record], Mapping[str, Row]]
    ever: frozenset[str] = field(repr=False)

    def records(self, unit: str) -> dict[type[Record], list[Record]]:
        """Return the records, each checked; BadSentRecordError or ForeignRecordError."""
        return {
            kind: records_in(kind, list(rows.values()), lambda record: record.unit != unit)
            for kind, rows in self.rows.items()
        }


def replay(told: Iterable[Told]) -> Replayed:
    """Read months again in the order given: each replaces what its unit said of it before.

    A register is that of the last bundle which had it; a record that was moved to another month
    stands where it was said last. It is what `storage.adoption.adopt` leaves in a ledger.
    """
    months: dict[str, Told] = {}
    rows: dict[type[Record], dict[str, Row]] = {}
    ever: set[str] = set()
    for one in told:
        said = one.content
        months[said.month] = one
        for kind, found in said.records.items():
            kept = {
                identity: row
                for identity, row in rows.get(kind, {}).items()
                if kind.DATED_BY
                and not said.first.isoformat() <= str(row[kind.DATED_BY]) <= said.last.isoformat()
            }
            for place, row in enumerate(found, 1):
                kept[_identity(kind, row, place)] = row
            rows[kind] = kept
            ever.update(str(row["id"]) for row in found)
    return Replayed(months, rows, frozenset(ever))


def _identity(kind: type[Record], row: Row, place: int) -> str:
    identity = row.get("id")
    if not isinstance(identity, str):
        raise ForeignRecordError(where=called(part_of(kind), place))
    return identity
