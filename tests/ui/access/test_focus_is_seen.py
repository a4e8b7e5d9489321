from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.access.colours import contrast
from ui.paper.charts import Chart
from ui.screens.cards import CardButton
from ui.screens.charts import ChartPicture
from ui.screens.figure_button import FigureButton
from ui.screens.look import DARK, LIGHT, Scheme, colour
from ui.screens.pages import PdfPages
from ui.screens.parts import button

SEEN = 3.0  # to 1, between the same point with and without focus (WCAG 2.2 §2.4.13)
ENOUGH = 40  # points; a thin line around the smallest of them has more


def _tabs() -> QTabBar:
    made = QTabBar()
    for words in ("Sổ hoạt động", "Nhiệm vụ"):
        made.addTab(words)
    return made


def _chart() -> ChartPicture:
    made = ChartPicture()
    made.show_chart(Chart("Theo năm", (), ()))
    return made


def _in_nav() -> QToolButton:
    made = QToolButton()
    made.setText("Trang chủ")
    return made


def _list() -> QListWidget:
    made = QListWidget()
    made.addItems(["Thôn Đoài", "Thôn Trung"])
    return made


KINDS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: button("Đóng"),
    "primary": lambda: button("Ghi", look="primary"),
    "quiet": lambda: button("Xóa", look="quiet"),
    "tight": lambda: button("3", look="tight"),
    "step": lambda: button("Trình", look="step"),
    "field": lambda: button("Chọn", look="field"),
    "figure": FigureButton,
    "card": lambda: CardButton("Tập dượt", "Sổ mẫu"),
    "tool": _in_nav,
    "line": lambda: QLineEdit("Thôn Đoài"),
    "text": lambda: QPlainTextEdit("Thôn Đoài"),
    "choice": QComboBox,
    "number": QSpinBox,
    "tick": lambda: QCheckBox("Đã xong"),
    "one of": lambda: QRadioButton("Sáng"),
    "table": lambda: QTableWidget(2, 2),
    "list": _list,
    "tree": QTreeWidget,
    "tabs": _tabs,
    "chart": _chart,
    "pages": PdfPages,
}


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Scheme]:
    """Show everything in one of the two schemes."""
    colour(qapp, request.param)
    yield request.param
    colour(qapp, "light")


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_has_the_keyboard_shows_it(kind: str, scheme: Scheme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    shown, other = KINDS[kind](), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(other)
    column.addWidget(shown)
    window.resize(300, 220)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    other.setFocus()
    before = shown.grab().toImage()
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)
    if isinstance(shown, QAbstractItemView):  # the row alone may be chosen without the keyboard
        shown.clearSelection()
    after = shown.grab().toImage()
    assert len(_changed(before, after)) >= ENOUGH, scheme


def _changed(before: QImage, after: QImage) -> list[tuple[int, int]]:
    """Return the points that stand out from what was there before."""
    wide, high = min(before.width(), after.width()), min(before.height(), after.height())
    points = [(x, y) for y in range(high) for x in range(wide)]
    return [
        (x, y)
        for x, y in points
        if before.pixel(x, y) != after.pixel(x, y)
        and contrast(before.pixelColor(x, y).name(), after.pixelColor(x, y).name()) >= SEEN
    ]


@pytest.mark.parametrize("known", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_fields_and_the_line_of_the_focus_stand_out(known: object) -> None:
    for front in ("edge", "accent"):
        for behind in ("window", "base", "band", "nav"):
            assert contrast(getattr(known, front), getattr(known, behind)) >= SEEN, (front, behind)
