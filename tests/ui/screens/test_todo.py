"""The first screen leads to what waits: half-filled grids, tasks, what recurs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from storage.month_grid import draft_name
from storage.records import (
    Activity,
    Hamlet,
    Proposal,
    Recurrence,
    SecurityModel,
    Task,
    Team,
    new_identity,
)
from tests.conftest import UNIT
from tests.ui.screens.answering import answer
from ui.screens.contributions import Contributions
from ui.screens.desk import Desk
from ui.screens.home import Home
from ui.screens.month_grid import MonthGridScreen
from ui.screens.more_registers import MoreRegisters
from ui.screens.window import MainWindow

Show = Callable[[QWidget], QWidget]
SET = date(2022, 11, 20)


@pytest.fixture
def begun(desk: Desk) -> Desk:
    """Give books that have all the first steps behind them."""
    held = date(2022, 12, 1)
    desk.save(
        Hamlet(unit=UNIT, name="Thôn Đoài"),
        SecurityModel(unit=UNIT, name="Tổ liên gia", type="D01"),
        Team(unit=UNIT, name="Tổ 1", form="mediation", headcount=3),
        Activity(unit=UNIT, kind="talk", happened_on=held, measures={"sessions": 1}),
    )
    return desk


def texts(home: QWidget) -> str:
    return "\n".join(label.text() for label in home.findChildren(QLabel) if label.isVisible())


def press(home: QWidget, beginning: str) -> None:
    shown = (one for one in home.findChildren(QPushButton) if one.isVisible())
    next(one for one in shown if one.accessibleName().startswith(beginning)).click()


def test_proposals_that_wait_for_an_answer_are_named_and_opened(
    begun: Desk, shown: Show, qtbot: QtBot
) -> None:
    waiting = Proposal(
        unit=UNIT,
        occasion="Tổng kết 2022",
        form="certificate",
        authority="district_chair",
        status="submitted",
        proposed_on=date(2022, 11, 14),
    )
    new = waiting.model_copy(
        update={"id": new_identity(), "occasion": "Đợt hai", "proposed_on": date(2022, 12, 7)}
    )
    begun.save(waiting, new)
    home = shown(Home(begun))
    said = "Đề nghị “Tổng kết 2022” chờ cấp trên trả lời: hạn 12/12/2022, còn 4 ngày"
    assert said in texts(home)
    assert "Đợt hai" not in texts(home)
    with qtbot.waitSignal(begun.sought) as sought:
        press(home, "Mở: Đề nghị “Tổng kết 2022”")
    assert sought.args == ["commendations", waiting.id]


def test_tasks_whose_day_has_come_are_named_and_opened(
    begun: Desk, shown: Show, qtbot: QtBot
) -> None:
    late = Task(unit=UNIT, title="Lập danh sách", set_on=SET, due_on=date(2022, 12, 1))
    soon = Task(unit=UNIT, title="Họp tổ", set_on=SET, due_on=date(2022, 12, 15))
    far = Task(unit=UNIT, title="Tổng kết", set_on=SET, due_on=date(2022, 12, 16))
    begun.save(late, soon, far)
    home = shown(Home(begun))
    assert "Nhiệm vụ quá hạn 01/12/2022: Lập danh sách" in texts(home)
    assert "Nhiệm vụ hạn 15/12/2022: Họp tổ" in texts(home)
    assert "Tổng kết" not in texts(home)
    with qtbot.waitSignal(begun.sought) as sought:
        press(home, "Mở: Nhiệm vụ quá hạn")
    assert sought.args == ["tasks", late.id]


def test_many_tasks_leave_room_for_other_work(begun: Desk, shown: Show) -> None:
    begun.save(*(Task(unit=UNIT, title=f"Việc {n}", set_on=SET, due_on=SET) for n in range(5)))
    assert "và 2 nhiệm vụ nữa" in texts(shown(Home(begun)))


def test_what_recurs_and_is_due_is_named_and_opened(begun: Desk, shown: Show, qtbot: QtBot) -> None:
    rule = Recurrence(unit=UNIT, title="Bản tin", starts_on=SET, ends_on=date(2022, 12, 7))
    begun.save(rule)
    home = shown(Home(begun))
    with qtbot.waitSignal(begun.sought) as sought:
        press(home, "Mở: Việc định kỳ «Bản tin» (18 lần) chưa ghi vào tháng.")
    assert sought.args == ["recurring", rule.id]


def test_a_half_filled_grid_is_gone_on_with(begun: Desk, shown: Show) -> None:
    begun.keep_draft(draft_name("2022-11", "tips"), {"cells": [["whole", "drugs", "4"]]})
    window = MainWindow(begun)
    shown(window)
    assert "Có bản nhập dở: tiếp nhận tin báo, tháng 11/2022" in texts(window)
    press(window, "Nhập tiếp")
    grid = window.screen_shown
    assert isinstance(grid, MonthGridScreen)
    assert (grid.month, grid.kind) == ("2022-11", "tips")
    assert list(grid.table.grid.entered.values()) == ["4"]
    answer("Bỏ thay đổi")
    grid.give_up()


def test_a_half_typed_contribution_is_gone_on_with(begun: Desk, shown: Show) -> None:
    begun.keep_draft("contribution", {"title": "Mua loa"})
    window = MainWindow(begun)
    shown(window)
    assert "Có bản nhập dở: xã hội hóa" in texts(window)
    press(window, "Nhập tiếp")
    assert isinstance(window.screen_shown, MoreRegisters)
    assert isinstance(window.screen_shown.shown, Contributions)
    assert window.screen_shown.shown.has_draft
