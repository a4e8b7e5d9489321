"""How cells of a workbook look, and what may be written into them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ui.paper.cells import exactly, words_of
from ui.paper.document import Cell, Kind, Said
from ui.paper.fonts import BOLD, legible
from ui.paper.wrapping import wide, wrapped

FONT: Final = "Times New Roman"
SIZE: Final = 12
_ALIGN: Final = {"text": "left", "centre": "center", "number": "right", "percent": "right"}
_LINE, _HIGHEST = 15.75, 409  # of a row, in points
_DIGIT = SIZE / 2  # the width of a digit, in points
_LONGEST = 32_767  # letters that a cell can hold
_ORDERS = ("=", "+", "-", "@")


def lines_of(text: str, letters: float) -> int:
    """Count the lines that words take in a column of that many letters."""
    return max(1, len(wrapped(text, BOLD, SIZE, (letters - 1) * _DIGIT)))


def letters_of(text: str) -> float:
    """Measure words as Excel measures columns: in digits, with room at both edges."""
    return max(wide(line, BOLD, SIZE) for line in text.split("\n")) / _DIGIT + 2


class Looks:
    """The looks of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, **wanted: object) -> Format:
        """Return the look, in the usual letters unless something else is wanted."""
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            usual = {"font_name": FONT, "font_size": SIZE, "valign": "top"}
            self._made[key] = self._book.add_format(usual | wanted)
        return self._made[key]


class Sheet:
    """One sheet of a workbook, in the looks that all of them share."""

    def __init__(self, page: Worksheet, looks: Looks) -> None:
        self.page = page
        self.looks = looks

    def words(self, row: int, column: int, text: str, **look: Any) -> None:
        """Write words that stay words, also when somebody edits them: none is a formula."""
        said = legible(text)
        if said.startswith(_ORDERS):
            look["quote_prefix"] = True
        if len(said) > _LONGEST:
            said = f"{said[: _LONGEST - 1]}…"
        self.page.write_string(row, column, said, self.looks(**look))

    def cell(self, row: int, column: int, cell: Cell, kind: Kind, *, bold: bool = False) -> None:
        """Write a number as a number, anything else as the words that the paper says."""
        look: dict[str, Any] = {"border": 1, "align": _ALIGN[kind], "bold": bold}
        if cell is None or isinstance(cell, (str, Said)):
            self.words(row, column, words_of(cell, kind), text_wrap=True, **look)
            return
        exact = exactly(cell)
        look["num_format"] = _number_format(exact, kind)
        self.page.write_number(row, column, float(exact), self.looks(**look))

    def stretch(self, row: int, lines: int) -> None:
        """Make room for words that wrap: not every program does it by itself."""
        if lines > 1:
            self.page.set_row(row, min(lines * _LINE, _HIGHEST))


def _number_format(number: Decimal, kind: Kind) -> str:
    if kind == "percent":
        return "0.0%"
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    whole = "#,##0" if kind == "number" else "0"
    return f"{whole}.{'0' * decimals}" if decimals else whole
