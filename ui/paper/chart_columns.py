"""Columns: numbers that stand beside each other, such as a year by months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from reportlab.graphics.shapes import Drawing, Shape

from ui.paper.chart_looks import Look, Paint, Pen, mixed
from ui.paper.chart_marks import GAP, Legend, add, block, legend_of, rule, upright, words
from ui.paper.chart_scale import Scale, scale_of
from ui.paper.charts import Chart, highest, said_values, value_words

_FILLED = 0.8  # of the room of a label
_BROADEST = 4.0  # columns, in sizes of letters
_LINES = 3  # of a label that lies level
_TALLEST = 14.0  # a label that stands upright, in sizes of letters
_PLOT = 7.0  # lines of words that the columns are at least as tall as
_AIR = 3.0  # between numbers beside each other
_QUIET = 0.62  # of the strong colour, where another column is marked


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything goes, in units of the drawing."""

    left: float
    right: float
    foot: float
    top: float  # of the axis
    slot: float  # the room of one label
    broad: float  # one column
    level: bool  # labels lie
    lines: tuple[tuple[str, ...], ...]  # of each label
    scale: Scale
    legend: Legend
    values: str  # level, upright or none
    height: float


def fits_columns(chart: Chart, width: float, look: Look) -> bool:
    """Tell whether all labels can be written below columns, level or upright."""
    left, right = _sides(scale_of(highest(chart)), width, look)
    slot = (right - left) / len(chart.labels)
    bold = look.pen(bold=True)
    return _lies_level(chart, slot, look) or all(
        bold.width(" ".join(label)) <= _TALLEST * look.size for label in _labels(chart, look)
    )


def columns(chart: Chart, width: float, height: float, look: Look) -> Drawing:
    """Draw columns; taller than asked for where labels and a plot need more."""
    plan = _plan(chart, width, height, look)
    drawing = Drawing(width, plan.height)
    add(drawing, plan.legend.marks(plan.height))
    add(drawing, _axis(plan, look))
    for place in range(len(chart.labels)):
        add(drawing, _column_marks(chart, place, plan, look))
        add(drawing, _label_marks(chart, place, plan, look))
    drawing.add(rule((plan.left, plan.foot), (plan.right, plan.foot), look.muted, 0.8))
    return drawing


def _plan(chart: Chart, width: float, height: float, look: Look) -> _Plan:
    scale = scale_of(highest(chart))
    left, right = _sides(scale, width, look)
    slot = (right - left) / len(chart.labels)
    level, legend = _lies_level(chart, slot, look), legend_of(chart, width, look)
    series = len(chart.series)
    broad = min(slot * _FILLED / series, _BROADEST * look.size)
    values, above = _value_room(chart, slot if series == 1 else broad, look)
    lines, below = _label_room(chart, slot, look, level=level)
    whole = ceil(max(height, legend.height + above + _PLOT * look.leading + below))
    top = whole - legend.height - above
    return _Plan(left, right, below, top, slot, broad, level, lines, scale, legend, values, whole)


def _sides(scale: Scale, width: float, look: Look) -> tuple[float, float]:
    """Return where columns begin and end; the last may have words half a line broad below it."""
    numbers = max(look.pen().width(value_words(tick)) for tick in scale.ticks())
    return numbers + 2 * GAP, width - look.size * 0.6


def _labels(chart: Chart, look: Look) -> list[list[str]]:
    """Return the lines that each label asks for."""
    return [
        [look.clean(line) for line in label.splitlines()] or [""]
        for label in (chart.shorts or chart.labels)
    ]


def _broken(label: list[str], slot: float, look: Look) -> list[str]:
    bold = look.pen(bold=True)
    return [piece for line in label for piece in bold.wrapped(line, slot - 2)]


def _lies_level(chart: Chart, slot: float, look: Look) -> bool:
    bold = look.pen(bold=True)
    return all(
        max(bold.longest_word(line) for line in label) <= slot - 2
        and len(_broken(label, slot, look)) <= _LINES
        for label in _labels(chart, look)
    )


def _label_room(
    chart: Chart, slot: float, look: Look, *, level: bool
) -> tuple[tuple[tuple[str, ...], ...], float]:
    """Return the lines of each label and the height that all of them need."""
    if level:
        broken = [tuple(_broken(label, slot, look)) for label in _labels(chart, look)]
        return tuple(broken), max(1, *map(len, broken)) * look.leading + GAP
    whole = [(" ".join(label),) for label in _labels(chart, look)]
    bold = look.pen(bold=True)
    return tuple(whole), max(bold.width(line) for (line,) in whole) + 3 * GAP


def _value_room(chart: Chart, pitch: float, look: Look) -> tuple[str, float]:
    """Choose how values are written so that none touches another, and the height above columns."""
    bold = look.pen(bold=True)
    longest = max(map(bold.width, said_values(chart)))
    if longest <= pitch - _AIR:
        return "level", look.leading
    if pitch >= look.size * 1.1:
        return "upright", longest + 2 * GAP
    return "none", look.size


def _axis(plan: _Plan, look: Look) -> Iterator[Shape]:
    pen = look.pen(muted=True)
    for tick in plan.scale.ticks():
        y = _height(plan, tick)
        if tick:
            yield rule((plan.left, y), (plan.right, y), look.line)
        end = (plan.left - 2 * GAP, y - look.size * 0.35)
        yield words(value_words(tick), end, pen, "end", "tick")


def _height(plan: _Plan, value: int) -> float:
    return plan.foot + (plan.top - plan.foot) * value / plan.scale.top


def _column_marks(chart: Chart, place: int, plan: _Plan, look: Look) -> Iterator[Shape]:
    middle = plan.left + (place + 0.5) * plan.slot
    begin = middle - plan.broad * len(chart.series) / 2
    for at, one in enumerate(chart.series):
        value, x = one.values[place], begin + at * plan.broad
        if value is not None:
            size = (plan.broad, _height(plan, value) - plan.foot)
            yield from block(x, plan.foot, size, _paint(chart, at, place, look), f"series-{at}")
        if plan.values != "none":
            pen = look.pen(bold=place == chart.marked)
            yield _value_mark(value, x + plan.broad / 2, plan, pen)


def _paint(chart: Chart, at: int, place: int, look: Look) -> Paint:
    if at or chart.marked in (None, place):
        return look.paint(at)
    quiet = mixed(look.base, look.strong, _QUIET)
    return Paint(quiet, quiet)


def _value_mark(value: int | None, middle: float, plan: _Plan, pen: Pen) -> Shape:
    above = (middle, _height(plan, value or 0) + GAP)
    if plan.values == "level":
        return words(value_words(value), above, pen, "middle", "value")
    return upright(value_words(value), above, pen, "value")


def _label_marks(chart: Chart, place: int, plan: _Plan, look: Look) -> Iterator[Shape]:
    bold = place == chart.marked
    pen = look.pen(bold=bold, muted=not bold)
    middle = plan.left + (place + 0.5) * plan.slot
    lines = plan.lines[place]
    if plan.level:
        for at, line in enumerate(lines, start=1):
            y = plan.foot - at * look.leading + look.size * 0.1
            yield words(line, (middle, y), pen, "middle", "label")
    elif place % ceil(look.leading / plan.slot) == 0:  # the table behind has the others
        foot = plan.foot - 2 * GAP - pen.width(lines[0])
        yield upright(lines[0], (middle, foot), pen, "label")
