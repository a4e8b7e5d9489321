"""All that a report of a period speaks of, read from the ledger once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from resources.catalogues import indicators, words
from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.adjustments import Judged, judged, made_between
from storage.commendation.rules import own_award_words
from storage.comparison import Compared, compare
from storage.consolidation import Total, consolidate, consolidate_both
from storage.ledger import Ledger
from storage.model_life import running_states, runs, statuses
from storage.months import window
from storage.periods import span_of
from storage.records import (
    Activity,
    Adjustment,
    Award,
    Hamlet,
    ModelSite,
    SafetyAssessment,
    SafetySubject,
    SecurityModel,
    StatusEvent,
    Team,
)
from storage.records import Record as AnyRecord
from storage.report_period import Period
from storage.repository import between, find
from storage.tasks import TasksOf, tasks_of
from ui.paper.document import Cell, Said

R = TypeVar("R", bound=AnyRecord)
Totals = Mapping[str, Total]


@dataclass(frozen=True, slots=True)
class Records:
    """The records of all units that stand behind the tables, dated ones of the period only."""

    models: tuple[SecurityModel, ...]
    running: frozenset[str]
    sites: tuple[ModelSite, ...]
    events: tuple[StatusEvent, ...]
    teams: tuple[Team, ...]
    hamlets: tuple[Hamlet, ...]
    activities: tuple[Activity, ...]
    awards: tuple[Award, ...]
    subjects: tuple[SafetySubject, ...]
    assessments: tuple[SafetyAssessment, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Figures and records of a period; `units` are the columns of a superior's tables."""

    period: Period
    first: date
    last: date
    own: str
    units: Mapping[str, str]
    compared: Mapping[str, Compared]
    of_unit: Mapping[str, Totals]
    records: Records
    tasks: TasksOf
    with_rough: bool = False
    programme: str | None = None
    own_words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Words that the unit changed in lists or added to them: list, code, word."""
    noted: tuple[Adjustment, ...] = ()
    """What was noted in the period of locked months ("điều chỉnh kỳ trước")."""
    adjusted: Totals = field(default_factory=dict)
    """The totals of the period that were put right since; none where nothing differs."""
    adjusting: tuple[Adjustment, ...] = ()
    """What put them right."""

    @property
    def coordinated(self) -> tuple[Activity, ...]:
        """Return what was done together with others; of a programme, what no other one claims."""
        return tuple(
            each
            for each in self.records.activities
            if {*each.organisations, *each.hosts} - {"police"}
            and (not self.programme or not each.programmes or self.programme in each.programmes)
        )

    @property
    def by_unit(self) -> bool:
        """Tell whether tables have a column for each unit."""
        return bool(self.of_unit)

    def total(self, code: str) -> Total:
        """Return an indicator's total of the period."""
        return self.compared[code].value

    def value(self, code: str) -> int:
        """Return the exact value, nought where nobody said one."""
        return self.total(code).value

    def words(self, code: str) -> str:
        """Say an indicator as it is printed: 1.234, hơn 1.000, hàng trăm, or "" if unknown."""
        return said(self.total(code), with_rough=self.with_rough)

    def word(self, name: str, code: str) -> str:
        """Say a code of a list, as the unit has it; an unknown one as it came."""
        return self.own_words.get(name, {}).get(code) or words(name).get(code, code)

    def cell(self, total: Total | None) -> Cell:
        """Return a total as it stands in a table."""
        return cell_of(total, with_rough=self.with_rough)


