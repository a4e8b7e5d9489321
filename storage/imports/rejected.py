"""The rows that could not go in, as a workbook to correct and import again."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from storage.imports.cells import Cell, Wrong
from storage.imports.heads import REJECTED
from storage.imports.numbers import text_of
from storage.imports.plans import Plan
from storage.imports.problems import Problem
from storage.imports.targets import target_of

_WIDE, _WIDEST = 14, 60  # letters of a column


def rejected_workbook(plan: Plan) -> bytes:
    """Return the bad rows with all their columns, and in red what is wrong with each."""
    made = BytesIO()
    with Workbook(made, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            "bad": book.add_format({"bg_color": "#FDE0DD"}),
            "why": book.add_format({"font_color": "#B02A23", "bold": True, "text_wrap": True}),
        }
        _write(sheet, plan, looks)
    return made.getvalue()


def _write(sheet: Worksheet, plan: Plan, looks: dict[str, Format]) -> None:
    width = max(plan.sheet.width, *(column + 1 for column in plan.matching.headings), 1)
    for column in range(width):
        sheet.write_string(0, column, plan.matching.headings.get(column, ""), looks["head"])
    sheet.write_string(0, width, REJECTED, looks["why"])
    sheet.set_column(0, width - 1, _WIDE)
    sheet.set_column(width, width, _WIDEST)
    sheet.freeze_panes(1, 0)
    wrong: dict[int, list[Problem]] = {}
    for problem in plan.problems:
        wrong.setdefault(problem.row, []).append(problem)
    for line, row in enumerate(plan.bad_rows, start=1):
        bad = {problem.column for problem in wrong[row]}
        for column in range(width):
            cell = _cell(plan, row, column)
            _write_cell(sheet, line, column, cell, looks["bad"] if column in bad else None)
        said = "\n".join(_words(plan, problem) for problem in wrong[row])
        sheet.write_string(line, width, said, looks["why"])


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
        sheet.write_string(
            row, column, cell.word if isinstance(cell, Wrong) else text_of(cell), look
        )


def _words(plan: Plan, problem: Problem) -> str:
    name = plan.matching.headings.get(problem.column, "")
    words = f"{problem.sentence} {problem.fix}".strip()
    return f"{name}: {words}" if name else words
