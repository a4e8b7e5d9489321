"""What a report says, before it becomes a PDF, a Word file or a workbook.

Values only: the three writers (`as_pdf`, `as_word`, `as_workbook`) read the same document, so that
they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from storage.records import Record
from ui.paper.charts import Chart
from ui.paper.dispatch import Dispatch, Signer

Kind = Literal["text", "centre", "number", "percent"]
"""What cells are: only numbers take dots (2.022), a year or a place in a list does not.

A cell of a `percent` column holds the share itself: 0.98 is printed as 98,0%.
"""


@dataclass(frozen=True, slots=True)
class Said:
    """A number in words of its own ("hơn 1.000"): not to be added by a reader's spreadsheet."""

    words: str
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The figure that a cell shows: whose records are behind it, of which time, of which part."""

    code: str
    part: str | None = None
    unit: str = ""
    when: Literal["now", "so_far", "before"] = "now"


Source = Asked | tuple[Record, ...]
"""What is behind a cell: a figure, or the records themselves."""

Cell = str | int | float | Decimal | Said | None
"""What stands in a table: None is not known and printed as a dash, 0 is a nought."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the width, and what its cells are.

    Columns side by side with the same `group` stand under one common head.
    """

    title: str
    share: float
    kind: Kind = "text"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of figures (biểu); `total` sets the last row in bold, `note` stands below."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: bool = False
    note: str = ""
    name: str = ""
    """What its sheet of the workbook is called, at most 31 letters; "" takes the title."""
    sources: Mapping[tuple[int, int], Source] = field(default_factory=dict, compare=False)
    """What is behind a cell, by its row and column; only the screen asks."""


@dataclass(frozen=True, slots=True)
class Heading:
    """I. TÌNH HÌNH (level 1, numbered in Roman capitals) or 1. Mô hình (level 2, in Arabic)."""

    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Prose:
    """What is written; each line becomes a paragraph, the first after its lead (“Điều 1.”)."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """Lines that each begin with a dash."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """Căn cứ lines: italic, each ending in a semicolon, the last in a full stop."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Centred:
    """Words in the middle, bold unless they are italic, such as QUYẾT ĐỊNH:; `size` in points."""

    text: str
    italic: bool = False
    size: float = 14.0


Text = Heading | Prose | Points | Grounds | Centred
Block = Text | Grid | Chart


@dataclass(frozen=True, slots=True)
class Annex:
    """An appendix on landscape pages, with page numbers of its own."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CoIssuer:
    """An organisation that issues the paper together with the unit (joint report)."""

    above: str
    name: str
    signer: Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadStyle:
    """Which boxes of the decree stand at the top: a report of merit has no number, minutes no day.

    Without `sender` (a list of its own, a label) there is neither Quốc hiệu nor number nor day.
    """

    sender: bool = True
    numbered: bool = True
    dated: bool = True
    titled: bool = True


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to sign: the words above it, a hint in brackets, the name below.

    `above` stands before the words: place and day, where the head has none.
    """

    words: tuple[str, ...]
    hint: str = ""
    name: str = ""
    above: str = ""


Signing = tuple[tuple[Spot, Spot | None], ...]
"""Places to sign, row by row: left and right, or one in the middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A paper of the decree: head, kind and subject, whom it addresses, its text and appendices."""

    dispatch: Dispatch
    kind: str
    about: str
    head: HeadStyle = HeadStyle()
    addressees: tuple[str, ...] = ()
    opening: str = ""
    body: tuple[Block, ...] = ()
    closing: str | Prose = ""
    """The last words; where there are none, nobody signs."""
    signing: Signing = ()
    """Who signs, above Nơi nhận; () is the signer of the dispatch, beside Nơi nhận."""
    landscape: bool = False
    annexes: tuple[Annex, ...] = field(default_factory=tuple)
    with_issuers: tuple[CoIssuer, ...] = ()
