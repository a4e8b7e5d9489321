"""The rows that could not go in, as a workbook to correct and import again."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from storage.formulas import LITERAL
from storage.imports.cells import Cell, Wrong
from storage.imports.heads import REJECTED
from storage.imports.lines import text_of_any
from storage.imports.numbers import text_of
from storage.imports.plans import Plan
from storage.imports.problems import Problem
from storage.imports.targets import target_of

_LONGEST = 31  # letters of a sheet's name
_NARROW, _WIDE, _WIDEST = 6, 30, 60  # letters of a column
_LINE = 15  # points
_IDENTITY = re.compile("[0-9a-f]{32}")
_RED, _DAYS = "#FDE0DD", "dd/mm/yyyy"
_LINES = {"text_wrap": True, "valign": "top"}


def rejected_workbook(*plans: Plan) -> bytes:
    """Return the bad rows with all their columns, sheet by sheet, and in red what is wrong."""
    made = BytesIO()
    with Workbook(made, {"in_memory": True, "default_date_format": _DAYS, **LITERAL}) as book:
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1, **_LINES}),
            "bad": book.add_format({"bg_color": _RED, **_LINES}),
            "bad day": book.add_format({"bg_color": _RED, "num_format": _DAYS, **_LINES}),
            "why": book.add_format({"font_color": "#B02A23", "bold": True, **_LINES}),
        }
        for plan in plans:
            if plan.bad_rows:
                _write(book.add_worksheet(plan.sheet.name[:_LONGEST]), plan, looks)
    return made.getvalue()


def _write(sheet: Worksheet, plan: Plan, looks: dict[str, Format]) -> None:
    """Write what stands above the head, the head, and the bad rows under their titles."""
    above, width = len(plan.sheet.above), _width(plan)
    head = plan.matching.head + above
    sheet.write_column(0, 0, plan.sheet.above)
    for row in range(plan.matching.head):
        for column in range(width):
            _write_cell(sheet, row + above, column, plan.sheet.at(row, column), None)
    fixed = [target_of(plan.matching.kind, key).label for key in _fixed(plan)]
    named = [plan.matching.headings.get(column, "") for column in range(width)]
    sheet.write_row(head, 0, [*named, *fixed], looks["head"])
    sheet.write_string(head, width + len(fixed), REJECTED, looks["why"])
    for column in range(width):
        sheet.set_column(column, column, _letters(plan, column))
    sheet.set_column(width, width + len(fixed), _WIDE)
    sheet.set_column(width + len(fixed), width + len(fixed), _WIDEST)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(head + 1, 0)
    for line, row in enumerate(plan.rows_back, start=head + 1):
        _write_row(sheet, plan, line, row, looks)


def _write_row(sheet: Worksheet, plan: Plan, line: int, row: int, looks: dict[str, Format]) -> None:
    """Write a bad row with the words that stood for every row and what is wrong; or a title."""
    wrong = plan.wrong_in(row)
    bad, width = {problem.column for problem in wrong}, _width(plan)
    for column in range(width):
        cell = _cell(plan, row, column)
        look = looks["bad day" if isinstance(cell, date) else "bad"] if column in bad else None
        _write_cell(sheet, line, column, cell, look)
    if wrong:
        why = "\n".join(_words(plan, problem) for problem in wrong)
        fixed = _fixed(plan)
        sheet.write_row(line, width, [*fixed.values()])
        sheet.write_string(line, width + len(fixed), why, looks["why"])
        lines = sum(1 + len(each) // _WIDEST for each in why.splitlines())
        sheet.set_row(line, _LINE * lines)


def _fixed(plan: Plan) -> dict[str, str]:
    """Return the words that stood for every row; whose rows they are is known when they return."""
    return {k: said for k, said in plan.matching.fixed.items() if not _IDENTITY.fullmatch(said)}


def _letters(plan: Plan, column: int) -> int:
    """Return how wide a column must be for its head and its bad cells."""
    words = (text_of_any(_cell(plan, row, column)) for row in plan.bad_rows)
    head = plan.matching.headings.get(column, "")
    longest = max((len(each) for each in (*words, head)), default=0)
    return max(_NARROW, min(longest + 2, _WIDE))


def _width(plan: Plan) -> int:
    return max(plan.sheet.width, *(column + 1 for column in plan.matching.headings), 1)


def _cell(plan: Plan, row: int, column: int) -> Cell:
    """Return what a cell says; under a merged cell its words, but no number twice."""
    cell = plan.sheet.at(row, column)
    key = plan.matching.columns.get(column)
    if cell != "" or key is None:
        return cell
    origin = plan.sheet.merged.get((row, column), (row, column))
    counted = target_of(plan.matching.kind, key).meaning in ("count", "figure")
    return "" if counted or origin[1] != column else plan.sheet.at(*origin)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, look: Format | None) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, look)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, look)
    elif isinstance(cell, date | datetime | time):
        sheet.write_datetime(row, column, cell, look)
    elif cell != "" or look:
        said = cell.word if isinstance(cell, Wrong) else text_of(cell)
        sheet.write_string(row, column, said, look)


def _words(plan: Plan, problem: Problem) -> str:
    name = plan.matching.headings.get(problem.column, "")
    words = f"{problem.sentence} {problem.fix}".strip()
    return f"{name}: {words}" if name else words
