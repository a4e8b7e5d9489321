"""Which rows of a sheet are records, and which are totals, titles, signatures or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from resources.imports import marks
from resources.wording import _
from storage.imports.cells import Cell, Sheet, Wrong
from storage.imports.heads import Matching
from storage.imports.numbers import text_of
from storage.imports.problems import Problem
from storage.imports.targets import plain_words, targets_of
from storage.records import PastFigure

_WIDE_TITLE = 3  # columns that a title within a table is merged over


def lines_of(sheet: Sheet, matching: Matching) -> Iterator[int | Problem]:
    """Give the row of each record, or a notice why a row that says something is none."""
    for row in range(matching.first, len(sheet.rows)):
        said = {c: cell for c, cell in enumerate(sheet.rows[row]) if cell != ""}
        number = said.pop(matching.numbering, "") if matching.numbering is not None else ""
        mapped = {c: cell for c, cell in said.items() if c in matching.columns}
        if not mapped and not _is_covered(sheet, matching, row):
            continue
        why = _why_none(sheet, matching, row, said, number)
        if why:
            column, cell = next(iter(said.items()))
            yield Problem(sheet.name, row, column, text_of_any(cell), why)
        else:
            yield row


def hidden_notice(sheet: Sheet, matching: Matching) -> list[Problem]:
    """Say that hidden rows were read too, for whoever does not know of them."""
    hidden = [row + 1 for row in sorted(sheet.hidden_rows) if row >= matching.first]
    if not hidden:
        return []
    shown = ", ".join(str(row) for row in hidden[:10]) + ("…" if len(hidden) > 10 else "")  # noqa: PLR2004  # enough to find them
    words = _("Các dòng đang ẩn trong tệp cũng được đọc: dòng {rows}.").format(rows=shown)
    return [Problem(sheet.name, -1, -1, "", words)]


def text_of_any(cell: Cell) -> str:
    """Write a cell for a message: short, a failed formula as Excel shows it."""
    said = cell.word if isinstance(cell, Wrong) else text_of(cell)
    return said if len(said) <= 60 else f"{said[:59]}…"  # noqa: PLR2004  # a line of a table


def _is_covered(sheet: Sheet, matching: Matching, row: int) -> bool:
    """Tell whether a row without words of its own lies under merged cells and an own number."""
    numbered = matching.numbering is not None and sheet.at(row, matching.numbering) != ""
    return numbered and any((row, column) in sheet.merged for column in matching.columns)


def _why_none(
    sheet: Sheet, matching: Matching, row: int, said: dict[int, Cell], number: Cell
) -> str:
    words = [plain_words(str(number)), plain_words(str(next(iter(said.values()), "")))]
    if _is_naming(matching, said):
        words.append(_first_text(said))
    if any(_is_total(each, matching) for each in words) and not words[0].isdigit():
        return _("Dòng tổng, được bỏ qua: phần mềm tự cộng.")
    if len(said) == 1 and _is_title(sheet, matching, row, next(iter(said)), number):
        return _("Dòng chỉ có một ô, coi là tiêu đề hoặc chữ ký nên được bỏ qua.")
    return ""


def _is_total(plain: str, matching: Matching) -> bool:
    """Tell whether words say a total; an indicator may itself begin with "Tổng số"."""
    if plain in marks("total"):
        return True
    return matching.kind is not PastFigure and f"{plain} ".startswith(_totals())


@cache
def _totals() -> tuple[str, ...]:
    return tuple(f"{begin} " for begin in marks("total_begins"))


def _first_text(said: dict[int, Cell]) -> str:
    return next((plain_words(cell) for cell in said.values() if isinstance(cell, str)), "")


def _is_naming(matching: Matching, said: dict[int, Cell]) -> bool:
    """Tell whether the first words of a row stand where the record has its name."""
    required = {key for key, target in targets_of(matching.kind).items() if target.required}
    return matching.columns.get(next(iter(said), -1)) in required


def _is_title(sheet: Sheet, matching: Matching, row: int, column: int, number: Cell) -> bool:
    wide = sum(first == (row, column) for first in sheet.merged.values()) if sheet.merged else 0
    if wide >= _WIDE_TITLE - 1 and (row + 1, column) not in sheet.merged:
        return True
    return matching.numbering is not None and not str(number).strip(" .()").isdigit()
