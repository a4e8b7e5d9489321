"""Bars: groups with names of any length, each bar ending in its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from reportlab.graphics.shapes import Drawing, Shape

from ui.paper.chart_looks import Look
from ui.paper.chart_marks import GAP, add, block, legend_of, rule, words
from ui.paper.charts import Chart, highest, said_values, value_words

_NAMES = 0.42  # of the width, at most
_THICK = 0.9  # of a line of words
_LOOSE = 1.8  # rows stand at most so far apart where there is room, in heights of a row


@dataclass(frozen=True, slots=True)
class _Plan:
    left: float  # where bars begin
    longest: float  # the bar of the highest number
    highest: int
    thick: float


def bars(chart: Chart, width: float, height: float, look: Look) -> Drawing:
    """Draw bars; taller than asked for where the names need more."""
    bold = look.pen(bold=True)
    names = [look.clean(label) for label in chart.labels]
    room = min(max(map(bold.width, names)), width * _NAMES)
    broken = [bold.wrapped(name, room) for name in names]
    rows = [max(len(lines), len(chart.series)) * look.leading + 2 * GAP for lines in broken]
    legend = legend_of(chart, width, look)
    whole = ceil(max(height, legend.height + sum(rows)))
    loose = min((whole - legend.height) / sum(rows), _LOOSE)
    value_room = max(map(bold.width, said_values(chart))) + 2 * GAP
    left = room + GAP
    plan = _Plan(left, width - left - value_room, highest(chart), look.leading * _THICK)
    drawing = Drawing(width, whole)
    add(drawing, legend.marks(whole))
    top = whole - legend.height
    for place, lines in enumerate(broken):
        tall = rows[place] * loose
        add(drawing, _name_marks(chart, place, lines, (room, top - tall / 2), look))
        add(drawing, _bar_marks(chart, place, top - tall / 2, plan, look))
        top -= tall
    foot = max(top, 0)
    drawing.add(rule((left, whole - legend.height), (left, foot), look.muted, 0.8))
    return drawing


def _name_marks(
    chart: Chart, place: int, lines: list[str], end: tuple[float, float], look: Look
) -> Iterator[Shape]:
    """Write a name with its right edge, halfway down, at this point."""
    right, middle = end
    pen = look.pen(bold=place == chart.marked)
    for at, line in enumerate(lines):
        y = middle + (len(lines) / 2 - at - 0.5) * look.leading - look.size * 0.35
        yield words(line, (right, y), pen, "end", "label")


def _bar_marks(chart: Chart, place: int, middle: float, plan: _Plan, look: Look) -> Iterator[Shape]:
    pen = look.pen(bold=place == chart.marked)
    top = middle + len(chart.series) * look.leading / 2
    for at, one in enumerate(chart.series):
        value = one.values[place]
        centre = top - (at + 0.5) * look.leading
        long = plan.longest * (value or 0) / plan.highest
        if value is not None:
            corner = centre - plan.thick / 2
            size = (long, plan.thick)
            yield from block(plan.left, corner, size, look.paint(at), f"series-{at}")
        beside = (plan.left + long + GAP, centre - look.size * 0.35)
        yield words(value_words(value), beside, pen, role="value")
