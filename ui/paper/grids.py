"""A grid on paper: its caption, its head on each page, its cells, its note.

Cells are plain lines of text, broken by ourselves: a paragraph in each cell would take ten times as
long, and a busy month has twenty thousand cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, Spacer, TableStyle

from resources.wording import in_vietnamese as _
from resources.wording import official
from ui.paper.blocks import caption
from ui.paper.cells import table_words
from ui.paper.document import Cell, Column, Grid
from ui.paper.ending import RowsBelow
from ui.paper.fitting import LEADING, UPRIGHT, Part, fit
from ui.paper.fonts import BOLD, ITALIC, REGULAR, printable
from ui.paper.wrapping import wide, wrapped

_ROOM = 104.0  # for head and first rows: a table does not begin lower on a page
_CAPTION = 26.0  # one line and the air around it
_HELD, _HELD_LINES = 3, 12  # the last rows go together, if short: no total or note stands alone
_TALLEST = 20  # lines; only a row of more is torn between two pages
_ALIGN = {"text": "LEFT", "centre": "CENTRE", "number": "RIGHT", "percent": "RIGHT"}


class Upright(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Lines of words that run from the bottom to the top, for narrow columns."""

    def __init__(self, lines: Sequence[str], size: float) -> None:
        super().__init__()
        self._lines, self._size = lines, size

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the column's width and the length of the words, in points."""
        longest = max((wide(line, BOLD, self._size) for line in self._lines), default=0.0)
        self.width, self.height = width, longest + 4
        return width, self.height

    def draw(self) -> None:
        """Draw the lines turned, in the middle of the column."""
        canvas, leading = self.canv, self._size * LEADING
        canvas.rotate(90)
        canvas.setFont(BOLD, self._size)
        across = -self.width / 2 - self._size / 3 + leading * (len(self._lines) - 1) / 2
        for line in self._lines:
            canvas.drawCentredString(self.height / 2, across, line)
            across -= leading


def grid_story(grid: Grid, width: float, largest: float) -> list[Flowable]:
    """Set a grid on a page of that width, in letters of that size at most; both in points."""
    parts = fit(grid, width, largest)
    words = [[printable(cell) for cell in row] for row in table_words(grid)]
    story: list[Flowable] = []
    for place, part in enumerate(parts, start=1):
        noted = grid.note if place == len(parts) else ""
        title = title_of(grid, place, len(parts))
        room = max(_ROOM, _beginning(grid, words, part))
        story.append(CondPageBreak(room + (_CAPTION if title else 0)))
        story += [caption(title)] if title else []
        story += [_table(grid, words, part, noted), Spacer(0, 12)]
    return story


def _beginning(grid: Grid, words: Sequence[Sequence[str]], part: Part) -> float:
    """Measure, in points, what of a table is not parted from its title.

    It is the head and the first row, or all of a table so short that its rows go together.
    """
    first = _height(grid, words[:1], part)
    if len(words) > _HELD:
        return first
    whole = _height(grid, words, part)
    return whole if whole - first < _HELD_LINES * part.size * LEADING else first


def _height(grid: Grid, words: Sequence[Sequence[str]], part: Part) -> float:
    return float(_table(grid, words, part, "").wrap(sum(part.widths), _ROOM)[1])


