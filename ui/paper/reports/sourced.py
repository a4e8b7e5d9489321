"""Cells that know what is behind them, and the grid that keeps it beside its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from storage.records import Record
from ui.paper.document import Asked, Cell, Column, Grid, Source
from ui.paper.reports.facts import Facts


@dataclass(frozen=True, slots=True)
class Sourced:
    """A cell with what is behind it."""

    cell: Cell
    source: Source


Row = tuple[Cell | Sourced, ...]


def figure_cell(
    facts: Facts,
    code: str,
    *,
    unit: str = "",
    when: Literal["now", "so_far", "before"] = "now",
) -> Sourced:
    """Return an indicator as it stands in a table: of the period, the year so far or the last."""
    compared = facts.compared[code]
    now = facts.of_unit[unit][code] if unit else compared.value
    totals = {"now": now, "so_far": compared.year_to_date, "before": compared.last_year}
    return Sourced(facts.cell(totals[when]), Asked(code, unit=unit, when=when))


def part_cell(facts: Facts, code: str, part: str, *, unit: str = "") -> Sourced:
    """Return what one type, subject or category has of an indicator."""
    total = facts.of_unit[unit][code] if unit else facts.total(code)
    return Sourced(total.parts.get(part, 0), Asked(code, part, unit))


def records_cell(cell: Cell, records: Iterable[Record]) -> Sourced:
    """Return a number that was counted from records."""
    return Sourced(cell, tuple(records))


def sourced_grid(  # noqa: PLR0913  # what a grid says of itself
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    name: str,
    total: bool = False,
    note: str = "",
) -> Grid:
    """Lay out rows, keeping aside what is behind their cells."""
    sources = {
        (down, across): cell.source
        for down, row in enumerate(rows)
        for across, cell in enumerate(row)
        if isinstance(cell, Sourced)
    }
    plain = tuple(
        tuple(cell.cell if isinstance(cell, Sourced) else cell for cell in row) for row in rows
    )
    return Grid(title, tuple(columns), plain, total=total, note=note, name=name, sources=sources)
