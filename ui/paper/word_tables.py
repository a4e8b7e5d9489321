"""Tables of a Word file: ruled grids whose heads repeat, and columns without lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal
from xml.sax.saxutils import quoteattr

from ui.paper.cells import table_words
from ui.paper.document import Column, Grid, Kind
from ui.paper.fitting import UPRIGHT, Part, fit
from ui.paper.fonts import BOLD, printable
from ui.paper.grids import groups_of, is_grouped, title_of
from ui.paper.word_markup import Look, paragraph, twips
from ui.paper.wrapping import wide, wrapped

_ALIGN: Final[dict[Kind, Literal["left", "center", "right"]]] = {
    "text": "left",
    "centre": "center",
    "number": "right",
    "percent": "right",
}
_WHOLE: Final = "<w:trPr><w:cantSplit/></w:trPr>"
_MIDDLE: Final = '<w:vAlign w:val="center"/>'
_UPRIGHT: Final = '<w:textDirection w:val="btLr"/>'
_RULED: Final = "<w:tblBorders>{}</w:tblBorders>".format(
    "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
)
_EMPTY: Final = paragraph("", Look(style="Cell"))
_LONG = 900  # letters in a cell, above which its row may break over pages
_HELD = 2  # last rows that go together with what stands below


def grid_markup(grid: Grid, width: float, largest: float, *, followed: bool = False) -> str:
    """Write a grid with caption and note, for a page of that width, in points.

    Its last rows stay with what stands below it, if `followed`.
    """
    parts = fit(grid, width, largest)
    words = table_words(grid)
    made = []
    for place, part in enumerate(parts, start=1):
        if title := title_of(grid, place, len(parts)):
            made.append(paragraph(title, Look(style="Caption")))
        noted = bool(grid.note) and place == len(parts)
        kept = followed and place == len(parts)
        made.append(_table(grid, words, part, held=noted or kept))
        if noted:
            look = Look(italic=True, size=part.size, before=2, kept=kept)
            made.append(paragraph(grid.note, look))
        made.append(paragraph("", Look(style="Thin", before=12, kept=kept)))
    return "".join(made)


def plain_table(widths: Sequence[float], rows: Sequence[Sequence[tuple[str, int]]]) -> str:
    """Write cells without lines, each with its markup and over how many columns it stands."""
    made = []
    for row in rows:
        cells, at = [], 0
        for markup, span in row:
            cells.append(_cell(markup, sum(widths[at : at + span]), _spanned(span)))
            at += span
        made.append(f"<w:tr>{_WHOLE}{''.join(cells)}</w:tr>")
    return _framed(widths, made)


def _table(grid: Grid, words: Sequence[Sequence[str]], part: Part, *, held: bool) -> str:
    columns = [grid.columns[at] for at in part.columns]
    rows = _head(columns, part)
    for place, row in enumerate(words):
        left = len(words) - place - (0 if held else 1)  # what it must not be parted from
        look = Look(
            style="Cell",
            size=part.size,
            bold=grid.total and place == len(words) - 1,
            kept=not place or 0 < left <= _HELD,
        )
        cells = [
            _cell(paragraph(row[at], replace(look, align=_ALIGN[column.kind])), width)
            for at, column, width in zip(part.columns, columns, part.widths, strict=True)
        ]
        whole = _WHOLE if max(map(len, row)) < _LONG else ""
        rows.append(f"<w:tr>{whole}{''.join(cells)}</w:tr>")
    said = f"<w:tblCaption w:val={quoteattr(printable(grid.title))}/>"  # by a screen reader
    return _framed(part.widths, rows, _RULED, said, part.padding)


def _head(columns: Sequence[Column], part: Part) -> list[str]:
    """Write the lines of the head, which are repeated on each page."""
    turned = [part.upright and column.kind in ("number", "percent") for column in columns]
    titles = [_title(c.title, part.size) for c in columns]
    ways = [_UPRIGHT if is_turned else "" for is_turned in turned]
    high = _height([c.title for c, up in zip(columns, turned, strict=True) if up], part.size)
    if not is_grouped(columns):
        cells = map(_cell, titles, part.widths, (f"{way}{_MIDDLE}" for way in ways))
        return [_head_row(cells, high)]
    above, below = [], []
    for group, first, last in groups_of(columns):
        width = sum(part.widths[first : last + 1])
        if group:
            above.append(
                _cell(_title(group, part.size), width, f"{_spanned(last - first + 1)}{_MIDDLE}")
            )
        else:
            merged = f'<w:vMerge w:val="restart"/>{ways[first]}{_MIDDLE}'
            above.append(_cell(titles[first], width, merged))
        for at in range(first, last + 1):
            extra = f"{ways[at]}{_MIDDLE}" if group else "<w:vMerge/>"
            below.append(_cell(titles[at] if group else _EMPTY, part.widths[at], extra))
    return [_head_row(above, 0), _head_row(below, high)]


def _title(text: str, size: float) -> str:
    return paragraph(text, Look(style="Cell", align="center", bold=True, size=size, kept=True))


def _head_row(cells: Iterable[str], height: float) -> str:
    high = f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{high}<w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _height(titles: Sequence[str], size: float) -> float:
    """Measure how high upright heads stand, in points."""
    lines = [x for title in titles for x in wrapped(printable(title), BOLD, size, UPRIGHT)]
    return max(wide(line, BOLD, size) for line in lines) + 8 if lines else 0.0


def _spanned(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""


def _cell(markup: str, width: float, extra: str = "") -> str:
    size = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{extra}</w:tcPr>{markup}</w:tc>"


def _framed(
    widths: Sequence[float],
    rows: Sequence[str],
    frame: str = "",
    said: str = "",
    padding: float = 0.0,
) -> str:
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    size = f'<w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
    margin = (
        f'<w:tblCellMar><w:left w:w="{twips(padding)}" w:type="dxa"/>'
        f'<w:right w:w="{twips(padding)}" w:type="dxa"/></w:tblCellMar>'
    )
    fixed = '<w:tblLayout w:type="fixed"/>'
    properties = f"<w:tblPr>{size}{frame}{fixed}{margin}{said}</w:tblPr>"
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
