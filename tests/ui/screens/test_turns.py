"""Work done turn by turn, and what is said while somebody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import repeat

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from storage.steps import Step, Steps
from tests.ui.screens.answering import answer
from tests.ui.screens.locked_window import typing_a_team
from ui.screens.desk import Desk
from ui.screens.turns import Coming, parted
from ui.screens.window import MainWindow


def counting() -> Steps[str]:
    yield Step(0, 2)
    yield Step(1, 2)
    return "counted"


def test_work_in_steps_is_done_a_step_a_turn() -> None:
    made, parts = list[str](), 0
    for part in parted(counting(), made.append):
        assert not made
        part()
        parts += 1
    assert made == ["counted"]
    assert parts == 4  # two steps, the end, and what is done with what was made


def test_what_is_long_in_coming_is_named_until_it_is_here(qtbot: QtBot) -> None:
    widget, said = QWidget(), list[str]()
    qtbot.addWidget(widget)
    coming = Coming(widget, said.append)
    coming.bring("Tháng", iter([bool, coming.drop]))
    qtbot.waitUntil(lambda: not coming.isActive())
    assert set(said) == {""}  # too soon for words
    coming.bring("Tháng", repeat(bool))
    qtbot.waitUntil(lambda: said[-1] == "Tháng")
    coming.drop()
    assert said[-1] == ""


def test_the_foot_of_the_window_names_the_place_that_is_coming(
    desk: Desk, shown: Callable[[MainWindow], MainWindow]
) -> None:
    window = shown(MainWindow(desk))
    window.foot.say_coming("Khen thưởng")
    assert window.foot.coming.isVisible()
    assert window.foot.coming.text() == "Đang mở Khen thưởng…"
    window.show_place("month")
    assert not window.foot.coming.isVisible()


def test_whoever_stays_is_asked_once_even_where_the_other_place_is_not_made_yet(
    desk: Desk, shown: Callable[[MainWindow], MainWindow]
) -> None:
    window = shown(MainWindow(desk))
    typing_a_team(window)
    teams = window.screen_shown
    desk.in_turns = True
    answer("Nhập tiếp")
    window.nav["models"].click()
    assert window.screen_shown is teams
    assert window.nav["teams"].isChecked()
    answer("Không ghi")
    assert window.close()
