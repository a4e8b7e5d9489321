"""The registers of the superior's own commendation: what units sent stands in their dossiers."""

from __future__ import annotations

from collections.abc import Sequence

from storage.records import Record
from ui.screens.achievements import Achievements
from ui.screens.honorees import Honorees
from ui.screens.proposals import Proposals


class OwnProposals(Proposals):
    """Proposals of the superior itself, on the way that every proposal goes."""

    def records(self) -> Sequence[Record]:
        return [one for one in super().records() if one.unit == self.desk.settings.unit]


class OwnAchievements(Achievements):
    """Achievements that the superior noted."""

    def records(self) -> Sequence[Record]:
        return [one for one in super().records() if one.unit == self.desk.settings.unit]


class OwnHonorees(Honorees):
    """Whoever the superior itself follows."""

    def records(self) -> Sequence[Record]:
        return [one for one in super().records() if one.unit == self.desk.settings.unit]
