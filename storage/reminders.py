"""What returns each year and is due soon: the national day, ratings, the year's report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from resources.catalogues import Entry, entries
from storage.at_work import running_models
from storage.ledger import Ledger

_FIRST_MONTH = {"unrated_half_year": 4, "unrated_year": 10}  # ratings from then on are this one's


@dataclass(frozen=True, slots=True)
class Reminder:
    """A sentence, the day it is due, where it is done, and how many wait (0: not counted)."""

    words: str
    due: date
    place: str
    count: int = 0


def reminders(ledger: Ledger, today: date) -> list[Reminder]:
    """Return what is due soon (resources/catalogues/reminders.toml), the nearest first."""
    found = (one for entry in entries("reminders") for one in _of(ledger, entry, today))
    return sorted(found, key=lambda one: one.due)


def _of(ledger: Ledger, entry: Entry, today: date) -> Iterator[Reminder]:
    said = entry.extra
    due = date(today.year, said["month"], said["day"])
    if not entry.is_offered(today) or not due - timedelta(days=said["before"]) <= today <= due:
        return
    when = said.get("when", "")
    count = _unrated(ledger, date(today.year, _FIRST_MONTH[when], 1), today) if when else 0
    if count or not when:
        yield Reminder(entry.word, due, said["place"], count)


def _unrated(ledger: Ledger, since: date, today: date) -> int:
    """Count the models at work that nobody has rated since a day."""
    query = "SELECT DISTINCT model FROM model_rating WHERE unit = ? AND rated_on >= ?"
    values = [ledger.settings.unit, since.isoformat()]
    rated = {model for (model,) in ledger.db.execute(query, values)}
    running = running_models(ledger, ledger.settings.unit, today)
    return sum(model.id not in rated for model in running)
