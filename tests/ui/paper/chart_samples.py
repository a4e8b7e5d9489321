"""Charts as posts have them, and what a reader's eye finds in their drawing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from reportlab.graphics.shapes import Drawing, Group, Rect, Shape, String

from ui.paper.chart_drawing import svg
from ui.paper.chart_looks import PAPER, Look
from ui.paper.charts import Chart, Series

LIGHT = Look(
    size=13, text="#1a2530", muted="#55636f", line="#c9d2da", base="#ffffff", strong="#1f5c93"
)
DARK = Look(
    size=16, text="#e8ecf0", muted="#a9b5c0", line="#434d57", base="#252b31", strong="#7fb5ea"
)
LOOKS = {"paper": PAPER, "light": LIGHT, "dark": DARK}

MONTHS = tuple(f"T{month}" for month in range(1, 13))
YEARS = Chart(
    "Hoạt động theo tháng",
    tuple(f"Tháng {month}" for month in range(1, 13)),
    (
        Series("Năm 2022", (12, 7, 0, 30, 22, 18, 9, 41, 55, 12, 3, None)),
        Series("Năm 2021", (10, 9, 3, 25, 30, 11, 19, 31, 60, 2, 13, 5)),
    ),
    unit="hoạt động",
    head="Tháng",
    shorts=MONTHS,
)
GROUPS = Chart(
    "Mô hình theo nhóm",
    (
        "Tổ liên gia tự quản về an ninh, trật tự và phòng cháy, chữa cháy kiểu mẫu",
        "Camera an ninh",
        "Xã biên giới “5 có, 3 không” ở các thôn giáp ranh của huyện Gia Viễn",
    ),
    (Series("Mô hình", (123, 41, 0)),),
    "bars",
)
HAMLETS = Chart(
    "Nguồn tin theo thôn",
    ("Thôn Đoài", "Tổ dân phố số 3 Nguyễn Thị Minh Khai", "Xóm Chùa", "Thôn Ỷ Na", "Thôn Giữa"),
    (Series("Nguồn tin", (12, 100, 0, None, 61)),),
    "squares",
    unit="tin",
)
FORTY = Chart(
    "Người dự theo thôn",
    tuple(f"Thôn {number} xã Gia Thắng" for number in range(1, 41)),
    (Series("Người dự", tuple(number * 37 % 91 for number in range(40))),),
    "bars",
    unit="lượt người",
)


@dataclass(frozen=True)
class Box:
    """Where something is, from the left and from the foot."""

    left: float
    foot: float
    right: float
    top: float

    def touches(self, other: Box) -> bool:
        """Tell whether two boxes share any room."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.top <= other.foot or other.top <= self.foot)


def marks(node: Drawing | Group) -> Iterator[tuple[str, Shape]]:
    """Yield each mark with its role; words that stand upright are one mark."""
    for mark in node.contents:
        inner = mark.contents[0] if isinstance(mark, Group) else mark
        yield getattr(inner, "_svgAttrs", {}).get("class", ""), mark


def blocks(drawing: Drawing, role: str) -> list[Rect]:
    """Return the columns, bars or squares of a series, from left to right or from the top."""
    return [mark for found, mark in marks(drawing) if found == role and isinstance(mark, Rect)]


def ink(mark: Shape) -> Box:
    """Return the room of one line of words, from the line on which digits stand."""
    words = mark.contents[0] if isinstance(mark, Group) else mark
    assert isinstance(words, String)
    left, _foot, right, _top = words.getBounds()
    tall = words.fontSize * 0.75
    if mark is words:
        return Box(left, words.y, right, words.y + tall)
    x, y = mark.transform[4:]
    return Box(x - tall, y + left, x, y + right)


def said(chart: Chart, look: Look = PAPER, role: str = "", width: float = 460) -> list[str]:
    """Return the words of the SVG, all or those of one role, as they are read."""
    tree = ET.fromstring(svg(chart, width, 200, look))  # noqa: S314  # our own drawing
    texts = [node for node in tree.iter() if node.tag.endswith("}text")]
    return [str(node.text) for node in texts if role in ("", node.get("class"))]
