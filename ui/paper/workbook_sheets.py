"""Sheets of a workbook: a grid with its heads, a chart beside its numbers, the text."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from resources.wording import in_vietnamese as _
from ui.paper.cells import table_words
from ui.paper.charts import Chart, described, known, table_of
from ui.paper.dispatch import Marks
from ui.paper.document import Column, Grid
from ui.paper.grids import groups_of, is_grouped
from ui.paper.workbook_looks import FONT, Sheet, letters_of, lines_of

_TOP = 3  # rows above a head: title, the paper, an empty one
_A4 = 9
_WIDEST: Final = {"text": 44.0, "centre": 16.0, "number": 20.0, "percent": 12.0}  # in letters
_NARROWEST = 6.0
_HEAD = 14  # of a column beside a chart, in letters
_READABLE = 190.0  # letters beside each other on one landscape page
_FROZEN = 3  # columns at most that stay when the others move
_FILLS = ({"color": "#404040"}, {"color": "#BFBFBF"})


def set_page(sheet: Sheet, marks: Marks, *, landscape: bool = True) -> None:
    """Print on A4, as broad as the page, with page numbers and the marks of the paper."""
    page = sheet.page
    page.set_paper(_A4)
    (page.set_landscape if landscape else page.set_portrait)()
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    page.set_footer(_('&C&"{font}"Trang &P/&N').format(font=FONT))
    middle = _("TẬP DƯỢT") if marks.practice else ""
    right = _("LƯU HÀNH NỘI BỘ") if marks.internal else ""
    said = {"&L": _("DỰ THẢO") if marks.draft else "", "&C": middle, "&R": right}
    face = f'&"{FONT},Bold"'
    page.set_header("".join(f"{at}{face}{words}" for at, words in said.items() if words))


def fill_grid(sheet: Sheet, grid: Grid, above: str) -> None:
    """Write a grid: its title and paper, its head, which stays in sight, its rows, its note."""
    sheet.words(0, 0, grid.title, bold=True, font_size=14)
    sheet.words(1, 0, above, italic=True)
    widths, words = _widths(grid), table_words(grid)
    first = _fill_head(sheet, grid.columns, widths)
    for at, row in enumerate(grid.rows):
        last = grid.total and at == len(grid.rows) - 1
        for place, (cell, column) in enumerate(zip(row, grid.columns, strict=True)):
            sheet.cell(first + at, place, cell, column.kind, bold=last)
        sheet.stretch(first + at, max(map(lines_of, words[at], widths)))
    if grid.note:
        sheet.words(first + len(grid.rows) + 1, 0, grid.note, italic=True)
    _lay(sheet, widths, first, _leading(grid.columns))


def _lay(sheet: Sheet, widths: Sequence[float], first: int, leading: int) -> None:
    """Set the columns; head and first columns stay in sight and are printed on each page."""
    for place, width in enumerate(widths):
        sheet.page.set_column(place, place, width)
    sheet.page.freeze_panes(first, leading)
    sheet.page.repeat_rows(_TOP, first - 1)
    if leading:
        sheet.page.repeat_columns(0, leading - 1)
    sheet.page.fit_to_pages(ceil(sum(widths) / _READABLE), 0)


def fill_chart(book: Workbook, sheet: Sheet, chart: Chart) -> None:
    """Write the numbers of a chart, and beside them a chart that follows when they are changed."""
    head, *rows = table_of(chart)
    sheet.words(0, 0, chart.title, bold=True, font_size=14)
    unit = _("Đơn vị tính: {unit}").format(unit=chart.unit) if chart.unit else ""
    sheet.words(1, 0, unit, italic=True)
    longest = max((len(label) for label in chart.labels), default=0)
    broad = min(max(longest, _HEAD) + 2, _WIDEST["text"])
    for place, name in enumerate(head):
        _write_head(sheet, _TOP, place, str(name or ""))
    for at, (label, *values) in enumerate(rows, start=_TOP + 1):
        sheet.cell(at, 0, label, "text")
        sheet.stretch(at, lines_of(str(label), broad))
        for place, value in enumerate(values, start=1):
            if value is None:
                sheet.page.write_blank(
                    at, place, None, sheet.looks(border=1)
                )  # words are drawn as 0
            else:
                sheet.cell(at, place, value, "number")
    sheet.page.set_column(0, 0, broad)
    sheet.page.set_column(1, len(chart.series), _HEAD)
    sheet.page.freeze_panes(_TOP + 1, 1)
    if known(chart):
        _draw(book, sheet.page, chart)


def _draw(book: Workbook, sheet: Worksheet, chart: Chart) -> None:
    lies = chart.shape != "columns"
    drawn = book.add_chart({"type": "bar" if lies else "column"})
    first, last = _TOP + 1, _TOP + len(chart.labels)
    for place in range(1, len(chart.series) + 1):
        drawn.add_series(
            {
                "name": [sheet.name, _TOP, place],
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, place, last, place],
                "data_labels": {"value": True},
                "fill": _FILLS[place - 1],
                "border": {"color": "#000000"},
            }
        )
    font = {"name": FONT, "size": 11}
    drawn.set_title({"name": chart.title, "name_font": font | {"size": 13}, "overlay": False})
    names, numbers = {"num_font": font}, {"num_font": font, "num_format": "#,##0", "min": 0}
    drawn.set_x_axis(numbers if lies else names)
    drawn.set_y_axis(names | {"reverse": True} if lies else numbers)
    drawn.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom"})
    height = max(320, 60 + 26 * len(chart.labels)) if lies else 360
    drawn.set_size({"width": 760, "height": height})
    said = {"description": f"{chart.title}. {described(chart)}"}
    sheet.insert_chart(_TOP, len(chart.series) + 2, drawn, said)


def _fill_head(sheet: Sheet, columns: Sequence[Column], widths: Sequence[float]) -> int:
    """Write one line of heads or two; returns the row below them."""
    lines = [lines_of(column.title, width) for column, width in zip(columns, widths, strict=True)]
    if not is_grouped(columns):
        for place, column in enumerate(columns):
            _write_head(sheet, _TOP, place, column.title)
        sheet.stretch(_TOP, max(lines))
        return _TOP + 1
    above = 1
    for group, first, last in groups_of(columns):
        _merge(sheet, (_TOP, first, _TOP if group else _TOP + 1, last))
        _write_head(sheet, _TOP, first, group or columns[first].title)
        above = max(above, lines_of(group, sum(widths[first : last + 1])))
        for place in range(first, last + 1 if group else first):
            _write_head(sheet, _TOP + 1, place, columns[place].title)
    sheet.stretch(_TOP, above)
    sheet.stretch(_TOP + 1, max(lines))
    return _TOP + 2


def _merge(sheet: Sheet, ends: tuple[int, int, int, int]) -> None:
    if ends[:2] != ends[2:]:
        sheet.page.merge_range(*ends, "", sheet.looks(**_HEADED))


_HEADED: Final = {
    "bold": True,
    "border": 1,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
    "bg_color": "#E7E6E6",
}


def _write_head(sheet: Sheet, row: int, column: int, text: str) -> None:
    sheet.words(row, column, text, **_HEADED)


def _widths(grid: Grid) -> list[float]:
    """Measure the columns in letters: numbers stand whole, texts wrap where they are long."""
    rows, widths = table_words(grid), []
    for place, column in enumerate(grid.columns):
        cells = max((letters_of(row[place]) for row in rows), default=0)
        word = max(
            map(letters_of, [*column.title.split(), *_shared(column, grid.columns)]), default=0
        )
        widths.append(max(min(cells, _WIDEST[column.kind]), word, _NARROWEST))
    return widths


def _shared(column: Column, columns: Sequence[Column]) -> list[str]:
    """Return what a column has to hold of the words above its group."""
    beside = sum(other.group == column.group for other in columns)
    return [word[: ceil(len(word) / beside)] for word in column.group.split()]


def _leading(columns: Sequence[Column]) -> int:
    """Count the first columns that say what a row is about."""
    numbers = [at for at, column in enumerate(columns) if column.kind in ("number", "percent")]
    return min(numbers[0] if numbers else 0, _FROZEN)
