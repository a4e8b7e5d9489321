"""Awards with what became of them after their decision: handed over, cancelled."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from storage.ledger import Ledger
from storage.records import Award, AwardEvent
from storage.repository import record_of

_EVENTS = """SELECT * FROM award_event WHERE award IN (SELECT value FROM json_each(?))
ORDER BY happened_on, id"""

HANDED, CANCELLED = "handed", "cancelled"


@dataclass(frozen=True, slots=True)
class GivenAward:
    """An award and its events, oldest first."""

    award: Award
    events: tuple[AwardEvent, ...] = ()

    @property
    def handed(self) -> AwardEvent | None:
        """Return how it was handed over, None if it was not yet."""
        return self._last(HANDED)

    @property
    def cancelled(self) -> AwardEvent | None:
        """Return how it was cancelled, None while it stands (Luật 06/2022/QH15 Chương VII)."""
        return self._last(CANCELLED)

    def _last(self, code: str) -> AwardEvent | None:
        return next((event for event in reversed(self.events) if event.event == code), None)


def with_events(ledger: Ledger, awards: Iterable[Award]) -> list[GivenAward]:
    """Return awards with their events, in the order given."""
    given = list(awards)
    events: dict[str, list[AwardEvent]] = defaultdict(list)
    asked = json.dumps([award.id for award in given])
    for row in ledger.db.query(_EVENTS, [asked]):
        event = record_of(AwardEvent, row)
        events[event.award].append(event)
    return [GivenAward(award, tuple(events[award.id])) for award in given]


def standing(given: Iterable[GivenAward]) -> list[Award]:
    """Return the awards that were not cancelled."""
    return [each.award for each in given if not each.cancelled]
