"""What is wrong in a sheet, said at its cell; and what was decided for the user, said as well."""

from __future__ import annotations

from dataclasses import dataclass


class CellError(Exception):
    """What one cell says cannot be used; it never leaves the making of a plan.

    `fix` is what to type instead; `key` the target whose cell is meant, if it is not clear.
    """

    def __init__(self, sentence: str, fix: str = "", key: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.fix = fix
        self.key = key


class KnownRowError(Exception):
    """The row says what is in the books, or earlier in the sheet; it never leaves a plan."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to correct, or (as a notice) to know; `row` counts from 0, -1 is the whole sheet.

    `cell` is a name like C7, "" where the row or the sheet as a whole is meant.
    """

    sheet: str
    row: int
    cell: str
    value: str
    sentence: str
    fix: str = ""
