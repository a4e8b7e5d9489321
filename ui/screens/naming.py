"""What the books offer to choose from: names of records, words of lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from resources.catalogues import words
from storage.commendation.rules import award_choices, own_award_words
from storage.dated import newest_named
from storage.ledger import Ledger
from storage.records import Achievement, Activity, Honoree, Nominee, Proposal, Record
from storage.repository import find, names_of
from storage.settings import Settings
from ui.screens.words import date_words, name_of

_RECENT = 6000  # activities to choose from: a year of a busy post
_OF_DOSSIERS = (Achievement, Honoree, Nominee, Proposal)
_OF_KINDS = 500  # of some kinds: each is put in a box to choose from, however seldom it is opened


class Naming:
    """Reads names for forms and lists; a part of the desk."""

    ledger: Ledger
    today: Callable[[], date]

    @property
    def settings(self) -> Settings:
        """Return the settings of the books."""
        return self.ledger.settings

    def names(self, kind: type[Record]) -> dict[str, str]:
        """Return the name of every record of a kind by its identity, in Vietnamese order.

        Of activities only the newest ones: nobody chooses from all of ten years. Above, of what
        dossiers brought only the own: nobody proposes the people of other units as its own.
        """
        if kind is Activity:
            return self.names_of_activities()
        own = kind in _OF_DOSSIERS and self.settings.is_superior
        return names_of(self.ledger, kind, self.settings.unit if own else "")

    def names_of_activities(self, *kinds: str) -> dict[str, str]:
        """Return the names of the newest activities, of some kinds or of all."""
        unit = "" if self.settings.is_superior else self.settings.unit
        most, known = _OF_KINDS if kinds else _RECENT, words("activity_kinds")
        recent = newest_named(self.ledger, unit, most, kinds)
        return {one: f"{day} {name or known.get(of, of)}" for one, day, name, of in recent}

    def names_referred(self, kind: type[Record], identities: Iterable[str]) -> dict[str, str]:
        """Return the names of some records of a kind, however old they are."""
        found = (one for identity in identities for one in find(self.ledger, kind, id=identity))
        return {one.id: _dated_name(one) for one in found}

    def own_words(self) -> Mapping[str, Mapping[str, str]]:
        """Return the words that the unit changed in official lists or added to them, by list."""
        return own_award_words(self.ledger)

    def choices(self, name: str) -> Mapping[str, str]:
        """Return what may be chosen now of a list that the unit may add to (AWARD_LISTS)."""
        return award_choices(self.ledger, name, self.today())


def _dated_name(record: Record) -> str:
    """Say what a reference to a record says: of an activity its day too."""
    name = name_of(record)
    return f"{date_words(record.happened_on)} {name}" if isinstance(record, Activity) else name
