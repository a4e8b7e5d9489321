"""Which rows of a sheet are records, and which are totals, titles, signatures or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resources.catalogues import remembered
from resources.imports import marks
from resources.wording import _
from storage.imports.cells import Cell, Sheet, Wrong
from storage.imports.heads import Matching
from storage.imports.numbers import text_of
from storage.imports.problems import Problem
from storage.imports.targets import plain_words, targets_of
from storage.records import PastFigure, Record

_WIDE_TITLE = 3  # columns that a title within a table is merged over
_LONGEST_FOOT = 15  # rows with signatures
_LONGEST_NUMBER = 5  # letters in a column of numbers; more are a title
_TITLE = _("Dòng này là tiêu đề hoặc chữ ký nên được bỏ qua.")
_HEAD_AGAIN = _("Tiêu đề cột nhắc lại, được bỏ qua.")
_SECTION = re.compile(r"\(?(?:[IVX]+|[A-H])[.)]?")  # numbers of parts: II, B.
_SUM = re.compile(r"cong(?: co)? \d+ (?:tap the|ca nhan|ho|nguoi)\b.*")  # Cộng: 06 cá nhân
_DATELINE = re.compile(r"(?!thu )(?:\w+ )+ngay(?: \d*)? thang(?: \d*)? nam(?: \d*)?")


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that says something and is no record; `title` is what it says over the rows below."""

    notice: Problem
    title: str = ""


def lines_of(sheet: Sheet, matching: Matching) -> Iterator[int | Aside]:
    """Give the row of each record, and what the other rows say."""
    heads = {_shape(sheet, row) for row in range(matching.head, matching.first)}
    for row in range(matching.first, len(sheet.rows)):
        said = {c: cell for c, cell in enumerate(sheet.rows[row]) if cell != ""}
        number = said.pop(matching.numbering, "") if matching.numbering is not None else ""
        mapped = {c: cell for c, cell in said.items() if c in matching.columns}
        if mapped and _shape(sheet, row) in heads:
            yield _aside(sheet, matching, row, _HEAD_AGAIN)
        elif _begins_foot(sheet, row):
            words = _("Từ dòng này trở xuống là phần ký tên, không đọc.")
            yield _aside(sheet, matching, row, words)
            return
        elif not mapped and not _is_covered(sheet, matching, row):
            if not said and len(str(number)) > _LONGEST_NUMBER:
                yield _aside(sheet, matching, row, _TITLE, is_title=True)
        elif _says_total(matching, said, number):
            words = _("Dòng tổng, được bỏ qua: phần mềm tự cộng.")
            yield _aside(sheet, matching, row, words)
        elif _is_title(sheet, matching, row, said, number):
            yield _aside(sheet, matching, row, _TITLE, is_title=True)
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


def _aside(
    sheet: Sheet, matching: Matching, row: int, why: str, *, is_title: bool = False
) -> Aside:
    said = [(c, cell) for c, cell in enumerate(sheet.rows[row]) if cell != ""]
    column, cell = next((each for each in said if each[0] != matching.numbering), said[0])
    notice = Problem(sheet.name, row, column, text_of_any(cell), why)
    return Aside(notice, text_of(cell) if is_title and isinstance(cell, str) else "")


def _shape(sheet: Sheet, row: int) -> tuple[str, ...]:
    """Return how a row reads, to find the head again that was copied onto another page."""
    return tuple(plain_words(str(cell)) for cell in sheet.rows[row])


def _is_covered(sheet: Sheet, matching: Matching, row: int) -> bool:
    """Tell whether a row without words of its own lies under merged cells and an own number."""
    numbered = matching.numbering is not None and sheet.at(row, matching.numbering) != ""
    return numbered and any((row, column) in sheet.merged for column in matching.columns)


def _begins_foot(sheet: Sheet, row: int) -> bool:
    """Tell whether signatures begin here: every cell says whose, and few rows follow."""
    said = [cell for cell in sheet.rows[row] if cell != ""]
    if not said or not all(_is_of_foot(cell) for cell in said):
        return False
    return sum(any(cell != "" for cell in below) for below in sheet.rows[row:]) <= _LONGEST_FOOT


def _is_of_foot(cell: Cell) -> bool:
    plain = plain_words(cell) if isinstance(cell, str) else ""
    return f"{plain} ".startswith(_foots()) or bool(_DATELINE.fullmatch(plain))


@cache
def _foots() -> tuple[str, ...]:
    return tuple(f"{begin} " for begin in marks("foot_begins"))


def _is_numbered(cell: Cell) -> bool:
    return str(cell).strip(" .()").isdigit()


def _says_total(matching: Matching, said: dict[int, Cell], number: Cell) -> bool:
    words = [plain_words(str(number)), plain_words(str(next(iter(said.values()), "")))]
    if _is_naming(matching, said):
        words.append(_first_text(said))
    return any(_is_total(each, matching) for each in words) and not words[0].isdigit()


def _is_total(plain: str, matching: Matching) -> bool:
    """Tell whether words say a total; an indicator may itself begin with "Tổng số"."""
    if plain in marks("total") or _SUM.fullmatch(plain):
        return True
    return matching.kind is not PastFigure and f"{plain} ".startswith(_totals())


@cache
def _totals() -> tuple[str, ...]:
    return tuple(f"{begin} " for begin in marks("total_begins"))


def _first_text(said: dict[int, Cell]) -> str:
    return next((plain_words(cell) for cell in said.values() if isinstance(cell, str)), "")


def _is_naming(matching: Matching, said: dict[int, Cell]) -> bool:
    """Tell whether the first words of a row stand where the record has its name."""
    return matching.columns.get(next(iter(said), -1)) in _required(matching.kind)


@remembered
def _required(kind: type[Record]) -> frozenset[str]:
    return frozenset(key for key, target in targets_of(kind).items() if target.required)


def _is_title(
    sheet: Sheet, matching: Matching, row: int, said: dict[int, Cell], number: Cell
) -> bool:
    numbered = matching.numbering is not None
    if len(said) > 1:
        part = isinstance(number, str) and _SECTION.fullmatch(number)
        return bool(part) and matching.kind is not PastFigure and _counts(sheet, matching)
    column = next(iter(said))
    wide = sum(first == (row, column) for first in sheet.merged.values()) if sheet.merged else 0
    if wide >= _WIDE_TITLE - 1 and (row + 1, column) not in sheet.merged:
        return True
    return numbered and not _is_numbered(number)


def _counts(sheet: Sheet, matching: Matching) -> bool:
    """Tell whether records have common numbers, so that others number the parts of a list."""
    column = matching.numbering
    return column is not None and any(
        _is_numbered(sheet.at(r, column)) for r in range(matching.first, len(sheet.rows))
    )
