from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ui.screens.spans import SpanChooser, periods, year_due


@pytest.mark.parametrize(
    ("today", "year"),
    [(date(2022, 12, 20), 2022), (date(2023, 1, 14), 2022), (date(2023, 1, 15), 2023)],
)
def test_the_year_to_look_at_is_that_of_the_last_month_that_is_over(today: date, year: int) -> None:
    assert year_due(today, 14) == year


def test_a_quarter_has_three_months(qtbot: QtBot) -> None:
    chooser = SpanChooser(2022)
    qtbot.addWidget(chooser)
    chooser.kind.setCurrentIndex(chooser.kind.findText("Quý II"))
    assert chooser.span == ("2022-04", "2022-06")
    assert chooser.words == "Quý II năm 2022"


def test_every_month_can_be_chosen_alone() -> None:
    assert {first for _words, first, last in periods() if first == last} == set(range(1, 13))
