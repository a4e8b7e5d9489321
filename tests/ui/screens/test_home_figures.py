"""Every number of the first screen opens exactly what it counts, by mouse and by key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.storage.drawn_registers import drawn_books
from tests.ui.screens.looking_behind import behind
from ui.screens.desk import Desk
from ui.screens.home import Home

W = TypeVar("W", bound=QWidget)
Show = Callable[[W], W]
TODAY = date(2022, 11, 20)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("seed", range(3))
def test_each_number_is_that_of_the_records_it_opens(seed: int, shown: Show[Home]) -> None:
    with drawn_books(seed) as ledger:
        home = shown(Home(Desk(ledger, today=lambda: TODAY)))
        for figure in home.figures.buttons.values():
            figure.setFocus()
            seen = behind(lambda: QTest.keyClick(home.focusWidget(), Qt.Key.Key_Return))
            assert figure.number.text() == str(len(seen.records))
            assert figure.accessibleName() == f"{len(seen.records)} {figure.counted.text()}"
        home.chart.turn()
        table = home.chart.table
        for row in range(table.rowCount()):
            table.setCurrentCell(row, 1)
            seen = behind(lambda: QTest.keyClick(table, Qt.Key.Key_Return))
            shown_number = table.item(row, 1)
            assert shown_number is not None
            assert shown_number.text() == str(len(seen.records))


def test_the_chart_leads_to_its_numbers_by_a_click_or_by_enter(
    desk: Desk, shown: Show[Home]
) -> None:
    home = shown(Home(desk))
    home.chart.picture.setFocus()
    QTest.keyClick(home.chart.picture, Qt.Key.Key_Return)
    assert home.chart.table.isVisible()
    assert home.chart.table.hasFocus()
    home.chart.turn()
    QTest.mouseClick(home.chart.picture, Qt.MouseButton.LeftButton)
    assert home.chart.table.isVisible()
