"""What is done again and again: its days in a month, and the one activity that counts them.

An activity that still says what the rule says on its own day is the program's and may be brought
up to date; one that says otherwise was changed by hand (or the rule was changed after it) and is
never written over without being asked for: the checklist names it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from resources.catalogues import words
from storage.ledger import Ledger
from storage.months import window
from storage.records import Activity, Recurrence, SkippedDay
from storage.repository import between, find, put

_WEEKDAYS = tuple(words("weekdays"))  # monday first, as date.weekday() counts


@dataclass(frozen=True, slots=True)
class Recurred:
    """What one rule comes to in one month, up to today, beside what is written down."""

    recurrence: Recurrence
    days: tuple[date, ...]  # on which it falls in the whole month, those skipped too
    done: tuple[date, ...]  # those that have come and were not skipped
    today: date
    activity: Activity | None = None

    @property
    def state(self) -> str:
        """Return nothing (no such day yet), waiting, due, written, behind or differs.

        It is due, or behind, once its last day of the month has come.
        """
        over = bool(self.days) and self.today >= self.days[-1]
        if self.activity is None:
            return ("due" if over else "waiting") if self.done else "nothing"
        if self.agrees_with(self.measures):
            return "written"
        if not self.agrees_with(self._measures_on(self.activity.happened_on)):
            return "differs"
        return "behind" if over else "waiting"

    @property
    def measures(self) -> dict[str, int]:
        """Return the numbers of one time, as often as it was done."""
        return self._times(len(self.done))

    def agrees_with(self, measures: dict[str, int]) -> bool:
        """Tell whether the activity has exactly these numbers; others it may have besides."""
        said = self.activity.measures if self.activity else {}
        return all(said.get(code, 0) == number for code, number in measures.items())

    def proposed(self) -> Activity | None:
        """Return the activity of the month as the rule has it; none if it was never done."""
        if self.activity:
            news = {"measures": self.activity.measures | self.measures}
            last = {"happened_on": self.done[-1]} if self.done else {}
            return self.activity.model_copy(update=news | last | _now())
        if not self.done:
            return None
        return _activity_of(self.recurrence, self.done[-1], self.measures)

    def _measures_on(self, day: date) -> dict[str, int]:
        return self._times(sum(one <= day for one in self.done))

    def _times(self, count: int) -> dict[str, int]:
        return {code: number * count for code, number in self.recurrence.measures.items()}


def days_of(recurrence: Recurrence, first: date, last: date) -> tuple[date, ...]:
    """Return the days of a span on which the rule falls, those skipped too."""
    begin = max(first, recurrence.starts_on)
    end = min(last, recurrence.ends_on or last)
    span = (begin + timedelta(days=place) for place in range((end - begin).days + 1))
    return tuple(day for day in span if _WEEKDAYS[day.weekday()] in recurrence.weekdays)


def recurred(ledger: Ledger, month: str, today: date) -> list[Recurred]:
    """Return what each rule of these books comes to in a month, in the order of names."""
    first, last = window(ledger, month)
    unit = ledger.settings.unit
    rules = find(ledger, Recurrence, unit=unit)
    if not rules:
        return []
    written = {one.recurrence: one for one in between(ledger, Activity, unit, first, last)}
    return [comes_to(rule, (first, last), today, written.get(rule.id)) for rule in rules]


def comes_to(
    rule: Recurrence, span: tuple[date, date], today: date, activity: Activity | None
) -> Recurred:
    """Return what one rule comes to between two days, beside what is written of it."""
    days = days_of(rule, *span)
    return Recurred(rule, days, _done(rule, days, today), today, activity)


def due(ledger: Ledger, month: str, today: date) -> list[Activity]:
    """Return the activities of a month as they are to be written now; not those that differ."""
    found = recurred(ledger, month, today)
    asked = (one.proposed() for one in found if one.state in ("due", "waiting", "behind"))
    return [activity for activity in asked if activity]


def write_due(ledger: Ledger, month: str, today: date) -> list[Activity]:
    """Write the activities of a month, one a rule, or bring them up to date; again: nothing.

    What was changed by hand is left alone. Raises MonthClosedError; then nothing is changed.
    """
    with ledger.change():
        activities = due(ledger, month, today)
        for activity in activities:
            put(ledger, activity)
    return activities


def turned(rule: Recurrence, day: date, reason: str = "") -> Recurrence:
    """Return the rule with a day skipped, or brought back if it was skipped."""
    others = tuple(one for one in rule.skipped if one.day != day)
    if len(others) == len(rule.skipped):
        skipped = SkippedDay(day=day, reason=reason)
        others = tuple(sorted((*others, skipped), key=lambda one: one.day))
    return rule.model_copy(update={"skipped": others} | _now())


def turning(one: Recurred, day: date, reason: str = "") -> list[Recurrence | Activity]:
    """Return what is to be saved together when a day is skipped or brought back.

    An activity that said what the rule said goes on doing so; one changed by hand stays.
    """
    rule = turned(one.recurrence, day, reason)
    if one.activity is None or one.state == "differs":
        return [rule]
    until = min(one.today, max(one.activity.happened_on, day))
    now = replace(one, recurrence=rule, done=_done(rule, one.days, until))
    proposal = now.proposed()
    return [rule, proposal] if proposal and not now.agrees_with(now.measures) else [rule]


def _done(rule: Recurrence, days: tuple[date, ...], until: date) -> tuple[date, ...]:
    off = {skipped.day for skipped in rule.skipped}
    return tuple(day for day in days if day <= until and day not in off)


def _activity_of(rule: Recurrence, day: date, measures: dict[str, int]) -> Activity:
    return Activity(
        unit=rule.unit,
        kind=rule.kind,
        happened_on=day,
        title=rule.title,
        place=rule.place,
        hamlets=rule.hamlets,
        measures=measures,
        organisations=rule.organisations,
        programmes=rule.programmes,
        recurrence=rule.id,
    )


def _now() -> dict[str, datetime]:
    return {"changed_at": datetime.now(UTC)}
