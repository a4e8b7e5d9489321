"""The months of a period of which not everything is known: what is added up then is only a part.

A post whose books began in May knows nothing of January to April but what past figures tell; a
unit whose bundle never came leaves a gap above. Only flows have gaps: a stock is what it was last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from resources.catalogues import indicators
from resources.wording import _
from storage.history import books_begin, months_told, told_before
from storage.ledger import Ledger
from storage.periods import month_of, previous_month
from storage.report_period import Period
from storage.succession import is_expected, successions

Told = Mapping[str, Sequence[Period]]
"""The code of an indicator → the times that past figures tell of."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Months without books, by unit, and what was told of them."""

    bare: Mapping[str, Sequence[str]] = field(default_factory=dict)
    told: Mapping[str, Told] = field(default_factory=dict)

    def of(self, code: str) -> tuple[str, ...]:
        """Return the months in which some unit's part of an indicator is not known."""
        if indicators()[code].rollup != "sum":
            return ()
        lacking = {
            month
            for unit, months in self.bare.items()
            for month in months
            if not any(_holds(span, month) for span in self.told.get(unit, {}).get(code, ()))
        }
        return tuple(sorted(lacking))


def gaps_of(
    ledger: Ledger, units: Iterable[str], period: Period, today: date | None = None
) -> Gaps:
    """Return what is not known of a period that is over, or of its months that are."""
    day = today or date.today()
    bare = {unit: _bare(ledger, unit, period, day) for unit in units}
    bare = {unit: months for unit, months in bare.items() if months}
    return Gaps(bare, {unit: _told(ledger, unit, period, day) for unit in bare})


def gap_words(months: Sequence[str]) -> str:
    """Say which months lack something: thiếu T1–T4, thiếu T1, T3; "" for none."""
    said: list[str] = []
    for first, last in _runs(months):
        ends = [f"T{int(month[5:])}" for month in dict.fromkeys((first, last))]
        said.append("–".join(ends))
    return _("thiếu {months}").format(months=", ".join(said)) if said else ""


def _bare(ledger: Ledger, unit: str, period: Period, today: date) -> list[str]:
    """Return the months that are over and that a unit's books do not speak of."""
    now = month_of(today, ledger.settings.cutoff_day)
    over = [month for month in period.months if month < now]
    if unit == ledger.settings.unit:
        if ledger.settings.is_superior:  # it keeps no months: its registers stand as they are
            return []
        begun = books_begin(ledger, unit, today) or now
        return [month for month in over if month < begun]
    followed = successions(ledger)
    over = [month for month in over if is_expected(followed, unit, month)]
    query = "SELECT DISTINCT month FROM figure WHERE unit = ? AND month BETWEEN ? AND ?"
    rows = ledger.db.execute(query, [unit, period.first, period.last]).fetchall()
    sent = {month for (month,) in rows}
    return [month for month in over if month not in sent]


def _told(ledger: Ledger, unit: str, period: Period, today: date) -> Told:
    begun, cutoff = books_begin(ledger, unit, today), ledger.settings.cutoff_day
    told = told_before(ledger, unit, period, begun)
    return {code: [months_told(past, cutoff) for past in said] for code, said in told.items()}


def _holds(span: Period, month: str) -> bool:
    return span.first <= month <= span.last


def _runs(months: Sequence[str]) -> list[tuple[str, str]]:
    """Put months in a row together."""
    found: list[tuple[str, str]] = []
    for month in months:
        if found and found[-1][1] == previous_month(month):
            found[-1] = found[-1][0], month
        else:
            found.append((month, month))
    return found
