"""Squares: a map of hamlets without a map, darker (on dark screens: lighter) for more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from reportlab.graphics.shapes import Drawing, Shape

from ui.paper.chart_looks import Look, Paint, Pen, readable_on
from ui.paper.chart_marks import GAP, Entry, add, block, legend_of, words
from ui.paper.chart_scale import Scale, scale_of
from ui.paper.charts import Chart, highest, value_words

_BROAD = 9.0  # a square is at least so broad, in sizes of letters
_PALEST = 0.15  # of the strong colour, for the smallest number above nought
_LOOSE = 1.5  # squares are stretched at most so far where there is room


@dataclass(frozen=True, slots=True)
class _Square:
    x: float
    y: float
    size: tuple[float, float]


def squares(chart: Chart, width: float, height: float, look: Look) -> Drawing:
    """Draw a square for each label; taller than asked for where there are many."""
    scale = scale_of(highest(chart))
    (series,) = chart.series
    across = max(1, min(len(chart.labels), int(width // (_BROAD * look.size))))
    pitch = width / across
    names = [look.pen(bold=True).wrapped(look.clean(one), pitch - 4 * GAP) for one in chart.labels]
    legend = legend_of(chart, width, look, tuple(_entries(scale, look)))
    lines = ceil(len(names) / across)
    needed = (max(map(len, names)) + 1) * look.leading + 4 * GAP
    whole = ceil(max(height, legend.height + lines * needed))
    tall = min((whole - legend.height) / lines, needed * _LOOSE)
    drawing = Drawing(width, whole)
    add(drawing, legend.marks(whole))
    for place, name in enumerate(names):
        down, right = divmod(place, across)
        y = whole - legend.height - (down + 1) * tall
        square = _Square(right * pitch + 1, y + 1, (pitch - GAP, tall - GAP))
        paint = _paint(series.values[place], scale, look)
        add(drawing, block(square.x, square.y, square.size, paint, "series-0"))
        add(drawing, _inside(square, name, series.values[place], _pen(look, paint, chart, place)))
    return drawing


def _entries(scale: Scale, look: Look) -> Iterator[Entry]:
    """Say what each shade stands for, such as 0, 1–20, 21–40."""
    yield Entry("0", _paint(0, scale, look))
    for tick in scale.ticks()[1:]:
        first = tick - scale.step + 1
        said = f"{value_words(first)}–{value_words(tick)}" if first < tick else value_words(tick)
        yield Entry(said, _paint(tick, scale, look))


def _paint(value: int | None, scale: Scale, look: Look) -> Paint:
    """Shade by steps of the axis, so that a legend can name each shade."""
    if not value:
        return look.shade(0)
    step, steps = -(-value // scale.step), scale.top // scale.step
    return look.shade(_PALEST + (1 - _PALEST) * step / steps)


def _pen(look: Look, paint: Paint, chart: Chart, place: int) -> Pen:
    pen = look.pen(bold=place == chart.marked)
    return Pen(pen.font, pen.size, readable_on(paint.fill))


def _inside(square: _Square, name: list[str], value: int | None, pen: Pen) -> Iterator[Shape]:
    """Write the name and below it the number, in the middle of the square."""
    leading = pen.size * 1.3
    middle = square.x + square.size[0] / 2
    y = square.y + square.size[1] / 2 + (len(name) + 1) * leading / 2 - pen.size
    for line in name:
        yield words(line, (middle, y), pen, "middle", "label")
        y -= leading
    yield words(value_words(value), (middle, y), pen, "middle", "value")
