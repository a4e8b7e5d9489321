"""The table of results of one nominee: what was done each year, counted from the register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from resources.catalogues import ActivityKind, Measure, activity_kinds
from resources.wording import in_vietnamese as _
from storage.periods import month_of
from storage.precision import EXACT, Amount, joined
from storage.records import Activity, Nominee
from ui.paper.commendation.gather_facts import ProposalFacts
from ui.paper.merit import Target
from ui.paper.writing import Figure

_MOST_YEARS = 5  # more columns do not fit on a page

Years = tuple[int, ...]
ByYear = dict[int, list[Activity]]


def results_of(facts: ProposalFacts, nominee: Nominee) -> tuple[Years, tuple[Target, ...]]:
    """Return the years that count and a row for each thing that was done in them.

    A year is that of the report month; where the register knows nothing a cell stays blank.
    """
    cutoff = facts.settings.cutoff_day
    first, last = facts.case.span
    done = [one for one in facts.behind(nominee) if _within(one.happened_on, first, last)]
    known = {_year(one.happened_on, cutoff) for one in done}
    if first and last and first <= last:
        known.update(range(_year(first, cutoff), _year(last, cutoff) + 1))
    years = tuple(sorted(known))[-_MOST_YEARS:]
    rows = tuple(_rows(done, years, cutoff))
    return (years, rows) if rows else ((), ())


def _rows(done: Sequence[Activity], years: Years, cutoff: int) -> Iterable[Target]:
    kinds = activity_kinds()
    found = dict.fromkeys(one.kind for one in done)
    for code in (*(code for code in kinds if code in found), *(c for c in found if c not in kinds)):
        by_year: ByYear = {year: [] for year in years}
        for one in done:
            if one.kind == code and _year(one.happened_on, cutoff) in by_year:
                by_year[_year(one.happened_on, cutoff)].append(one)
        if any(by_year.values()):
            yield from _of_kind(kinds.get(code), code, by_year)


def _of_kind(kind: ActivityKind | None, code: str, by_year: ByYear) -> Iterable[Target]:
    name = kind.name if kind else code
    counts = tuple(len(each) or None for each in by_year.values())
    yield Target(name, _("hoạt động"), counts)
    for measure in kind.measures if kind else ():
        values = tuple(_said(measure, each) for each in by_year.values())
        if any(values) and values != counts:  # a session for each meeting says nothing more
            words = measure.name[:1].lower() + measure.name[1:].replace(": ", " ")
            yield Target(f"{name}: {words}", measure.unit, values)


def _said(measure: Measure, done: Sequence[Activity]) -> Figure:
    """Return the sum of a year, in words where it is not exact; of a state the last one."""
    told = [
        Amount(one.measures[measure.code], one.precision)
        for one in done
        if one.measures.get(measure.code)
    ]
    whole = joined(told[-1:] if measure.stock else told)
    if whole is None:
        return None
    return whole.value if whole.precision == EXACT else whole.words


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _year(day: date, cutoff: int) -> int:
    return int(month_of(day, cutoff)[:4])
