from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.paper.chart_samples import GROUPS, HAMLETS, YEARS
from ui.paper.charts import Chart
from ui.screens.charts import ChartPicture, ChartView
from ui.screens.look import DARK, LIGHT, colour, size_text

Show = Callable[[QWidget], QWidget]


@pytest.fixture(autouse=True)
def usual_look(qapp: QApplication) -> Iterator[None]:
    yield
    colour(qapp, "light")
    size_text(qapp, 100)


@pytest.fixture
def view(shown: Show) -> ChartView:
    made = ChartView()
    made.show_chart(YEARS)
    made.resize(700, 340)
    shown(made)
    return made


def colours_of(picture: ChartPicture) -> set[str]:
    drawn = picture.grab().toImage()
    return {
        drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())
    }


def near(wanted: str, found: set[str]) -> bool:
    """SVG says colours in whole hundredths."""
    return any(apart(QColor(wanted), QColor(one)) <= 3 for one in found)


def apart(one: QColor, other: QColor) -> int:
    differences = (
        one.red() - other.red(),
        one.green() - other.green(),
        one.blue() - other.blue(),
    )
    return max(map(abs, differences))


def test_a_chart_is_read_aloud_with_all_its_numbers(view: ChartView) -> None:
    assert view.picture.accessibleName() == "Hoạt động theo tháng"
    said = view.picture.accessibleDescription()
    assert "Tháng 9: Năm 2022 55, Năm 2021 60" in said
    assert "Tháng 12: Năm 2022 –, Năm 2021 5" in said


def test_a_chart_has_a_table_behind_it_and_comes_back(view: ChartView) -> None:
    (turn,) = view.findChildren(QPushButton)
    assert turn.accessibleName() == "Xem bảng số: Hoạt động theo tháng"
    QTest.keyClick(turn, Qt.Key.Key_Space)
    assert (view.table.isVisible(), view.picture.isVisible()) == (True, False)
    table = view.table
    heads = [table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(3)]
    assert heads == ["Tháng", "Năm 2022", "Năm 2021"]
    last = [table.model().index(11, at).data() for at in range(3)]
    assert (table.rowCount(), last) == (12, ["Tháng 12", "–", "5"])
    QTest.keyClick(turn, Qt.Key.Key_Space)
    assert view.picture.isVisible()


def test_tab_stops_at_the_button_and_at_the_picture(view: ChartView) -> None:
    (turn,) = view.findChildren(QPushButton)
    turn.setFocus()
    QTest.keyClick(turn, Qt.Key.Key_Tab)
    assert view.picture.hasFocus()


def test_a_chart_wears_the_colours_in_force(view: ChartView, qapp: QApplication) -> None:
    colour(qapp, "light")
    assert near(LIGHT.accent, colours_of(view.picture))
    colour(qapp, "dark")
    found = colours_of(view.picture)
    assert near(DARK.accent, found)
    assert not near(LIGHT.accent, found)


@pytest.mark.parametrize("chart", [GROUPS, HAMLETS], ids=["bars", "squares"])
def test_a_chart_asks_for_the_height_its_words_need(
    view: ChartView, qtbot: QtBot, qapp: QApplication, chart: Chart
) -> None:
    view.show_chart(chart)
    wide = view.picture.minimumHeight()
    view.resize(260, 340)
    qtbot.waitUntil(lambda: view.picture.minimumHeight() > wide)
    narrow = view.picture.minimumHeight()
    size_text(qapp, 150)
    qtbot.waitUntil(lambda: view.picture.minimumHeight() > narrow)


def test_a_chart_says_in_words_that_there_is_nothing(shown: Show) -> None:
    view = ChartView()
    shown(view)
    assert view.picture.accessibleDescription() == ""
    view.show_chart(Chart("Trống", (), ()))
    assert view.picture.accessibleDescription() == "Chưa có số liệu nào."
