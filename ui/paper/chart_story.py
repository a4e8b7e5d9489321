"""A chart in a paper: its title, and its drawing, which breaks over pages."""

from __future__ import annotations

from dataclasses import replace

from reportlab.graphics.renderPDF import draw
from reportlab.graphics.shapes import Drawing
from reportlab.platypus import CondPageBreak, Flowable

from ui.paper.blocks import GAP, caption
from ui.paper.chart_drawing import drawing, paper_height, parts
from ui.paper.chart_looks import PAPER
from ui.paper.charts import Chart, part_of

_ROOM = 250.0  # for a chart that could break: it does not begin lower on a page


class ChartFlowable(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A chart in a paper; it breaks between bars and between rows of squares."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.spaceAfter = 2 * GAP
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


def chart_story(chart: Chart, width: float) -> list[Flowable]:
    """Set a chart on a page of that width in points, with its title above, never parted from it."""
    title, made = caption(chart.title, spaceBefore=GAP), ChartFlowable(chart)
    whole = GAP + title.wrap(width, _ROOM)[1] + GAP + made.wrap(width, _ROOM)[1]
    breaks = made.split(width, _ROOM)
    return [CondPageBreak(min(whole, _ROOM) if breaks else whole), title, made]
