"""What stands in a cell, in words: the same in every file that is made of a document."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ui.paper.document import Cell, Grid, Kind, Said
from ui.paper.writing import figure

UNKNOWN: Final = "–"
_TENTH = Decimal("0.1")


def words_of(cell: Cell, kind: Kind) -> str:
    """Write a cell as Vietnamese papers do; what is not known is a dash."""
    if cell is None:
        return UNKNOWN
    if isinstance(cell, Said):
        return cell.words
    if isinstance(cell, str):
        return cell
    exact = exactly(cell)
    if kind == "percent":
        return f"{figure((exact * 100).quantize(_TENTH, ROUND_HALF_UP))}%"
    written = figure(exact)
    return written if kind == "number" else written.replace(".", "")


def exactly(number: float | Decimal) -> Decimal:
    """Return the number that was meant: 0.1 and not 0.1000000000000000055, 12 and not 12.0."""
    exact = Decimal(str(number))
    whole = exact.to_integral_value()
    return whole if exact == whole else Decimal(f"{exact:f}").normalize()


def table_words(grid: Grid) -> list[list[str]]:
    """Write all cells of a grid, row by row."""
    kinds = [column.kind for column in grid.columns]
    return [
        [words_of(cell, kind) for cell, kind in zip(row, kinds, strict=True)] for row in grid.rows
    ]
