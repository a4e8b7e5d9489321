"""Puts the runs of a page together to lines and rows, and tells tables and margin from text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from storage.spelling import composed
from ui.paper.checker.facts import MM, Box, Line, Page, Row, Run, Table
from ui.paper.checker.regions import Grid, Regions

MARGIN = 20 * MM  # above and below the text, at least
_SECRECY = re.compile(r"(độmật:?)?(tối|tuyệt)?mật")
_HASTE = re.compile(r"(thượng)?khẩn|(hỏa|hoả)tốc(hẹngiờ)?")
_ONE_BASELINE = 1.5  # points
_COLUMN_GAP = 0.8  # of the size; wider is another column
_BEFORE_BLANK, _BLANK = ("Số:", "số", "ngày", "tháng", "năm"), 5  # a draft has room for these
_WORD_GAP = 0.18
_ABOVE, _BELOW = 36.0, 22.0  # points round a picture, for its legend and the words of its axis
_NOTE = 20.0  # points below a table
_SMALL = 12.5  # the largest size of words that belong to a picture or a table


def page_of(number: int, size: tuple[float, float], runs: Sequence[Run], regions: Regions) -> Page:
    """Gather one page of this width and height."""
    level = [run for run in runs if not run.angle]
    margin = [run for run in level if _in_margin(run, size[1])]
    text = _outside([run for run in level if not _in_margin(run, size[1])], regions)
    rows = [Row(number, lines) for lines in _rows(text)]
    return Page(
        number=number,
        width=size[0],
        height=size[1],
        runs=tuple(runs),
        rows=tuple(row for row in map(_without_stamps, rows) if row.lines),
        margin=tuple(line for lines in _rows(margin) for line in lines),
        stamps=tuple(line for row in rows for line in row.lines if _is_stamp(line.text)),
        strokes=regions.strokes,
        tables=tuple(_table(grid, runs) for grid in regions.grids),
    )


def is_secrecy(text: str) -> bool:
    """Tell whether words are a mark of secrecy, in capitals or not, and nothing else."""
    return bool(_SECRECY.fullmatch(_bare(text)))


def _is_stamp(text: str) -> bool:
    return is_secrecy(text) or bool(_HASTE.fullmatch(_bare(text)))


def _bare(text: str) -> str:
    """Leave the letters alone: a stamp may be spaced out, or stand between strokes."""
    return "".join(composed(text).casefold().split()).strip(".:*-")


def _in_margin(run: Run, height: float) -> bool:
    """Tell what stands above the text; below it, a number of the page is known by its digits."""
    return run.baseline < MARGIN or (run.baseline > height - MARGIN and run.text.strip().isdigit())


def _without_stamps(row: Row) -> Row:
    return Row(row.page, tuple(line for line in row.lines if not _is_stamp(line.text)))


def _outside(runs: Iterable[Run], regions: Regions) -> list[Run]:
    """Leave out what stands in a table or is its note, and the words of a picture."""
    runs = sorted(runs, key=lambda r: r.baseline)
    bands = _bands(box for box in regions.pictures if not _is_frame(box, runs))
    tables = [grid.box for grid in regions.grids]
    found = []
    for run in runs:
        small, y = run.size <= _SMALL, run.box.centre
        if any(box.holds(run.box.middle, y) for box in tables):
            continue
        noted = [box for box in tables if 0 <= y - box.bottom < _NOTE and run.box.left > box.left]
        if small and noted:  # its next line may be a note too
            tables.append(replace(noted[0], bottom=run.box.bottom))
        elif not small or not any(top - _ABOVE < y < bottom + _BELOW for top, bottom in bands):
            found.append(run)
    return found


def _bands(pictures: Iterable[Box]) -> list[tuple[float, float]]:
    """Join pictures that follow each other down the page."""
    bands: list[list[Box]] = []
    for box in sorted(pictures, key=lambda b: b.top):
        if bands and box.top - max(b.bottom for b in bands[-1]) < _ABOVE:
            bands[-1].append(box)
        else:
            bands.append([box])
    return [(band[0].top, max(box.bottom for box in band)) for band in bands]


def _is_frame(box: Box, runs: Iterable[Run]) -> bool:
    """Tell whether a shape only frames a mark in the margin, or a stamp."""
    framed = (run.text for run in runs if box.holds(run.box.middle, run.box.centre))
    return box.bottom < MARGIN or any(_is_stamp(text) for text in framed)


def _rows(runs: Iterable[Run]) -> list[tuple[Line, ...]]:
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: r.baseline):
        if groups and run.baseline - groups[-1][0].baseline <= _ONE_BASELINE:
            groups[-1].append(run)
        else:
            groups.append([run])
    return [_lines(sorted(group, key=lambda r: r.box.left)) for group in groups]


def _lines(row: Sequence[Run]) -> tuple[Line, ...]:
    groups = [[row[0]]]
    for before, run in pairwise(row):
        blank = before.text.rstrip().endswith(_BEFORE_BLANK)
        gap = (_BLANK if blank else _COLUMN_GAP) * max(run.size, before.size)
        if run.box.left - before.box.right > gap:
            groups.append([])
        groups[-1].append(run)
    return tuple(_line(group) for group in groups)


def _line(runs: Sequence[Run]) -> Line:
    text = runs[0].text
    for before, run in pairwise(runs):
        apart = run.box.left - before.box.right > _WORD_GAP * run.size
        text += f" {run.text}" if apart else run.text
    box = Box(
        runs[0].box.left,
        min(run.box.top for run in runs),
        max(run.box.right for run in runs),
        max(run.box.bottom for run in runs),
    )
    return Line(tuple(runs), " ".join(text.split()), box, runs[0].baseline)


def _table(grid: Grid, runs: Iterable[Run]) -> Table:
    straight = (run for run in runs if run.angle % 90 == 0)  # not what runs across the page
    inside = [run for run in straight if grid.box.holds(run.box.middle, run.box.centre)]
    words = (word for r in inside if r.box.centre < grid.head for word in r.text.split())
    return Table(grid.box, grid.columns, tuple(inside), tuple(sorted(words)))
