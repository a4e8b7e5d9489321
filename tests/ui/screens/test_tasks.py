from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from storage.records import Activity, Task
from storage.repository import find
from tests.conftest import UNIT
from ui.screens.activities import Activities
from ui.screens.desk import Desk
from ui.screens.tasks import Tasks
from ui.screens.window import MainWindow

Show = Callable[[QWidget], QWidget]


def task(title: str, **more: Any) -> Task:
    return Task.model_validate({"unit": UNIT, "title": title, "set_on": "2022-11-20"} | more)


@pytest.fixture
def screen(desk: Desk, shown: Show) -> Tasks:
    desk.save(
        task("còn hạn", due_on="2022-12-20"),
        task("quá hạn", due_on="2022-12-01"),
        task("đã xong", state="done", done_on="2022-12-01"),
    )
    made = Tasks(desk)
    shown(made)
    return made


def rows(screen: Tasks) -> list[list[str]]:
    model = screen.list.model
    return [
        [str(model.index(row, column).data()) for column in (0, 3)]
        for row in range(model.rowCount())
    ]


def narrow(screen: Tasks, words: str) -> None:
    box = screen.list.filters["state"]
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_what_is_still_to_be_done_is_shown_the_oldest_due_first(screen: Tasks) -> None:
    assert rows(screen) == [["quá hạn", "Quá hạn"], ["còn hạn", "Đang làm"]]
    narrow(screen, "Quá hạn")
    assert [row[0] for row in rows(screen)] == ["quá hạn"]
    narrow(screen, "Đã xong")
    assert rows(screen) == [["đã xong", "Đã xong"]]


def test_a_task_is_done_with_one_click(screen: Tasks, desk: Desk) -> None:
    screen.done_button.click()
    done = next(one for one in find(desk.ledger, Task) if one.title == "quá hạn")
    assert (done.state, done.done_on) == ("done", desk.today())
    assert [row[0] for row in rows(screen)] == ["còn hạn"]
    desk.undo()
    assert len(rows(screen)) == 2


def test_a_conference_leads_to_a_task_that_it_has_set(desk: Desk, shown: Show) -> None:
    held = date(2022, 12, 1)
    desk.save(Activity(unit=UNIT, kind="review_conference", title="Sơ kết", happened_on=held))
    window = MainWindow(desk)
    shown(window)
    window.show_place("activities")
    activities = window.screen_shown
    assert isinstance(activities, Activities)
    assert activities.task_button.isVisible()
    activities.task_button.click()
    tasks = window.screen_shown
    assert isinstance(tasks, Tasks)
    assert window.nav["activities"].isChecked()
    tasks.sheet.form.cells["title"].editor.write("Kiện toàn tổ hòa giải")
    tasks.save()
    (conference,) = find(desk.ledger, Activity)
    (made,) = find(desk.ledger, Task)
    assert (made.activity, made.set_on) == (conference.id, held)


def test_other_activities_offer_no_task(desk: Desk, shown: Show) -> None:
    desk.save(Activity(unit=UNIT, kind="patrol", happened_on=date(2022, 12, 1)))
    screen = Activities(desk)
    shown(screen)
    assert not screen.task_button.isVisible()
