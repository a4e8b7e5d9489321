"""Figures of the years before these books: by indicator and period, as earlier reports said them.

They count only for months before the books begin; from then on the books themselves say it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from resources.wording import _
from storage.comparison import records_behind
from storage.consolidation import Total, consolidate
from storage.history import books_begin, months_told
from storage.ledger import Ledger
from storage.periods import month_of, previous_month
from storage.precision import Amount
from storage.records import PastFigure
from storage.report_period import Period, years_period
from storage.repository import find, put, remove
from storage.shares import Share
from storage.stated import stated


@dataclass(frozen=True, slots=True)
class PastColumn:
    """Some months that figures are said for; `in_books`: the books themselves know them."""

    period: Period
    in_books: bool = False

    @property
    def days(self) -> tuple[date, date]:
        """Return the first and the last day, by the calendar: older reports had no other month."""
        begin, end = (date.fromisoformat(f"{m}-01") for m in (self.period.first, self.period.last))
        return begin, end.replace(day=monthrange(end.year, end.month)[1])

    @property
    def words(self) -> str:
        """Say it shortly: 2015, 2013–2023, T1–T5/2022, T3/2013–T5/2022."""
        (begin, month), (end, until) = (m.split("-") for m in (self.period.first, self.period.last))
        if self.period == years_period(int(begin), int(end)):
            return begin if begin == end else f"{begin}–{end}"
        if self.period.first == self.period.last:
            return _("T{month}/{year}").format(month=int(month), year=begin)
        words = (
            _("T{month}–T{until}/{end}") if begin == end else _("T{month}/{begin}–T{until}/{end}")
        )
        return words.format(month=int(month), begin=begin, until=int(until), end=end)


@dataclass(frozen=True, slots=True)
class Entry:
    """What was written for one indicator: a figure ("" for none), and where it comes from."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Revision:
    """What writing some entries changes: records to write, to take out, and as they were."""

    write: tuple[PastFigure, ...] = ()
    drop: tuple[PastFigure, ...] = ()
    before: tuple[PastFigure, ...] = ()

    @property
    def new(self) -> tuple[PastFigure, ...]:
        """Return the records that were not there before."""
        known = {one.id for one in self.before}
        return tuple(one for one in self.write if one.id not in known)

    def make(self, ledger: Ledger) -> None:
        """Do all of it, or nothing."""
        with ledger.change():
            for one in self.drop:
                remove(ledger, one)
            for one in self.write:
                put(ledger, one)


def books_know_from(ledger: Ledger, today: date) -> str:
    """Return the first month that the books know; those of a superior from what was received."""
    if ledger.settings.is_superior:
        (first,) = ledger.db.execute("SELECT min(month) FROM figure").fetchone()
    else:
        first = books_begin(ledger, ledger.settings.unit, today)
    return first or month_of(today, ledger.settings.cutoff_day)


def columns(period: Period, known_from: str, *, by_year: bool) -> list[PastColumn]:
    """Return a column for the whole period, or one for each year of it.

    What reaches into the books is divided where they begin.
    """
    found: list[PastColumn] = []
    for each in _years(period) if by_year else [period]:
        if each.first < known_from:
            before = Period(each.first, min(each.last, previous_month(known_from)))
            found.append(PastColumn(before))
        if each.last >= known_from:
            found.append(PastColumn(Period(max(each.first, known_from), each.last), in_books=True))
    return found


def kept(ledger: Ledger, column: PastColumn) -> dict[str, PastFigure]:
    """Return the past figure of each indicator; of two for one, what was begun last."""
    return {one.indicator: one for one in _all_kept(ledger, column)}


def said_in_books(ledger: Ledger, column: PastColumn, today: date) -> dict[str, str]:
    """Say each indicator of a column that the books know, as far as time has come."""
    period = _come(ledger, column, today)
    if period is None:
        return {}
    totals = consolidate(ledger, _units(ledger), period)
    return {code: words for code, total in totals.items() if (words := _words(total))}


def behind_in_books(ledger: Ledger, column: PastColumn, code: str, today: date) -> list[Share]:
    """Return the records behind a figure that the books say of a column."""
    period = _come(ledger, column, today)
    units = _units(ledger) if period else []
    return [
        share for unit in units if period for share in records_behind(ledger, unit, period, code)
    ]


def revision(ledger: Ledger, column: PastColumn, entries: Mapping[str, Entry]) -> Revision:
    """Return what writing the entries, by indicator, would change; raises NotAFigureError."""
    before = tuple(one for one in _all_kept(ledger, column) if one.indicator in entries)
    last = {one.indicator: one for one in before}
    write = tuple(
        _written(ledger, column, code, entry, last.get(code))
        for code, entry in entries.items()
        if entry.text.strip()
    )
    stays = {one.id for one in write}
    return Revision(write, tuple(one for one in before if one.id not in stays), before)


def joined(revisions: Iterable[Revision]) -> Revision:
    """Return several revisions as one."""
    every = list(revisions)
    return Revision(
        tuple(one for each in every for one in each.write),
        tuple(one for each in every for one in each.drop),
        tuple(one for each in every for one in each.before),
    )


def _years(period: Period) -> list[Period]:
    first, last = int(period.first[:4]), int(period.last[:4])
    whole = (years_period(year, year) for year in range(first, last + 1))
    return [Period(max(y.first, period.first), min(y.last, period.last)) for y in whole]


def _all_kept(ledger: Ledger, column: PastColumn) -> list[PastFigure]:
    """Return the unit's own figures of exactly these months, the oldest record first."""
    cutoff = ledger.settings.cutoff_day
    own = find(ledger, PastFigure, unit=ledger.settings.unit)
    same = (one for one in own if months_told(one, cutoff) == column.period)
    return sorted(same, key=lambda one: one.id)


def _written(
    ledger: Ledger, column: PastColumn, code: str, entry: Entry, old: PastFigure | None
) -> PastFigure:
    value, precision = stated(entry.text)
    first, last = column.days
    begun = {"unit": ledger.settings.unit, "indicator": code, "first": first, "last": last}
    known = old.model_dump(exclude={"changed_at"}) if old else begun
    said = {"value": value, "precision": precision, "source": entry.source}
    return PastFigure.model_validate(known | said)


def _come(ledger: Ledger, column: PastColumn, today: date) -> Period | None:
    """Return the months of a column up to today's, none where they are still to come."""
    now = month_of(today, ledger.settings.cutoff_day)
    if now < column.period.first:
        return None
    return Period(column.period.first, min(column.period.last, now))


def _units(ledger: Ledger) -> list[str]:
    if not ledger.settings.is_superior:
        return [ledger.settings.unit]
    return [unit for (unit,) in ledger.db.execute("SELECT DISTINCT unit FROM figure").fetchall()]


def _words(total: Total) -> str:
    exact = [] if total.exact is None else [Amount(total.exact).words]
    return "; ".join([*exact, *total.rough])
