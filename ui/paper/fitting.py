"""How a grid fits on a page: which columns stand together, how broad, in which size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from reportlab.lib.units import mm

from ui.paper.cells import table_words
from ui.paper.document import Column, Grid
from ui.paper.fonts import BOLD, printable
from ui.paper.wrapping import longest_word, wide, wrapped

_PADDING, _CLOSE = 3.0, 2.0  # beside the words of a cell, in points; where columns are many
_SLACK = 1.0  # Word takes the width of a line from the cell
LEADING = 1.2
BODY_LETTERS, ANNEX_LETTERS = 12.0, 11.0  # the largest in a grid of the body, of an annex
_SIZES = (12.0, 11.0, 10.0, 9.0)
_SMALLEST = 8.0  # only where that keeps all columns in one table
_WHOLE = {"text": 24 * mm, "centre": 19 * mm, "number": 19 * mm, "percent": 19 * mm}
"""Words up to this long are not broken, longer ones get at least as much.

Where there are many columns, this is for texts alone.
"""
_WIDEST_WORD = 60 * mm
UPRIGHT = 34 * mm  # how high a head may stand
_MANY = 6  # columns of numbers, from which on their heads may stand upright


@dataclass(frozen=True, slots=True)
class Part:
    """Columns that stand beside each other: their places in the grid, widths and size in points."""

    columns: tuple[int, ...]
    widths: tuple[float, ...]
    size: float
    padding: float
    """Left and right of the words of a cell, in points."""
    upright: bool = False
    """Heads of numbers run from the bottom to the top."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """A size and way of heads, and the narrowest that each column may then be."""

    size: float
    upright: bool
    needs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Measure:
    """The longest word and the longest text of a column, at one point."""

    word: float
    whole: float


def fit(grid: Grid, width: float, largest: float = _SIZES[0]) -> tuple[Part, ...]:
    """Lay the columns on the width in as few parts as possible; each repeats the first ones."""
    sizes = [size for size in _SIZES if size <= largest]
    measures = _measured(grid)
    trials = _trials(grid, measures, sizes)
    last = _trials(grid, measures, [_SMALLEST])
    kept, bundles = _bundled(grid.columns)
    for count in range(1, len(bundles) + 1):
        chunks = [(*kept, *chunk) for chunk in _even(bundles, count)]
        for trial in (*trials, *last) if count == 1 else trials:
            if all(sum(trial.needs[place] for place in chunk) <= width for chunk in chunks):
                return tuple(_part(grid, chunk, trial, width) for chunk in chunks)
    return tuple(_part(grid, chunk, last[-1], width) for chunk in chunks)


def _longest(text: str) -> float:
    """Measure the longest word of a text in bold at one point."""
    return float(min(longest_word(text, BOLD, 1), _WIDEST_WORD / _SIZES[0]))


def _measured(grid: Grid) -> list[_Measure]:
    rows = table_words(grid)
    found = []
    for place in range(len(grid.columns)):
        cells = {printable(row[place]) for row in rows}
        word = max(map(_longest, cells), default=0.0)
        found.append(_Measure(word, max((wide(cell, BOLD, 1) for cell in cells), default=0.0)))
    return found


def _trials(grid: Grid, measures: Sequence[_Measure], sizes: Sequence[float]) -> list[_Trial]:
    """List what may be tried, the best to read first: many columns stand their heads upright."""
    many = _many(grid.columns)
    ways = [(size, False) for size in (sizes[:2] if many else sizes)]
    ways += [(size, True) for size in sizes if many]
    return [_Trial(size, up, _needs(grid, measures, size, upright=up)) for size, up in ways]


def _needs(
    grid: Grid, measures: Sequence[_Measure], size: float, *, upright: bool
) -> tuple[float, ...]:
    in_group = Counter(column.group for column in grid.columns)
    many = _many(grid.columns)
    needs = []
    for column, measure in zip(grid.columns, measures, strict=True):
        group = _longest(printable(column.group)) / in_group[column.group]
        head = _head_need(column, size, upright=upright)
        spared = 0.0 if many and column.kind != "text" else _WHOLE[column.kind]
        cells = max(measure.word * size, min(measure.whole * size, spared))
        needs.append(max(head, group * size, cells) + 2 * _padding(grid.columns) + _SLACK)
    return tuple(needs)


def _head_need(column: Column, size: float, *, upright: bool) -> float:
    title = printable(column.title)
    if upright and _counts(column):
        return len(wrapped(title, BOLD, size, UPRIGHT)) * size * LEADING
    return _longest(title) * size


def _padding(columns: Sequence[Column]) -> float:
    return _CLOSE if _many(columns) else _PADDING


def _many(columns: Sequence[Column]) -> bool:
    return sum(map(_counts, columns)) >= _MANY


def _counts(column: Column) -> bool:
    return column.kind in ("number", "percent")


def _bundled(columns: Sequence[Column]) -> tuple[tuple[int, ...], list[tuple[int, ...]]]:
    """Tell the first columns, which every part repeats, from those that may be parted.

    Columns under one head stay together.
    """
    first = next((place for place, column in enumerate(columns) if _counts(column)), None)
    if not first:
        return (), [tuple(range(len(columns)))]
    rest = groupby(range(first, len(columns)), key=lambda at: columns[at].group or at)
    return tuple(range(first)), [tuple(bundle) for _group, bundle in rest]


def _even(bundles: Sequence[tuple[int, ...]], count: int) -> list[tuple[int, ...]]:
    """Deal the bundles, in their order, into that many chunks of about the same length."""
    each = ceil(len(bundles) / count)
    starts = range(0, len(bundles), each)
    return [tuple(at for bundle in bundles[s : s + each] for at in bundle) for s in starts]


def _part(grid: Grid, chunk: tuple[int, ...], trial: _Trial, width: float) -> Part:
    shares = {at: grid.columns[at].share for at in chunk}
    needs = {at: trial.needs[at] for at in chunk}
    widths = _shared(shares, needs, width)
    padding = _padding(grid.columns)
    return Part(chunk, tuple(widths[at] for at in chunk), trial.size, padding, trial.upright)


def _shared(
    shares: Mapping[int, float], needs: Mapping[int, float], width: float
) -> dict[int, float]:
    """Divide the width by shares, but give no column less than it needs where there is enough."""
    total = sum(needs.values())
    if total >= width:
        return {at: need * width / total for at, need in needs.items()}
    fixed: dict[int, float] = {}
    while True:
        room = width - sum(fixed.values())
        free = {at: share for at, share in shares.items() if at not in fixed}
        widths = {at: share * room / sum(free.values()) for at, share in free.items()}
        short = {at: needs[at] for at, wide in widths.items() if wide < needs[at]}
        if not short:
            return fixed | widths
        fixed |= short
