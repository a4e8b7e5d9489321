"""Charts: one drawing for paper and for the screen, with its numbers as a table behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Series:
    """One line of numbers; None where nothing is known."""

    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers that people would rather look at, one series or two beside each other.

    `columns` stand upright (a year by months), `bars` lie (groups with long names), `squares` are
    shaded fields in a grid (hamlets, darker for more). `unit` is what is counted.
    """

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    shape: Literal["columns", "bars", "squares"] = "columns"
    unit: str = ""
