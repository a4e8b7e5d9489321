"""A list as it stood on a screen: a plain paper of no form, never sent as an official one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.settings import Settings
from ui.paper.balance import by_content
from ui.paper.cells import words_of
from ui.paper.document import Cell, Centred, Column, Document, Grid, HeadStyle
from ui.paper.gather import dispatch_of
from ui.paper.grids import numbered

_TEXT, _NUMBER, _ORDER = 30, 18, 10  # usual shares, in mm
_UPRIGHT = 5  # columns on a page that stands


@dataclass(frozen=True, slots=True)
class ListHead:
    """The head of one column; numbers stand at the right."""

    title: str
    right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedList:
    """What stands in a list: its rows in their order, and what they were narrowed by."""

    title: str
    heads: tuple[ListHead, ...]
    rows: tuple[tuple[str, ...], ...]
    narrowed: str = ""
    total: int = 0
    """How many there are where these are only the first of them."""
    personal: bool = False
    """Whether it tells of people: then it is for internal use."""
    summed: bool = False
    """Whether the last row adds up those above it: it has no number, and is not counted."""


@official
def list_document(settings: Settings, told: PrintedList, day: date) -> Document:
    """Lay out a list; more than a few columns lie on a page that is turned."""
    frame = dispatch_of(settings, "DS", day=day)
    rows = numbered(
        tuple(_cell(words, head) for words, head in zip(row, told.heads, strict=True))
        for row in told.rows
    )
    count = len(rows) - told.summed
    rows = (*rows[:count], *(("", *row[1:]) for row in rows[count:]))
    columns = (Column(_("TT"), _ORDER, "centre"), *(_column(head) for head in told.heads))
    grid = Grid(
        "",
        by_content(columns, rows),
        rows,
        total=told.summed,
        note=_cut(told),
        name=told.title[:31],
    )
    made_by = _("({unit}, ngày {day}; {count} dòng)").format(
        unit=settings.unit_name, day=f"{day:%d/%m/%Y}", count=words_of(count, "number")
    )
    return Document(
        dispatch=replace(frame, recipients=(), marks=replace(frame.marks, internal=told.personal)),
        kind=told.title,
        about=told.narrowed,
        head=HeadStyle(sender=False),
        body=(Centred(made_by, italic=True), grid),
        landscape=len(columns) > _UPRIGHT,
    )


def _column(head: ListHead) -> Column:
    return Column(head.title, _NUMBER, "number") if head.right else Column(head.title, _TEXT)


def _cell(words: str, head: ListHead) -> Cell:
    """Return a number as one, so that a workbook can add it; nothing stays empty."""
    bare = words.replace(".", "")
    return int(bare) if head.right and bare.isascii() and bare.isdigit() else words


def _cut(told: PrintedList) -> str:
    if told.total <= len(told.rows):
        return ""
    words = _("Mới in {shown} dòng đầu trong {total}; hãy lọc bớt để in phần cần.")
    shown, total = (words_of(number, "number") for number in (len(told.rows), told.total))
    return words.format(shown=shown, total=total)
