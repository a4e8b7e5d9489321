"""The kinds of activity, and what is counted in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from resources.catalogues.entry import Entry, entries


@dataclass(frozen=True, slots=True)
class Measure:
    """A whole number entered with an activity, and the indicator that it feeds ("" for none).

    It may not exceed the measure `at_most` of the same activity, nor with `of_total` the sum of
    all the others. A `stock` is a state on the day, not something that happened.
    """

    code: str
    name: str
    unit: str
    feeds: str = ""
    stock: bool = False
    default: int = 0
    at_most: str = ""
    of_total: bool = False

    @property
    def is_part(self) -> bool:
        """Tell whether this number is part of another one of the same activity."""
        return self.of_total or bool(self.at_most)

    def most(self, said: Mapping[str, int]) -> int | None:
        """Return the most this number may be beside those that were said; none: no limit."""
        if self.of_total:
            return sum(said.values()) - said.get(self.code, 0)
        return said.get(self.at_most, 0) if self.at_most else None


@dataclass(frozen=True, slots=True)
class ActivityKind:
    """One kind of activity; `group` is a code of activity_groups."""

    code: str
    name: str
    group: str
    measures: tuple[Measure, ...]


@cache
def activity_kinds() -> Mapping[str, ActivityKind]:
    """Return every kind by its code, in printed order."""
    return {entry.code: _kind(entry) for entry in entries("activity_kinds")}


def _kind(entry: Entry) -> ActivityKind:
    said: dict[str, dict[str, Any]] = entry.extra["measures"]
    measures = tuple(_measure(code, rest) for code, rest in said.items())
    return ActivityKind(entry.code, entry.word, entry.extra["group"], measures)


def _measure(code: str, said: dict[str, Any]) -> Measure:
    return Measure(code, said["word"], **{key: said[key] for key in said if key != "word"})
