"""The marks a chart is made of: lines of words, filled blocks, its legend.

A mark carries its role as an SVG class, so that whoever reads the picture knows a value from a
label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Group, Line, Path, Rect, Shape, String
from reportlab.lib.colors import HexColor

from resources.wording import in_vietnamese as _
from ui.paper.chart_looks import Look, Paint, Pen
from ui.paper.charts import Chart

GAP = 4.0  # between things that belong together
_HATCH = 4.0  # between slanting lines
_SWATCH = 0.75  # of the size of letters


Point = tuple[float, float]


def words(text: str, at: Point, pen: Pen, anchor: str = "start", role: str = "") -> String:
    """Write one line with its beginning, middle or end on a point of its baseline."""
    x, y = at
    made = String(
        x,
        round(y * 2) / 2,  # reportlab's SVG rounds twice the height to a whole number
        text,
        fontName=pen.font,
        fontSize=pen.size,
        fillColor=HexColor(pen.colour),
        textAnchor=anchor,
    )
    made._svgAttrs = {"class": role}  # noqa: SLF001  # where reportlab looks for more attributes
    return made


def upright(text: str, at: Point, pen: Pen, role: str = "") -> Group:
    """Write one line from a point upwards."""
    x, y = at
    turned = (0, 1, -1, 0, x + pen.size * 0.35, y)
    return Group(words(text, (0, 0), pen, role=role), transform=turned)


def rule(start: Point, end: Point, colour: str, width: float = 0.6) -> Line:
    """Draw a thin line."""
    return Line(*start, *end, strokeColor=HexColor(colour), strokeWidth=width)


def block(
    x: float, y: float, size: tuple[float, float], paint: Paint, role: str = ""
) -> list[Shape]:
    """Fill a rectangle of a width and a height."""
    width, height = size
    body = Rect(x, y, width, height, fillColor=HexColor(paint.fill))
    body.strokeColor = HexColor(paint.edge)
    body.strokeWidth = 0.6
    body._svgAttrs = {"class": role}  # noqa: SLF001  # where reportlab looks for more attributes
    slants = _slants(x, y, x + width, y + height, paint.hatch) if paint.hatch else None
    return [body, slants] if slants and slants.points else [body]


def add(drawing: Drawing, marks: Iterable[Shape]) -> None:
    """Put marks on the drawing."""
    for mark in marks:
        drawing.add(mark)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a legend says; without a paint it stands for itself."""

    words: str
    paint: Paint | None = None


@dataclass(frozen=True, slots=True)
class Legend:
    """What stands above a chart, broken into rows of the chart's width."""

    rows: tuple[tuple[Entry, ...], ...]
    look: Look

    @property
    def height(self) -> float:
        """The room it takes, with what keeps it from the chart."""
        return len(self.rows) * self.look.leading + (GAP if self.rows else 0)

    def marks(self, top: float) -> Iterator[Shape]:
        """Draw it from the top downwards."""
        for place, row in enumerate(self.rows, start=1):
            x, y = 1.0, top - place * self.look.leading + self.look.size * 0.3
            for entry in row:
                yield from _entry_marks(entry, x, y, self.look)
                x += _room(entry, self.look)


def legend_of(chart: Chart, width: float, look: Look, more: Sequence[Entry] = ()) -> Legend:
    """Name the unit, the series where there are two, and what more a shape has to say."""
    entries = [*more]
    if len(chart.series) > 1:
        entries = [Entry(one.name, look.paint(at)) for at, one in enumerate(chart.series)]
    if chart.unit:
        entries.insert(0, Entry(_("Đơn vị tính: {unit}").format(unit=chart.unit)))
    rows: list[list[Entry]] = []
    left = 0.0
    for entry in (piece for whole in entries for piece in _fitting(whole, width, look)):
        if not rows or _room(entry, look) > left:
            rows.append([])
            left = width
        rows[-1].append(entry)
        left -= _room(entry, look)
    return Legend(tuple(map(tuple, rows)), look)


def _fitting(entry: Entry, width: float, look: Look) -> list[Entry]:
    """Break an entry that is longer than a row; only its beginning has the swatch."""
    free = width - _room(Entry("", entry.paint), look)
    first, *others = look.pen().wrapped(look.clean(entry.words), free)
    return [Entry(first, entry.paint), *map(Entry, others)]


def _room(entry: Entry, look: Look) -> float:
    swatch = look.size * _SWATCH + GAP if entry.paint else 0
    return swatch + look.pen().width(entry.words) + look.size * 1.5


def _entry_marks(entry: Entry, x: float, y: float, look: Look) -> Iterator[Shape]:
    if entry.paint:
        side = look.size * _SWATCH
        yield from block(x, y, (side, side), entry.paint, "legend")
        x += side + GAP
    yield words(entry.words, (x, y), look.pen(), role="legend")


def _slants(left: float, foot: float, right: float, top: float, colour: str) -> Path:
    """Draw lines of 45° that end at the edges of the rectangle."""
    path = Path(strokeColor=HexColor(colour), strokeWidth=0.7, fillColor=None)
    for place in range(int((foot - right) // _HATCH) + 1, int((top - left) // _HATCH) + 1):
        rise = place * _HATCH  # of the line y = x + rise
        start, end = max(left, foot - rise), min(right, top - rise)
        if start < end:
            path.moveTo(start, start + rise)
            path.lineTo(end, end + rise)
    return path
