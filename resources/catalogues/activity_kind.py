"""The kinds of activity, and what is counted in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from resources.catalogues.entry import Entry, entries, remembered


@dataclass(frozen=True, slots=True)
class Measure:
    """A whole number entered with an activity, and the indicator that it feeds ("" for none).

    It may not exceed the measure `at_most` of the same activity, nor with `of_total` the sum of
    those that are no `parts`, less the `rivals`: other parts that feed the same indicator.
    A `stock` is a state on the day, not something that happened.
    """

    code: str
    name: str
    unit: str
    feeds: str = ""
    stock: bool = False
    default: int = 0
    at_most: str = ""
    of_total: bool = False
    parts: frozenset[str] = frozenset()  # of the whole kind, this one too
    rivals: frozenset[str] = frozenset()

    @property
    def is_part(self) -> bool:
        """Tell whether this number is part of another one of the same activity."""
        return self.of_total or bool(self.at_most)

    def most(self, said: Mapping[str, int]) -> int | None:
        """Return the most this number may be beside those that were said; none: no limit."""
        if self.of_total:
            return max(0, self.whole(said) - sum(said.get(code, 0) for code in self.rivals))
        return said.get(self.at_most, 0) if self.at_most else None

    def whole(self, said: Mapping[str, int]) -> int:
        """Return the sum of the numbers that are no part of another one of the activity."""
        return sum(number for code, number in said.items() if code not in self.parts)


@dataclass(frozen=True, slots=True)
class ActivityKind:
    """One kind of activity; `group` is a code of activity_groups.

    `asks` are the fields of an activity that this kind asks for and most others do not.
    """

    code: str
    name: str
    group: str
    measures: tuple[Measure, ...]
    asks: tuple[str, ...] = ()
    only_numbers: bool = False  # no words: they could tell who spoke

    def unasked(self) -> frozenset[str]:
        """Return the fields that other kinds ask for and this one does not."""
        asked = {name for kind in activity_kinds().values() for name in kind.asks}
        return frozenset(asked) - set(self.asks)


@remembered
def activity_kinds() -> Mapping[str, ActivityKind]:
    """Return every kind by its code, in printed order."""
    return {entry.code: _kind(entry) for entry in entries("activity_kinds")}


def _kind(entry: Entry) -> ActivityKind:
    said: dict[str, dict[str, Any]] = entry.extra["measures"]
    measures = tuple(_measure(code, rest) for code, rest in said.items())
    asks = tuple(entry.extra.get("asks", ()))
    return ActivityKind(
        entry.code,
        entry.word,
        entry.extra["group"],
        _related(measures),
        asks,
        bool(entry.extra.get("only_numbers")),
    )


def _measure(code: str, said: dict[str, Any]) -> Measure:
    return Measure(code, said["word"], **{key: said[key] for key in said if key != "word"})


def _related(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Tell each measure of the total which others are parts, and which feed what it feeds."""
    parts = frozenset(one.code for one in measures if one.is_part)
    return tuple(
        replace(one, parts=parts, rivals=_rivals(one, measures)) if one.of_total else one
        for one in measures
    )


def _rivals(one: Measure, measures: tuple[Measure, ...]) -> frozenset[str]:
    others = (other for other in measures if other.is_part and other.code != one.code)
    return frozenset(other.code for other in others if other.feeds == one.feeds)
