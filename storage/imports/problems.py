"""What is wrong in a sheet, said at its cell; and what was decided for the user, said as well."""

from __future__ import annotations

from dataclasses import dataclass

from storage.imports.cells import cell_name


class CellError(Exception):
    """What one cell says cannot be used; it never leaves the making of a plan.

    `fix` is what to type instead; `key` the target whose cell is meant, if it is not clear.
    """

    def __init__(self, sentence: str, fix: str = "", key: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.fix = fix
        self.key = key
        self.others: tuple[CellError, ...] = ()  # what else is wrong in the same row


class KnownRowError(Exception):
    """The row says what is in the books, or earlier in the sheet; it never leaves a plan."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to correct, or (as a notice) to know; row and column count from 0.

    -1 stands for no one column, or no one row: the row or the sheet as a whole is meant.
    """

    sheet: str
    row: int
    column: int
    value: str
    sentence: str
    fix: str = ""

    @property
    def cell(self) -> str:
        """Return the name of the cell, C7, or of the row alone: 7; "" for the whole sheet."""
        if self.row < 0:
            return ""
        return str(self.row + 1) if self.column < 0 else cell_name(self.row, self.column)