@official
def facts_of(
    ledger: Ledger,
    period: Period,
    units: Mapping[str, str] | None = None,
    *,
    with_rough: bool = False,
    programme: str | None = None,
) -> Facts:
    """Read a period: of the own unit, or of a superior's units (code → name) and of itself."""
    own = ledger.settings.unit
    given = dict(units or {})
    if given and any(t.is_known for t in consolidate(ledger, [own], period).values()):
        given = {own: ledger.settings.unit_name} | given
    below = short_names(given)
    of = dict.fromkeys([own, *below])
    first, last = _days(ledger, period)
    adjusting = _applied(found for unit in of for found in judged(ledger, unit, period))
    return Facts(
        period=period,
        first=first,
        last=last,
        own=own,
        units=below,
        compared={each.code: each for each in compare(ledger, period, of)},
        of_unit={unit: consolidate(ledger, [unit], period) for unit in below},
        records=_records(ledger, tuple(of), first, last),
        tasks=tasks_of(ledger, first, last),
        with_rough=with_rough,
        programme=programme,
        own_words=own_award_words(ledger),
        noted=_applied(found for unit in of for found in made_between(ledger, unit, first, last)),
        adjusted=consolidate_both(ledger, of, period)[1] if adjusting else {},
        adjusting=adjusting,
    )


def short_names(units: Mapping[str, str]) -> dict[str, str]:
    """Name police units as heads of columns do: Gia Hòa for Công an xã Gia Hòa, none twice."""
    bare = {code: name.removeprefix(_("Công an ")) for code, name in units.items()}
    short = {
        code: name.removeprefix(_("xã ")).removeprefix(_("phường ")) for code, name in bare.items()
    }
    twice = Counter(short.values())
    named = {code: bare[code] if twice[name] > 1 else name for code, name in short.items()}
    return {code: f"{name[:1].upper()}{name[1:]}" for code, name in named.items()}


def said(total: Total, *, with_rough: bool = False) -> str:
    """Say a total, what is inexact in its own words beside it unless it was to be added."""
    amount = total.amount(with_rough=with_rough)
    worded = [a.words for a in total.inexact if not (with_rough and a.is_number)]
    return "; ".join(dict.fromkeys([*([amount.words] if amount else []), *worded]))


def cell_of(total: Total | None, *, with_rough: bool = False) -> Cell:
    """Return a total for a table: a number where it is exact and whole, else its words."""
    if total is None or not (total.units or total.inexact):
        return None
    if not total.inexact:
        return total.value
    amount = total.amount(with_rough=with_rough)
    return Said(said(total, with_rough=with_rough), amount.value if amount else None)


def type_name(code: str) -> str:
    """Return what a type of model is called."""
    return words("model_types").get(code, code)


def ratio_of(facts: Facts, code: str) -> tuple[int, int] | None:
    """Return the part and the whole of an indicator that has a rate, None without a base."""
    whole = indicators()[code].ratio_to
    if not whole or not facts.value(whole):
        return None
    return facts.value(code), facts.value(whole)


def _applied(found: Iterable[Judged]) -> tuple[Adjustment, ...]:
    return tuple(each.adjustment for each in found if each.applied)


def _days(ledger: Ledger, period: Period) -> tuple[date, date]:
    if ledger.settings.is_superior:
        return span_of(period.first, period.last, ledger.settings.cutoff_day)
    return window(ledger, period.first)[0], window(ledger, period.last)[1]


def _records(ledger: Ledger, units: tuple[str, ...], first: date, last: date) -> Records:
    def held(kind: type[R]) -> tuple[R, ...]:
        return tuple(record for unit in units for record in find(ledger, kind, unit=unit))

    def dated(kind: type[R]) -> tuple[R, ...]:
        return tuple(r for unit in units for r in between(ledger, kind, unit, first, last))

    models = held(SecurityModel)
    status = statuses(models, held(StatusEvent), last)
    return Records(
        models=models,
        running=frozenset(one for one, now in status.items() if now in running_states()),
        sites=tuple(site for site in held(ModelSite) if runs(site, last)),
        events=dated(StatusEvent),
        teams=held(Team),
        hamlets=held(Hamlet),
        activities=dated(Activity),
        awards=dated(Award),
        subjects=held(SafetySubject),
        assessments=tuple(a for a in held(SafetyAssessment) if a.year == last.year),
    )
