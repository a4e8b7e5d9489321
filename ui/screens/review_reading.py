"""What the superior looks at when it judges dossiers side by side, read in one job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from storage.commendation.comparing import Comparison, compare
from storage.commendation.doubles import Double, doubles
from storage.commendation.reviewing import received_dossiers
from storage.commendation.rules import Rulebook, rulebook
from storage.ledger import Ledger
from storage.records import KeptPaper
from storage.repository import find
from storage.steps import Step, Steps
from sync.dossier_changes import DossierChanges, dossier_changes
from sync.dossier_held import held_in
from sync.keys import UnitKeys


@dataclass(frozen=True, slots=True)
class Reading:
    """The dossiers compared, the likenesses, what changed by proposal, and the kept papers."""

    comparison: Comparison
    doubles: Sequence[Double]
    changes: Mapping[str, DossierChanges]
    papers: Sequence[KeptPaper]
    book: Rulebook


def read_dossiers(
    ledger: Ledger,
    proposals: Sequence[str],
    keys: UnitKeys,
    units: Mapping[str, str],
    today: date,
) -> Steps[Reading]:
    """Read dossiers by their proposals; RefusedError where one cannot be opened any more."""
    known = {one.proposal.id: one for one in received_dossiers(ledger, today)}
    chosen = [known[identity] for identity in proposals if identity in known]
    held, changes = {}, {}
    for place, one in enumerate(chosen):
        yield Step(place, len(chosen), one.proposal.occasion)
        identity = one.proposal.id
        held[identity] = held_in(ledger, identity, keys)
        since = one.answers[-1].revision if one.answers else 0
        changed = dossier_changes(ledger, identity, keys, since)
        if changed:
            changes[identity] = changed
    comparison = yield from compare(ledger, chosen, held, today)
    book = rulebook(ledger, today)
    return Reading(
        comparison=comparison,
        doubles=doubles(ledger, [one.proposal for one in chosen], held, units, book),
        changes=changes,
        papers=[
            paper for one in chosen for paper in find(ledger, KeptPaper, proposal=one.proposal.id)
        ],
        book=book,
    )
