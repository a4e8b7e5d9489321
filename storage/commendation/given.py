"""Awards with what became of them after their decision: handed over, cancelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from storage.ledger import Ledger
from storage.records import Award, AwardEvent
from storage.repository import find

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
    events: dict[str, list[AwardEvent]] = defaultdict(list)
    for event in sorted(find(ledger, AwardEvent), key=lambda each: (each.happened_on, each.id)):
        events[event.award].append(event)
    return [GivenAward(award, tuple(events[award.id])) for award in awards]


def standing(given: Iterable[GivenAward]) -> list[Award]:
    """Return the awards that were not cancelled."""
    return [each.award for each in given if not each.cancelled]
