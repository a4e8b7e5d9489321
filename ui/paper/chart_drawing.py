"""One drawing of a chart, as SVG for a screen, as PNG for Word, as part of a PDF."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from math import ceil

from reportlab.graphics.renderPDF import draw as draw_pdf
from reportlab.graphics.renderSVG import SVGCanvas
from reportlab.graphics.renderSVG import draw as draw_svg
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from resources.wording import in_vietnamese as _
from ui.paper.chart_bars import bars
from ui.paper.chart_columns import columns, fits_columns
from ui.paper.chart_looks import PAPER, Look
from ui.paper.chart_marks import add, words
from ui.paper.chart_squares import squares
from ui.paper.charts import Chart, described, highest, known, part_of, shows_anything
from ui.paper.fonts import REGULAR
from ui.paper.pdfium import drawn_page
from ui.paper.sheet import WIDTH

_HEIGHT = 200.0  # of columns on paper, in points
_NARROWEST = 18  # in sizes of letters; a chart that has less room is drawn so and may be shrunk
_EMPTY = 4  # lines of words that words instead of a chart take
_POINTS = 72  # in an inch


def drawing(chart: Chart, width: float, height: float, look: Look) -> Drawing:
    """Draw a chart; it is taller than asked for where its words need more, and never cut.

    Words stand instead where nothing is known or all is nought. Raises `MissingLetterError`.
    """
    width = ceil(max(width, _NARROWEST * look.size))  # reportlab's SVG knows only whole sizes
    if not shows_anything(chart):
        return _told(chart, width, height, look)
    if chart.shape == "squares":
        return squares(chart, width, height, look)
    if chart.shape == "columns" and fits_columns(chart, width, look):
        return columns(chart, width, height, look)
    return bars(chart, width, height, look)


def svg(chart: Chart, width: float, height: float, look: Look) -> bytes:
    """Return the drawing as SVG, with its title and numbers in words for a screen reader."""
    made = drawing(chart, width, height, look)
    face = look.face
    hacks = {
        face.regular: {"family": face.family},
        face.bold: {"family": face.family, "weight": "bold"},
    }
    canvas = SVGCanvas((made.width, made.height), fontHacks=hacks, useClip=True)  # Qt fills a path
    draw_svg(made, canvas)
    for tag, said in (("title", chart.title), ("desc", described(chart))):
        (node,) = canvas.svg.getElementsByTagName(tag)
        node.firstChild.data = look.clean(said)
    out = StringIO()
    canvas.save(out)
    return out.getvalue().encode()


def paper_height(chart: Chart) -> float:
    """Return how tall a chart is asked to be on paper, in points; 0 leaves it to its words."""
    return _HEIGHT if chart.shape == "columns" and shows_anything(chart) else 0


def png(chart: Chart, width_px: int) -> bytes:
    """Return the drawing on paper as a picture; placed as it says, it is as wide as the text."""
    made = drawing(chart, WIDTH, paper_height(chart), PAPER)
    scale = width_px / made.width
    out = BytesIO()
    dots = scale * _POINTS
    with drawn_page(_pdf(made), 0, scale) as bitmap:
        picture = bitmap.to_pil().copy()
    picture.save(out, "PNG", dpi=(dots, dots), optimize=True)
    return out.getvalue()


def parts(chart: Chart, width: float, height: float, look: Look = PAPER) -> Iterator[Chart]:
    """Cut a chart of many bars or squares into charts of one scale that are at most this high."""
    if chart.shape == "columns":
        if fits_columns(chart, width, look):
            yield chart
            return
        chart = replace(chart, shape="bars")
    chart = replace(chart, reach=highest(chart))
    while chart.labels:
        fitting = max(1, _fitting(chart, width, height, look))
        yield part_of(chart, 0, fitting)
        chart = part_of(chart, fitting, len(chart.labels))


def _fitting(chart: Chart, width: float, height: float, look: Look) -> int:
    """Return of how many labels a chart is at most so high."""

    def tall(count: int) -> float:
        return float(drawing(part_of(chart, 0, count), width, 0, look).height)

    return bisect_right(range(1, len(chart.labels) + 1), height, key=tall)


def _pdf(made: Drawing) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, (made.width, made.height), invariant=1, initialFontName=REGULAR)
    draw_pdf(made, canvas, 0, 0)
    canvas.save()
    return out.getvalue()


def _told(chart: Chart, width: float, height: float, look: Look) -> Drawing:
    """Say in words why there is nothing to draw."""
    said = _("Tất cả đều bằng 0.") if known(chart) else _("Chưa có số liệu nào.")
    made = Drawing(width, ceil(max(height, _EMPTY * look.leading)))
    lines = look.pen().wrapped(said, width)
    y = made.height / 2 + (len(lines) / 2 - 1) * look.leading + look.size * 0.3
    for at, line in enumerate(lines):
        add(made, [words(line, (width / 2, y - at * look.leading), look.pen(), "middle", "told")])
    return made
