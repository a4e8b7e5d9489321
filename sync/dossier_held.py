"""The awards that came with a dossier, as the checks of a proposal look at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from storage.commendation.evidence import Held
from storage.commendation.given import CANCELLED
from storage.ledger import Ledger
from storage.records import Award, AwardEvent, Honoree
from sync.content import Row
from sync.dossier import HeldAward
from sync.dossier_sealing import received_dossier
from sync.keys import UnitKeys


def held_in(ledger: Ledger, proposal: str, keys: UnitKeys) -> Mapping[str, tuple[Held, ...]]:
    """Return the awards that came with the last dossier of a proposal, by honoree; RefusedError."""
    content = received_dossier(ledger, proposal, keys)
    found: dict[str, list[Held]] = defaultdict(list)
    if content:
        pages = {str(row["id"]): row for row in content.records.get(Honoree, ())}
        for one in (held for held in content.held if held.honoree in pages):
            found[one.honoree].append(_held(content.unit, one, pages[one.honoree]))
    return {honoree: tuple(held) for honoree, held in found.items()}


def _held(unit: str, held: HeldAward, page: Row) -> Held:
    shared = HeldAward.model_fields.keys() & Award.model_fields.keys()
    said = {name: getattr(held, name) for name in shared}
    whose = {"name": page["name"], "subject": page["subject"], "unit": unit}
    award = Award.model_validate(said | whose | {"id": held.award})
    event = AwardEvent(unit=unit, award=award.id, event=CANCELLED, happened_on=held.decided_on)
    return Held(award, cancelled=event if held.cancelled else None)
