"""Counts of a month as one grid: a line a hamlet, a team or a category, a column a measure.

A line stands for one activity of the month (a *slot*): the only one there is, or one that is yet
to be written. Where there are several, or one that belongs to several hamlets, the grid shows
their sum and leaves changing them to the register of activities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from resources.catalogues import ActivityKind, Measure, activity_kinds
from resources.wording import _
from storage.ledger import Ledger
from storage.months import closed_month, window
from storage.records import Activity, Hamlet, Team
from storage.repository import between, find

_TEAMS: Mapping[str, tuple[str, ...]] = {  # kinds with a line a hamlet, and the teams that do it
    "order_review": (),
    "mediation": ("mediation",),
    "patrol": ("peoples_patrol", "peoples_security", "security_team"),
}
GRID_KINDS = (
    "order_review",
    "tips",
    "mediation",
    "patrol",
    "weapon_handover",
    "guidance",
    "contribution",
    "case_figures",
)
WHOLE, REST = "whole", "rest"  # keys of slots: the whole commune; what fits no line
OPEN, CLOSED, LATER = "open", "closed", "later"
_DRAFT = "month_grid"


@dataclass(frozen=True, slots=True)
class Cell:
    """One number: a measure of the activity of a slot."""

    slot: str
    code: str


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; a `tick` is one or nothing."""

    name: str
    tick: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the grid; a cell of none is never filled in."""

    label: str
    cells: tuple[Cell | None, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """What a line or a grid is written to."""

    hamlets: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    activities: tuple[Activity, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """One kind of count in one month; `day` is that of activities yet to be written."""

    unit: str
    month: str
    kind: ActivityKind
    day: date
    state: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    slots: Mapping[str, Slot]

    @property
    def measures(self) -> dict[str, Measure]:
        """Return the measures of the kind by their codes."""
        return {measure.code: measure for measure in self.kind.measures}

    @property
    def units(self) -> frozenset[str]:
        """Return the units of measure of the lines."""
        return frozenset(line.unit for line in self.lines)

    @property
    def adds_up(self) -> bool:
        """Tell whether a sum of the lines makes sense: one unit, none a part of another."""
        codes = {cell.code for line in self.lines for cell in line.cells[:1] if cell}
        parts = any(self.measures[code].at_most in codes for code in codes)
        return len(self.lines) > 1 and len(self.units) == 1 and not parts

    def value(self, cell: Cell) -> int:
        """Return what the books say for a cell."""
        activities = self.slots[cell.slot].activities
        return sum(one.measures.get(cell.code, 0) for one in activities)

    def may_change(self, cell: Cell) -> bool:
        """Tell whether a cell can be filled in here."""
        several = len(self.slots[cell.slot].activities) > 1
        return self.state == OPEN and cell.slot != REST and not several

    def activities(self) -> Iterator[Activity]:
        """Return all activities of the grid."""
        for slot in self.slots.values():
            yield from slot.activities


def grid_of(ledger: Ledger, month: str, kind: str, today: date) -> MonthGrid:
    """Return the grid of one kind of count for a month."""
    first, last = window(ledger, month)
    unit = ledger.settings.unit
    found = [one for one in between(ledger, Activity, unit, first, last) if one.kind == kind]
    known = activity_kinds()[kind]
    if kind in _TEAMS:
        slots, labels = _places(ledger, kind, found, first)
        columns = tuple(Column(one.name, tick=one.default == 1) for one in known.measures)
        lines = tuple(_place_line(known, slot, labels[slot]) for slot in slots)
    else:
        slots = {WHOLE: Slot(activities=tuple(found))}
        columns, lines = _categories(known, found)
    closed = closed_month(ledger, month)
    state = CLOSED if closed and closed.is_closed else LATER if today < first else OPEN
    return MonthGrid(unit, month, known, min(last, today), state, columns, lines, slots)


def draft_name(month: str, kind: str) -> str:
    """Return the name under which the half-filled grid of a month waits."""
    return f"{_DRAFT}/{month}/{kind}"


def drafted(name: str) -> tuple[str, str] | None:
    """Return month and kind of a draft that is a half-filled grid, none for another draft."""
    form, *rest = name.split("/")
    return (rest[0], rest[1]) if form == _DRAFT else None


def _places(
    ledger: Ledger, kind: str, found: Iterable[Activity], first: date
) -> tuple[dict[str, Slot], dict[str, str]]:
    """Return a slot for each team that does it, and for each hamlet that no such team is in."""
    unit = ledger.settings.unit
    teams = {one.id: one for one in _teams(ledger, kind, first)}
    hamlets = {one.id: one for one in find(ledger, Hamlet, unit=unit)}
    keyed: dict[str, list[Activity]] = {}
    for one in found:
        keyed.setdefault(_key_of(one, teams, hamlets), []).append(one)
    kept = {identity for team in teams.values() for identity in team.hamlets} - set(keyed)
    slots = {
        key: Slot(one.hamlets, (key,), tuple(keyed.get(key, ()))) for key, one in teams.items()
    }
    slots |= {
        key: Slot((key,), (), tuple(keyed.get(key, ()))) for key in hamlets if key not in kept
    }
    labels = {key: one.name for key, one in teams.items()}
    labels |= {key: one.name for key, one in hamlets.items()}
    if keyed.get(REST):
        slots[REST] = Slot(activities=tuple(keyed[REST]))
        labels[REST] = _("Ghi chung, nhiều nơi")
    return slots, labels


def _teams(ledger: Ledger, kind: str, first: date) -> list[Team]:
    found = find(ledger, Team, unit=ledger.settings.unit)
    doing = (one for one in found if one.form in _TEAMS[kind])
    return [one for one in doing if one.ended_on is None or one.ended_on > first]


def _key_of(one: Activity, teams: Mapping[str, Team], hamlets: Mapping[str, Hamlet]) -> str:
    if len(one.teams) == 1 and one.teams[0] in teams:
        return one.teams[0]
    if len(one.hamlets) == 1 and one.hamlets[0] in hamlets and not one.teams:
        return one.hamlets[0]
    return REST


def _place_line(kind: ActivityKind, slot: str, label: str) -> Line:
    return Line(label, tuple(Cell(slot, one.code) for one in kind.measures))


def _categories(
    kind: ActivityKind, found: Iterable[Activity]
) -> tuple[tuple[Column, ...], tuple[Line, ...]]:
    """Return a line a category; where categories are split, how many have value stands beside."""
    codes = {one.code for one in kind.measures}
    valued = {code for code in codes if f"{code}_valuable" in codes}
    if not valued:
        lines = [_single(one) for one in kind.measures]
        return (Column(_counted(lines)),), tuple(lines)
    lines = [_valued(one) for one in kind.measures if one.code in valued]
    lines += [
        Line(_("Chưa chia loại"), (None, Cell(WHOLE, one.code)), one.unit)
        for one in kind.measures
        if one.of_total and any(each.measures.get(one.code) for each in found)
    ]
    return (Column(_("Số tin")), Column(_("Trong đó có giá trị"))), tuple(lines)


def _counted(lines: Iterable[Line]) -> str:
    units = {line.unit for line in lines}
    words = _("Số lượng ({unit})") if len(units) == 1 else _("Số lượng")
    return words.format(unit=next(iter(units), ""))


def _single(one: Measure) -> Line:
    return Line(one.name, (Cell(WHOLE, one.code),), one.unit)


def _valued(one: Measure) -> Line:
    cells = (Cell(WHOLE, one.code), Cell(WHOLE, f"{one.code}_valuable"))
    return Line(one.name, cells, one.unit)
