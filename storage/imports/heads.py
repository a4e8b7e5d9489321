"""Finding the head of a table and guessing what each of its columns holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from resources.imports import marks
from storage.imports.cells import Cell, Sheet
from storage.imports.headings import EXACT, scores, why_left_out
from storage.imports.targets import (
    AT_YEAR,
    COMMENDED,
    GIVEN,
    IMPORTED,
    OF,
    SPAN,
    plain_words,
    target_of,
    targets_of,
)
from storage.records import Award, Honoree, Record

NUMBERING = "#"  # a column that only counts the lines
REJECTED = "Lỗi cần sửa"  # the head of what we ourselves wrote beside refused rows
_DEEPEST_HEAD = 40  # rows from the top in which a head is looked for
_LONGEST_HEADING = 120  # letters; more is a sentence, not a heading
_FEWEST_NUMBERED = 3  # numbered columns; fewer may be data
_NUMBERED = re.compile(r"\(?(\d{1,2}|[a-z])\)?")

Said: TypeAlias = dict[int, tuple[str, ...]]  # column → its headings, the whole one first


@dataclass(frozen=True, slots=True)
class Matching:
    """How a sheet is read; a user may change all of it. Rows and columns count from 0.

    `columns` has the key of a target for each column, `left_out` why a column is not imported,
    `fixed` the words that stand for a target in every row.
    """

    kind: type[Record]
    head: int
    first: int
    columns: Mapping[int, str]
    headings: Mapping[int, str] = field(default_factory=dict)
    left_out: Mapping[int, str] = field(default_factory=dict)
    numbering: int | None = None
    fixed: Mapping[str, str] = field(default_factory=dict)
    skip_known: bool = True
    score: int = 0

    @property
    def missing(self) -> list[str]:
        """Return the required targets that no column and no fixed word fills."""
        said = {*self.columns.values(), *self.fixed}
        if SPAN in said and any(key.startswith(OF) for key in said):
            said.add("indicator")
        targets = targets_of(self.kind).values()
        return [target.key for target in targets if target.required and target.key not in said]


def guess(sheet: Sheet, kind: type[Record] | None = None) -> Matching:
    """Guess head and columns for a kind, or for the kind that fits best."""
    if kind is None:
        return max((guess(sheet, each) for each in IMPORTED), key=_fit)
    tried = (_matching(sheet, kind, top, depth) for top, depth in _heads(sheet))
    best = max(tried, key=lambda one: one.score, default=None)
    return best or Matching(kind, 0, 0, {})


def best_sheet(sheets: list[Sheet], kind: type[Record] | None = None) -> Sheet:
    """Return the sheet that looks most like a list of ours; hidden ones come last."""
    return max(sheets, key=lambda sheet: (not sheet.hidden, _fit(guess(sheet, kind))))


def alike(sheets: list[Sheet], sheet: Sheet, kind: type[Record]) -> list[Sheet]:
    """Return the sheets that go in together: with the same head, as one for each hamlet, or month.

    Of whom a proposal or a decision names, each list has its own head: collectives, people and
    households.
    """
    own = guess(sheet, kind)
    if kind in COMMENDED:
        return [one for one in sheets if _names_many(guess(one, kind))]
    return [one for one in sheets if own.headings and guess(one, kind).headings == own.headings]


def _names_many(matching: Matching) -> bool:
    """Tell whether a sheet is a list of names with something about each of them."""
    return "name" in matching.columns.values() and len(matching.columns) > 1


def _fit(matching: Matching) -> int:
    """Return how well a kind fits; pages are begun by what names somebody, seldom by a list."""
    nameless = matching.kind.NAMED_BY in matching.missing and matching.kind is not Award
    lacking = len(matching.missing) + 3 * nameless + (matching.kind is Honoree)
    return matching.score - EXACT * lacking


def _heads(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Give the rows that may begin a head, each with the rows that belong to it."""
    for top in range(min(len(sheet.rows), _DEEPEST_HEAD)):
        row = sheet.rows[top]
        said = [cell for cell in row if isinstance(cell, str) and cell]
        if not said:
            continue
        yield top, _depth(sheet, top)
        below = sheet.rows[top + 1] if top + 1 < len(sheet.rows) else ()
        gaps = any(lower and not upper for upper, lower in zip(row, below, strict=False))
        is_head = len(said) > 1 and all(isinstance(cell, str) for cell in below)
        if gaps and is_head and _depth(sheet, top) == 1:
            yield top, 2