def numbered(rows: Iterable[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Put the running number before each row."""
    return tuple((place, *row) for place, row in enumerate(rows, start=1))


@official
def title_of(grid: Grid, place: int, parts: int) -> str:
    """Name a part of a grid that is too broad for one page."""
    if parts == 1:
        return grid.title
    return _("{title} (phần {place}/{parts})").format(title=grid.title, place=place, parts=parts)


def is_grouped(columns: Sequence[Column]) -> bool:
    """Tell whether the head has two lines."""
    return any(column.group for column in columns)


def groups_of(columns: Sequence[Column]) -> list[tuple[str, int, int]]:
    """Return the words over neighbouring columns, with their first and last place."""
    runs = groupby(enumerate(columns), key=lambda item: item[1].group or item[0])
    places = [[at for at, _column in run] for _group, run in runs]
    return [(columns[run[0]].group, run[0], run[-1]) for run in places]


def _table(grid: Grid, words: Sequence[Sequence[str]], part: Part, note: str) -> RowsBelow:
    columns = [grid.columns[at] for at in part.columns]
    rooms = [width - 2 * part.padding for width in part.widths]
    head = _head(columns, part, rooms)
    last = len(words) - 1 if grid.total else -1
    rows = [
        [
            _lines(row[at], BOLD if place == last else REGULAR, part.size, room)
            for at, room in zip(part.columns, rooms, strict=True)
        ]
        for place, row in enumerate(words)
    ]
    style = _style(columns, part, len(head))
    end = len(head) + len(rows) - 1
    if last >= 0:
        style.add("FONT", (0, end), (-1, end), BOLD, part.size, part.size * LEADING)
    if note:
        text = _lines(printable(note), ITALIC, part.size, sum(part.widths) - 2 * part.padding)
        rows.append([text, *[""] * (len(columns) - 1)])
        _set_note(style, end + 1, part.size)
    style.add("GRID", (0, 0), (-1, end), 0.5, (0, 0, 0))
    if sum(max(cell.count("\n") + 1 for cell in row) for row in rows[-_HELD:]) <= _HELD_LINES:
        style.add("NOSPLIT", (0, -min(_HELD, len(rows))), (-1, -1))
    tall = max((cell.count("\n") + 1 for row in rows for cell in row), default=0) > _TALLEST
    return RowsBelow(
        [*head, *rows], colWidths=part.widths, style=style, repeatRows=len(head), splitInRow=tall
    )


def _lines(text: str, font: str, size: float, room: float) -> str:
    return "\n".join(wrapped(text, font, size, room))


def _set_note(style: TableStyle, at: int, size: float) -> None:
    style.add("SPAN", (0, at), (-1, at))
    style.add("FONT", (0, at), (-1, at), ITALIC, size, size * LEADING)
    style.add("ALIGN", (0, at), (-1, at), "LEFT")


def _head(columns: Sequence[Column], part: Part, rooms: Sequence[float]) -> list[list[Any]]:
    size = part.size
    titles: list[Any] = []
    for column, room in zip(columns, rooms, strict=True):
        text = printable(column.title)
        if part.upright and column.kind in ("number", "percent"):
            titles.append(Upright(wrapped(text, BOLD, size, UPRIGHT), size))
        else:
            titles.append(_lines(text, BOLD, size, room))
    if not is_grouped(columns):
        return [titles]
    above: list[Any] = [""] * len(columns)
    for group, first, last in groups_of(columns):
        room = sum(part.widths[first : last + 1]) - 2 * part.padding
        above[first] = _lines(printable(group), BOLD, size, room) if group else titles[first]
    below = [
        "" if not column.group else title for column, title in zip(columns, titles, strict=True)
    ]
    return [above, below]


def _style(columns: Sequence[Column], part: Part, heads: int) -> TableStyle:
    everywhere, size = ((0, 0), (-1, -1)), part.size
    commands: list[tuple[object, ...]] = [
        ("FONT", *everywhere, REGULAR, size, size * LEADING),
        ("VALIGN", *everywhere, "TOP"),
        ("LEFTPADDING", *everywhere, part.padding),
        ("RIGHTPADDING", *everywhere, part.padding),
        ("TOPPADDING", *everywhere, 2),
        ("BOTTOMPADDING", *everywhere, 3.5),
        *(("ALIGN", (at, heads), (at, -1), _ALIGN[c.kind]) for at, c in enumerate(columns)),
        ("FONT", (0, 0), (-1, heads - 1), BOLD, size, size * LEADING),
        ("ALIGN", (0, 0), (-1, heads - 1), "CENTRE"),
        ("VALIGN", (0, 0), (-1, heads - 1), "MIDDLE"),
    ]
    if heads > 1:
        commands += [
            ("SPAN", (first, 0), (last, 0) if group else (first, 1))
            for group, first, last in groups_of(columns)
        ]
    return TableStyle(commands)
