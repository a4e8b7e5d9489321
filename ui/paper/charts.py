"""Charts: one drawing for paper and for the screen, with its numbers as a table behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from resources.wording import in_vietnamese as _
from resources.wording import official
from ui.paper.writing import figure

Shape = Literal["columns", "bars", "squares"]

_MOST = 2  # series beside each other; of more, nobody tells which is which in grey


@dataclass(frozen=True, slots=True)
class Series:
    """One line of numbers, none below nought; None where nothing is known."""

    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers that people would rather look at, one series or two beside each other.

    `columns` stand upright (a year by months), `bars` lie (groups with long names), `squares` are
    shaded fields in a grid (hamlets, darker for more; one series). `unit` is what is counted.
    """

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    shape: Shape = "columns"
    unit: str = ""
    head: str = ""
    """What the labels are (Tháng, Thôn): the head of their column in the table."""
    shorts: tuple[str, ...] = ()
    """What is written below columns in place of long labels; may be of several lines."""
    marked: int | None = None
    """The place of the label that stands out (the month that is open)."""
    reach: int = 0
    """How far the axis goes at least, so that parts of one chart can be compared."""

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn; raises ValueError."""
        most = 1 if self.shape == "squares" else _MOST
        if len(self.series) > most:
            raise ValueError(f"{self.shape} show at most {most} series")
        if any(len(one.values) != len(self.labels) for one in self.series):
            raise ValueError("a series has as many values as there are labels")
        if self.shorts and len(self.shorts) != len(self.labels):
            raise ValueError("there are as many short labels as labels")
        if any(value < 0 for value in known(self)):
            raise ValueError("a chart shows counts, and counts are not below nought")


def known(chart: Chart) -> list[int]:
    """Return all numbers of a chart that are known."""
    return [value for one in chart.series for value in one.values if value is not None]


def highest(chart: Chart) -> int:
    """Return how far the axis has to go."""
    return max([chart.reach, *known(chart)])


def shows_anything(chart: Chart) -> bool:
    """Tell whether there is anything to draw, and not only noughts and unknowns."""
    return bool(chart.labels and chart.series and highest(chart))


def said_values(chart: Chart) -> list[str]:
    """Write all numbers of a chart."""
    return [value_words(value) for one in chart.series for value in one.values]


def part_of(chart: Chart, first: int, last: int) -> Chart:
    """Cut out the labels from one place up to, and without, another."""
    marked = chart.marked is not None and first <= chart.marked < last
    return replace(
        chart,
        labels=chart.labels[first:last],
        series=tuple(Series(one.name, one.values[first:last]) for one in chart.series),
        shorts=chart.shorts[first:last],
        marked=(chart.marked or 0) - first if marked else None,
    )


def value_words(value: int | None) -> str:
    """Write a number of a chart: with dots, a dash for what is not known."""
    return "–" if value is None else figure(value)


@official
def table_of(chart: Chart) -> tuple[tuple[str | int | None, ...], ...]:
    """Return the numbers of a chart as rows, the heads first."""
    named = [one.name or chart.unit.capitalize() or _("Số lượng") for one in chart.series]
    return (
        (chart.head or _("Nội dung"), *named),
        *zip(chart.labels, *(one.values for one in chart.series), strict=True),
    )


@official
def described(chart: Chart) -> str:
    """Say all labels and numbers of a chart, for whoever hears it instead of seeing it."""
    unit = [_("Đơn vị tính: {unit}").format(unit=chart.unit)] if chart.unit else []
    if not known(chart):
        return "; ".join([*unit, _("Chưa có số liệu nào.")])
    (_head, *names), *rows = table_of(chart)
    return "; ".join([*unit, *(f"{label}: {_said(names, values)}" for label, *values in rows)])


def _said(names: Iterable[object], values: list[str | int | None]) -> str:
    words = [value_words(value) if not isinstance(value, str) else value for value in values]
    if len(words) == 1:
        return words[0]
    return ", ".join(f"{name} {word}" for name, word in zip(names, words, strict=True))
