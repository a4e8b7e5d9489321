"""A document as an Excel workbook: its text, then a sheet for each grid and each chart."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from itertools import chain
from typing import Final

from xlsxwriter import Workbook

from resources.wording import in_vietnamese as _
from resources.wording import official
from storage.formulas import LITERAL
from ui.paper.charts import Chart
from ui.paper.document import Document, Grid
from ui.paper.fonts import legible
from ui.paper.outline import belongs_to, name_of
from ui.paper.workbook_looks import FONT, SIZE, Looks, Sheet
from ui.paper.workbook_sheets import fill_chart, fill_grid, set_page
from ui.paper.workbook_text import fill_text

_LONGEST = 31  # letters in the name of a sheet
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_DAY_ONE = date(2000, 1, 1)  # of drafts: otherwise no two files of one paper were the same


@official
def workbook_of(document: Document) -> bytes:
    """Write a document as .xlsx; the same input gives the same bytes."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "default_format_properties": _USUAL, **LITERAL})
    _describe(book, document)
    looks, marks = Looks(book), document.dispatch.marks
    text = Sheet(book.add_worksheet(_("Báo cáo")), looks)
    names = _named(document, {text.page.name.casefold(), "history"})
    fill_text(text, document, [name for _block, name in names])
    set_page(text, marks, landscape=False)
    above = belongs_to(document.dispatch, document.kind)
    for block, name in names:
        sheet = Sheet(book.add_worksheet(name), looks)
        set_page(sheet, marks)
        if isinstance(block, Grid):
            fill_grid(sheet, block, above)
        else:
            fill_chart(book, sheet, block)
    book.close()
    return out.getvalue()


_USUAL: Final = {"font_name": FONT, "font_size": SIZE}


def _describe(book: Workbook, document: Document) -> None:
    day = document.dispatch.day
    book.set_properties(
        {
            "title": legible(name_of(document)),
            "author": legible(document.dispatch.letterhead.unit_name),
            "created": datetime.combine(day or _DAY_ONE, time()),
        }
    )


def _named(document: Document, taken: set[str]) -> list[tuple[Grid | Chart, str]]:
    """Give each grid and chart a sheet, in their order in the paper."""
    blocks = chain(document.body, *(annex.blocks for annex in document.annexes))
    found: list[tuple[Grid | Chart, str]] = []
    for block in blocks:
        if isinstance(block, (Grid, Chart)):
            wanted = (block.name if isinstance(block, Grid) else "") or block.title
            found.append((block, _free(wanted, taken)))
    return found


def _free(wanted: str, taken: set[str]) -> str:
    """Name a sheet as Excel allows, and as no other is called."""
    plain = " ".join(legible(wanted).translate(_FORBIDDEN).split()).strip("' ") or _("Biểu")
    name, count = plain[:_LONGEST].strip("' "), 1
    while name.casefold() in taken:
        count += 1
        end = f" ({count})"
        name = plain[: _LONGEST - len(end)].strip("' ") + end
    taken.add(name.casefold())
    return name
