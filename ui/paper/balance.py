"""How broad columns of words are: by the longest text in each, so that rows stay low."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from ui.paper.cells import words_of
from ui.paper.document import Cell, Column

_SIDE = 6.0  # mm across for a text of one letter; it grows with the root, as a block of words does
_LETTER = 1.65  # mm for each letter of a text that cannot be parted, as the name of a file
_LEAST, _MOST = 0.5, 2.0  # of the usual share


def by_content(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> tuple[Column, ...]:
    """Give columns of words, whose usual shares are in mm, the shares that their cells ask for."""
    return tuple(
        _fitted(column, [words_of(row[at], column.kind) for row in rows])
        if column.kind in ("text", "centre")
        else column
        for at, column in enumerate(columns)
    )


def _fitted(column: Column, cells: Sequence[str]) -> Column:
    longest = max(map(len, cells), default=0)
    whole = max((len(word) for cell in cells for word in cell.split()), default=0)
    share = min(
        max(_SIDE * sqrt(longest), _LETTER * whole, _LEAST * column.share), _MOST * column.share
    )
    return replace(column, share=share)
