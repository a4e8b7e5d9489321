"""Makes workbooks as posts have them, with their dirt, and looks at what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from storage.imports import Plan, guess, plan, read_workbook
from storage.ledger import Ledger
from storage.records import Record


class Formula(NamedTuple):
    """A formula and the value that Excel kept for it; none: it was never computed."""

    text: str
    value: Any


def wrote(path: Path, *rows: Sequence[Any], **more: Any) -> Path:
    """Write a workbook of one sheet; see `write` for what else can be asked for."""
    return write(path, {"Sheet1": rows}, **more)


def write(  # noqa: PLR0913  # each is one thing that a workbook can have
    path: Path,
    sheets: Mapping[str, Iterable[Sequence[Any]]],
    *,
    merged: Iterable[str] = (),
    hidden_rows: Iterable[int] = (),
    hidden_sheets: Iterable[str] = (),
    date_1904: bool = False,
) -> Path:
    """Write a workbook: text as text, days as days; `merged` names ranges, rows count from 1."""
    with Workbook(path, {"date_1904": date_1904, "default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    _put(sheet, row, column, cell)
            for area in merged:
                sheet.merge_range(area, None)
            for row in hidden_rows:
                sheet.set_row(row - 1, None, None, {"hidden": True})
            if name in hidden_sheets:
                sheet.hide()
    return path


def _put(sheet: Worksheet, row: int, column: int, cell: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, Formula):
        sheet.write_formula(row, column, cell.text, None, "" if cell.value is None else cell.value)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell)
    else:
        sheet.write(row, column, cell)


def looked_at(ledger: Ledger, path: Path, kind: type[Record], sheet: int = 0) -> Plan:
    """Plan the import of one sheet of a file, with the columns as guessed."""
    found = read_workbook(path)[sheet]
    return plan(ledger, found, guess(found, kind))


def wrong(found: Plan) -> list[tuple[str, str]]:
    """Return the cell and the sentence of each problem."""
    return [(problem.cell, problem.sentence) for problem in found.problems]


def noted(found: Plan) -> list[tuple[str, str]]:
    """Return the cell and the sentence of each notice."""
    return [(notice.cell, notice.sentence) for notice in found.notices]


def values(found: Plan, *names: str) -> list[Any]:
    """Return some values of each record that would go in."""
    rows = [tuple(getattr(record, name) for name in names) for record in found.records]
    return [row[0] for row in rows] if len(names) == 1 else rows
