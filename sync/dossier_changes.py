"""What a dossier that came again says anew: each value that differs from an earlier revision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storage.dossiers import dossiers
from storage.ledger import Ledger
from storage.records import (
    Achievement,
    Honoree,
    KeptPaper,
    Nominee,
    Proposal,
    Record,
    Selection,
)
from sync.bundle import open_bundle
from sync.content import Amendment, Row, by_id, differences
from sync.dossier import DossierContent
from sync.dossier_payload import content_of
from sync.held import held_registry
from sync.keys import UnitKeys
from sync.received import received_bytes

_COMPARED: tuple[type[Record], ...] = (
    Proposal,
    Nominee,
    Selection,
    Achievement,
    Honoree,
    KeptPaper,
)
_WAY = frozenset({"status", "steps"})  # how a proposal went on is no change of what it says


@dataclass(frozen=True, slots=True)
class DossierChanges:
    """What differs between two revisions, and the rows of the later one."""

    before: int
    after: int
    records: Mapping[type[Record], Sequence[Row]]
    slip: Sequence[Amendment]


def dossier_changes(
    ledger: Ledger, proposal: str, keys: UnitKeys, since: int = 0
) -> DossierChanges | None:
    """Return what the last dossier of a proposal says otherwise than an earlier one.

    That is the one of revision `since`, or the one just before; None where there is but one.
    RefusedError where one cannot be opened any more.
    """
    sent = dossiers(ledger, proposal)
    earlier = [one for one in sent[:-1] if one.revision == since] or sent[:-1][-1:]
    if not earlier:
        return None
    before, after = (_opened(ledger, one.bundle_id, keys) for one in (earlier[-1], sent[-1]))
    slip = [
        line
        for kind in _COMPARED
        for line in differences(kind.KIND, _rows(before, kind), _rows(after, kind), "")
        if not (kind is Proposal and line.field in _WAY)
    ]
    return DossierChanges(before.revision, after.revision, after.records, slip)


def _opened(ledger: Ledger, identity: str, keys: UnitKeys) -> DossierContent:
    registry, me = held_registry(ledger).registry, ledger.settings.unit
    return content_of(open_bundle(received_bytes(ledger, identity), registry, me, keys))


def _rows(content: DossierContent, kind: type[Record]) -> dict[str, Row]:
    return by_id(content.records.get(kind, ()))
