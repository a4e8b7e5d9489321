"""What is typed into the grid of a month: read, checked, and turned into activities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from resources.wording import _
from storage.commendation.rule_values import read_whole
from storage.ledger import Ledger
from storage.month_grid import Cell, MonthGrid
from storage.records import Activity
from storage.repository import put, remove

Entered = Mapping[Cell, str]  # what was typed, cell by cell
_MOST = 1_000_000_000_000
_BESIDES = ("title", "place", "attending", "result", "photos", "papers", "models", "recurrence")


@dataclass(frozen=True, slots=True)
class Writing:
    """What a grid writes in one change, and what the books said before."""

    write: tuple[Activity, ...] = ()
    drop: tuple[Activity, ...] = ()
    before: tuple[Activity, ...] = ()  # of those changed or dropped

    @property
    def new(self) -> tuple[Activity, ...]:
        """Return the activities that were not there before."""
        known = {one.id for one in self.before}
        return tuple(one for one in self.write if one.id not in known)


def number_of(text: str) -> int | None:
    """Read a whole number with or without dots between thousands; nothing is 0, words are none."""
    if not text.strip():
        return 0
    number = read_whole(text)  # 1.5 is not 15
    return number if number is not None and number <= _MOST else None


def changed(grid: MonthGrid, entered: Entered) -> dict[Cell, str]:
    """Return what was typed and says something else than the books."""
    return {
        cell: text
        for cell, text in entered.items()
        if cell.slot in grid.slots and grid.may_change(cell) and number_of(text) != grid.value(cell)
    }


def wrong(grid: MonthGrid, entered: Entered) -> dict[Cell, str]:
    """Say what is wrong with each cell that was typed, or that another one makes too large."""
    news = changed(grid, entered)
    said = {
        cell: _("Hãy gõ một số nguyên, chỉ gồm chữ số.")
        for cell, text in news.items()
        if number_of(text) is None
    }
    for slot in {cell.slot for cell in news}:
        said = _beyond(grid, slot, news) | said
    return said


def writing(grid: MonthGrid, entered: Entered) -> Writing:
    """Return what is to be written; only cells that changed, an activity a slot.

    An activity that comes to nothing is dropped if it says nothing else.
    """
    news = {cell: number_of(text) or 0 for cell, text in changed(grid, entered).items()}
    write: list[Activity] = []
    drop: list[Activity] = []
    before: list[Activity] = []
    for key in dict.fromkeys(cell.slot for cell in news):
        typed = {cell.code: number for cell, number in news.items() if cell.slot == key}
        old = grid.slots[key].activities  # one, or none yet
        now = _with(old[0] if old else _begun(grid, key), typed)
        before += old
        if _says_nothing(now):
            drop += old
        else:
            write.append(now)
    return Writing(tuple(write), tuple(drop), tuple(before))


def keep(ledger: Ledger, done: Writing) -> None:
    """Write it all or nothing; raises MonthClosedError or StillReferredError."""
    with ledger.change():
        for one in done.drop:
            remove(ledger, one)
        for one in done.write:
            put(ledger, one)


def all_reviewed(grid: MonthGrid) -> dict[Cell, str]:
    """Return a tick for each place that has none, with nothing found."""
    return {cell: "1" for cell in _ticks(grid) if grid.may_change(cell) and not grid.value(cell)}


def ticked_along(grid: MonthGrid, cell: Cell, text: str) -> dict[Cell, str]:
    """Return a cell with what was typed, and the tick of its line, which a number brings along."""
    entered = {cell: text}
    if number_of(text):
        same = (tick for tick in _ticks(grid) if tick.slot == cell.slot and tick != cell)
        entered |= {tick: "1" for tick in same if not grid.value(tick)}
    return entered


def _ticks(grid: MonthGrid) -> list[Cell]:
    places = [place for place, column in enumerate(grid.columns) if column.tick]
    cells = (line.cells[place] for line in grid.lines for place in places)
    return [cell for cell in cells if cell]


def _beyond(grid: MonthGrid, slot: str, news: Entered) -> dict[Cell, str]:
    measures = grid.measures
    said = {code: grid.value(Cell(slot, code)) for code in measures}
    said |= {cell.code: number_of(text) or 0 for cell, text in news.items() if cell.slot == slot}
    found = {}
    for code, measure in measures.items():
        most = measure.most(said)
        if most is not None and said[code] > most:
            whole = measures[measure.at_most].name if measure.at_most else _("tổng số")
            words = _("Nhiều hơn «{name}» ({most}).").format(name=whole, most=most)
            found[Cell(slot, code)] = words
    return found


def _begun(grid: MonthGrid, key: str) -> Activity:
    slot = grid.slots[key]
    return Activity(
        unit=grid.unit,
        kind=grid.kind.code,
        happened_on=grid.day,
        hamlets=slot.hamlets,
        teams=slot.teams,
    )


def _with(one: Activity, typed: dict[str, int]) -> Activity:
    measures = {code: number for code, number in (one.measures | typed).items() if number}
    return one.model_copy(update={"measures": measures, "changed_at": datetime.now(UTC)})


def _says_nothing(one: Activity) -> bool:
    return not one.measures and not any(getattr(one, name) for name in _BESIDES)
