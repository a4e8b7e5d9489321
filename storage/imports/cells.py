"""A sheet as a grid of plain cells, whatever program wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell whose formula came to nothing: "#REF!", or was never computed: ""."""

    word: str


Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | Wrong
Place: TypeAlias = tuple[int, int]  # row and column, both from 0


@dataclass(frozen=True)
class Sheet:
    """One sheet: its cells from A1 on, and what lies over them."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    file: str = ""
    hidden: bool = False
    merged: Mapping[Place, Place] = field(default_factory=dict)  # covered cell → the one that says
    hidden_rows: frozenset[int] = frozenset()
    epoch_1904: bool = False
    old_font: bool = False  # it was typed in a font from before Unicode
    above: tuple[str, ...] = ()  # titles that stand above the table in a text
    of_word: bool = False

    @cached_property
    def width(self) -> int:
        """Return the number of columns."""
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> Cell:
        """Return what stands in a cell itself."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else ""

    def seen(self, row: int, column: int) -> Cell:
        """Return what a reader sees there: in merged cells what the first of them says."""
        return self.at(*self.merged.get((row, column), (row, column)))


def cell_name(row: int, column: int) -> str:
    """Return the name people know a cell by: C7."""
    letters = ""
    rest = column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"