def _depth(sheet: Sheet, top: int) -> int:
    """Return how many rows the merged cells of a head reach over, at most three."""
    covers = [place for place, first in sheet.merged.items() if first[0] == top]
    down = max((row - top + 1 for row, _column in covers), default=1)
    across = any(row == top for row, _column in covers)
    return min(max(down, 2 if across and _parts_above(sheet, top) else 1), 3)


def _parts_above(sheet: Sheet, top: int) -> bool:
    """Tell whether the next row only parts what is merged across in this one."""
    wide = {sheet.merged[place] for place in sheet.merged if place[0] == top}
    below = sheet.rows[top + 1] if top + 1 < len(sheet.rows) else ()
    alone = (
        cell
        for column, cell in enumerate(below)
        if sheet.at(top, column) != "" and (top, column) not in wide
    )
    return all(isinstance(cell, str) for cell in below) and not any(alone)


def _matching(sheet: Sheet, kind: type[Record], top: int, depth: int) -> Matching:
    said = _said(sheet, top, depth)
    shown = {column: words[0] for column, words in said.items()}
    numbering = next((column for column, words in said.items() if _is_numbering(words)), None)
    said = {c: w for c, w in said.items() if c != numbering and w[0] != REJECTED}
    out = {column: why for column, words in said.items() if (why := why_left_out(kind, words))}
    offers = sorted(
        (-score, column, key)
        for column, words in said.items()
        if column not in out
        for key, score in scores(kind, words).items()
    )
    columns: dict[int, str] = {}
    total = 10 * len(out) + (5 if numbering is not None else 0)
    for minus, column, key in offers:
        if column not in columns and key not in columns.values():
            columns[column] = key
            total -= minus
    columns = _settled(columns, shown)
    first = _first_row(sheet, top + depth)
    return Matching(kind, top, first, columns, shown, out, numbering, score=total)


def _settled(columns: dict[int, str], shown: Mapping[int, str]) -> dict[int, str]:
    """Return the columns when all are known: a sum beside years is no figure, a name may be two."""
    keys = set(columns.values())
    if SPAN not in keys and any(key.startswith(AT_YEAR) for key in keys):
        return {column: key for column, key in columns.items() if key != "value"}
    if GIVEN in keys and "full_name" not in keys:
        return {c: "full_name" if key == GIVEN else key for c, key in columns.items()}
    for column in (column for column, key in columns.items() if key == "full_name"):
        if column + 1 not in columns and shown.get(column + 1) == shown[column]:
            return columns | {column + 1: GIVEN}
    return columns


def _is_numbering(words: tuple[str, ...]) -> bool:
    return any(plain_words(each) in marks("numbering") for each in words)


def _said(sheet: Sheet, top: int, depth: int) -> Said:
    """Return the headings of each column: all rows of the head together, then the lowest."""
    found: Said = {}
    for column in range(sheet.width):
        seen = (sheet.seen(row, column) for row in range(top, top + depth))
        words = list(dict.fromkeys(_heading(cell) for cell in seen if cell != ""))
        if words and any(words) and all(len(each) <= _LONGEST_HEADING for each in words):
            found[column] = tuple(dict.fromkeys((" – ".join(words), *reversed(words))))
    return found


def _heading(cell: Cell) -> str:
    return " ".join(str(cell).split())


def _first_row(sheet: Sheet, row: int) -> int:
    """Step over a row that numbers the columns: (1) (2) (3), or A B 1 2."""
    said = sheet.rows[row] if row < len(sheet.rows) else ()
    cells = [plain_words(str(cell)) for cell in said if cell != ""]
    numbers = [int(cell) for cell in cells if cell.isdigit()]
    counts = all(after == before + 1 for before, after in pairwise(numbers))
    short = all(_NUMBERED.fullmatch(cell) for cell in cells)
    return row + 1 if len(cells) >= _FEWEST_NUMBERED and counts and short else row


def label_of(matching: Matching, key: str) -> str:
    """Return what people call a target."""
    return target_of(matching.kind, key).label


def keeps_only_year(matching: Matching) -> list[int]:
    """Return the columns of days of birth, of which only the year is taken."""
    return [
        column
        for column, key in matching.columns.items()
        if key.startswith("birth_year") and "ngay" in plain_words(matching.headings.get(column, ""))
    ]
