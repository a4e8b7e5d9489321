"""A month beside the year so far and the same month a year before, as every report shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from resources.catalogues import indicators
from storage.consolidation import Total, total_of
from storage.indicators import Figure, figures
from storage.ledger import Ledger
from storage.months import closed_month, kept_figures, open_month, window
from storage.periods import months_between

Said = dict[str, list[Figure]]  # month → figures of one indicator


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator of one month; `last_year` is None where nothing is known of that month."""

    code: str
    month: Total
    year_to_date: Total
    last_year: Total | None


def compare(ledger: Ledger, month: str) -> list[Compared]:
    """Return every indicator of a month of these books with what it is compared with."""
    unit, year = ledger.settings.unit, int(month[:4])
    before = f"{year - 1}{month[4:]}"
    so_far = months_between(f"{year}-01", month)
    known = {each: figures_of(ledger, each) for each in [*so_far, before]}
    found = []
    for code, rule in indicators().items():
        said = {each: [f for f in known[each] if f.code == code] for each in known}
        year_months = {each: said[each] for each in so_far if said[each]}
        found.append(
            Compared(
                code,
                total_of(rule, {unit: {month: said[month]}}),
                total_of(rule, {unit: year_months}),
                total_of(rule, {unit: {before: said[before]}}) if said[before] else None,
            )
        )
    return found


def figures_of(ledger: Ledger, month: str, today: date | None = None) -> list[Figure]:
    """Return a month's figures: frozen ones, those of the records while it is open, else none.

    A month from before the books began says nothing, and not zero.
    """
    closed = closed_month(ledger, month)
    unit = ledger.settings.unit
    if closed and closed.is_closed:
        return kept_figures(ledger, unit, month)
    if month < open_month(ledger, today or date.today()) and not closed:
        return []
    return figures(ledger, unit, *window(ledger, month))
