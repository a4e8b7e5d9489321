"""A chart in a paper: its title, and its drawing, which breaks over pages."""

from __future__ import annotations

from dataclasses import replace

from reportlab.graphics.renderPDF import draw
from reportlab.graphics.shapes import Drawing
from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Flowable

from ui.paper.blocks import GAP, paragraph
from ui.paper.chart_drawing import drawing, paper_height, parts
from ui.paper.chart_looks import PAPER
from ui.paper.charts import Chart, part_of
from ui.paper.fonts import BOLD


class ChartFlowable(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A chart in a paper; it breaks between bars and between rows of squares."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self._chart = chart
        self._drawing: Drawing | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Draw in the width there is; return the room it takes."""
        del height
        self._drawing = drawing(self._chart, width, paper_height(self._chart), PAPER)
        self.width, self.height = self._drawing.width, self._drawing.height
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Give what fits on this page and the rest, or nothing where not even one bar does."""
        whole = len(self._chart.labels)
        first = next(parts(self._chart, width, height), self._chart)
        shown = len(first.labels)
        if shown == whole or drawing(first, width, 0, PAPER).height > height:
            return []
        rest = part_of(replace(self._chart, shape=first.shape, reach=first.reach), shown, whole)
        return [ChartFlowable(first), ChartFlowable(rest)]

    def draw(self) -> None:
        """Put the drawing on the page."""
        draw(self._drawing, self.canv, 0, 0)


def chart_story(chart: Chart) -> list[Flowable]:
    """Set a chart with its title above, never parted from it."""
    title = paragraph(
        chart.title,
        fontName=BOLD,
        alignment=TA_CENTER,
        firstLineIndent=0,
        keepWithNext=1,
        spaceBefore=GAP,
    )
    made = ChartFlowable(chart)
    made.spaceAfter = 2 * GAP
    return [title, made]
