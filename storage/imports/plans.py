"""What an import would do, before it does anything."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from storage.imports.cells import Sheet
from storage.imports.heads import Matching
from storage.imports.problems import Problem
from storage.privacy.patterns import Suspected
from storage.records import Record


@dataclass(frozen=True, slots=True)
class Line:
    """One row that was read: the values by target, and the column each came from."""

    row: int
    values: Mapping[str, Any]
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Ready:
    """One row that can go in, with the records it makes."""

    row: int
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell whose words seem to hold what should not be written; the record that it went into."""

    problem: Problem
    record: Record
    found: Suspected


@dataclass(frozen=True)
class Plan:
    """All that was found in a sheet; making it changed nothing.

    `known` are rows left out because they are in the books or earlier in the sheet already,
    `titles` rows that speak for those below them.
    """

    sheet: Sheet
    matching: Matching
    ready: tuple[Ready, ...] = ()
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    known: tuple[Problem, ...] = ()
    titles: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @cached_property
    def bad_rows(self) -> list[int]:
        """Return the rows that have to be corrected, from 0."""
        return sorted(row for row in self._wrong if row >= 0)

    def wrong_in(self, row: int) -> list[Problem]:
        """Return what is wrong in a row, from 0."""
        return self._wrong.get(row, [])

    @property
    def rows_back(self) -> list[int]:
        """Return the rows to correct, and the last title above each of them."""
        above = [bisect_left(self.titles, row) - 1 for row in self.bad_rows]
        return sorted({*self.bad_rows, *(self.titles[place] for place in above if place >= 0)})

    @property
    def records(self) -> list[Record]:
        """Return all records that would go in, in the order of the rows."""
        return [record for ready in self.ready for record in ready.records]

    @cached_property
    def _wrong(self) -> dict[int, list[Problem]]:
        found: dict[int, list[Problem]] = {}
        for problem in self.problems:
            found.setdefault(problem.row, []).append(problem)
        return found
