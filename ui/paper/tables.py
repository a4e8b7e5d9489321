"""Ruled tables whose heads are repeated on each page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table, TableStyle

from ui.paper.blocks import body_style, caption
from ui.paper.fonts import BOLD, REGULAR, markup
from ui.paper.sheet import WIDTH

_ROOM_FOR_TABLE = 140.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its words, its share of the width, and where its cells stand."""

    title: str
    share: float
    align: int = TA_LEFT


def table(  # noqa: PLR0913  # each is a choice of the paper that asks for the table
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    title: str = "",
    width: float = WIDTH,
    size: float = 12.0,
    total: bool = False,
) -> list[Flowable]:
    """Draw a ruled table whose head is repeated on each page; `total` sets the last row in bold."""
    head = [cell(column.title, BOLD, size, TA_CENTER) for column in columns]
    body = [
        [
            cell(text, BOLD if total and row is rows[-1] else REGULAR, size, column.align)
            for text, column in zip(row, columns, strict=True)
        ]
        for row in rows
    ]
    above: list[Flowable] = [CondPageBreak(_ROOM_FOR_TABLE)]
    if title:
        above.append(caption(title))
    return [*above, ruled([head, *body], shares([c.share for c in columns], width)), Spacer(0, 10)]


def cell(text: str, font: str, size: float, align: int) -> Paragraph:
    """Set the words of one cell, which wrap within it."""
    style = body_style(
        fontName=font,
        fontSize=size,
        leading=size * 1.2,
        alignment=align,
        firstLineIndent=0,
        spaceAfter=0,
    )
    return Paragraph(markup(text).replace("\n", "<br/>"), style)


def ruled(
    cells: Sequence[Sequence[Any]],
    widths: Sequence[float],
    padding: float = 3.0,
    *,
    middle: bool = False,
) -> Table:
    """Cells in a grid of thin lines; the first row is the head."""
    style = TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), REGULAR, 12),
            ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if middle else "TOP"),
            ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), padding),
            ("RIGHTPADDING", (0, 0), (-1, -1), padding),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    return Table(list(cells), colWidths=list(widths), style=style, repeatRows=1, splitInRow=1)


def shares(parts: Sequence[float], width: float) -> list[float]:
    """Divide a width in proportion, in points."""
    return [part * width / sum(parts) for part in parts]


def numbered(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Put the running number before each row."""
    return [[str(place), *row] for place, row in enumerate(rows, start=1)]
