"""Books of years: the list of activities begins with the newest and gives the rest on demand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from storage.adoption import adopt
from storage.ledger import Ledger
from storage.records import Activity, Proposal, Task
from storage.repository import put
from tests.conftest import UNIT
from ui.screens.activities import Activities
from ui.screens.checklist import MultiChoiceEditor
from ui.screens.choice_editors import ChoiceEditor
from ui.screens.desk import Desk
from ui.screens.sheet import Sheet
from ui.screens.tasks import Tasks

Show = Callable[[QWidget], QWidget]
FIRST, LAST = date(2019, 1, 1), date(2022, 12, 8)
COUNT = 450


@pytest.fixture
def oldest(ledger: Ledger) -> Activity:
    """Fill the books with activities, one a day; return the first of them."""
    days = (FIRST + timedelta(days=place) for place in range(COUNT))
    made = [Activity(unit=UNIT, kind="talk", happened_on=on, title=f"Buổi {on}") for on in days]
    adopt(ledger, UNIT, FIRST, LAST, {Activity: made})
    return made[0]


@pytest.fixture
def screen(desk: Desk, oldest: Activity, shown: Show) -> Activities:
    screen = Activities(desk)
    shown(screen)
    return screen


def test_the_newest_are_shown_at_once_and_the_count_says_of_how_many(screen: Activities) -> None:
    assert screen.list.model.rowCount() == 250
    assert screen.list.count.text() == "250 mới nhất / 450 hoạt động"


def test_at_the_last_row_the_rest_comes_and_stays_after_a_save(screen: Activities) -> None:
    screen.list.table.scrollToBottom()
    assert screen.list.model.rowCount() == COUNT
    assert screen.list.count.text() == "450 hoạt động"
    old = screen.list.model.record_at(400)
    screen.list.choose(old.id)
    assert screen.desk.save(old.model_copy(update={"title": "Sửa lại"}))
    assert screen.list.record is not None
    assert screen.list.record.id == old.id
    assert screen.list.model.rowCount() == COUNT


def test_after_a_save_its_row_says_the_new_words_and_all_others_theirs(screen: Activities) -> None:
    model = screen.list.model
    column = screen.list.column_names.index("title")

    def said() -> list[str]:
        return [model.index(row, column).data() for row in range(model.rowCount())]

    before, one = said(), model.record_at(3)
    assert screen.desk.save(one.model_copy(update={"title": "Sửa lại"}))
    assert said() == [*before[:3], "Sửa lại", *before[4:]]
    screen.desk.undo()
    assert said() == before


def test_in_a_window_the_count_comes_after_the_rows_and_is_there_for_whoever_asks(
    screen: Activities, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.dated._A_PART", 100)  # counted in turns
    screen.desk.in_turns = True
    screen.refresh()
    assert screen.list.count.text() == "250 mới nhất / … hoạt động"
    qtbot.waitUntil(lambda: screen.list.count.text() == "250 mới nhất / 450 hoạt động")
    screen.refresh()
    assert screen.list.model.total == COUNT


def test_sorted_rows_are_not_mixed_with_older_ones(screen: Activities) -> None:
    screen.list.table.sortByColumn(2, screen.list.table.horizontalHeader().sortIndicatorOrder())
    screen.list.table.scrollToBottom()
    assert screen.list.model.rowCount() == 250
    assert screen.list.count.text() == "250 mới nhất / 450 hoạt động"


def test_words_are_sought_in_all_years(screen: Activities, oldest: Activity) -> None:
    screen.list.search.setText("2019-01-01")
    screen.list.asked.emit()
    assert screen.list.model.rowCount() == 1
    assert screen.list.model.record_at(0).id == oldest.id
    assert screen.list.count.text() == "1 hoạt động"


def test_an_old_activity_that_was_sought_elsewhere_is_shown_in_its_month(
    screen: Activities, oldest: Activity
) -> None:
    screen.show_record(oldest.id)
    assert screen.sheet.record == oldest
    assert screen.list.record == oldest
    assert screen.list.narrowed == {"span": "2019-01"}


def test_each_year_of_the_books_can_be_chosen(screen: Activities) -> None:
    box = screen.list.filters["span"]
    said = [box.itemText(row) for row in range(box.count())]
    assert said[-4:] == ["Năm 2022", "Năm 2021", "Năm 2020", "Năm 2019"]


def test_a_form_says_what_it_refers_to_however_old_that_is(
    desk: Desk, oldest: Activity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.screens.naming._RECENT", 10)
    proposal = Proposal.model_validate(
        {
            "unit": UNIT,
            "occasion": "Ngày hội",
            "form": "certificate",
            "authority": "commune_chair",
            "activities": (oldest.id,),
        }
    )
    put(desk.ledger, proposal)
    sheet = Sheet(desk, Proposal)
    sheet.open(proposal)
    editor = sheet.form.cells["activities"].editor
    assert isinstance(editor, MultiChoiceEditor)
    assert "01/01/2019 Buổi 2019-01-01" in editor.button.accessibleName()


def test_a_task_chooses_from_the_conferences_and_keeps_what_it_has(
    desk: Desk, oldest: Activity, shown: Show
) -> None:
    conference = Activity(
        unit=UNIT, kind="review_conference", happened_on=LAST, title="Hội nghị sơ kết"
    )
    task = Task(unit=UNIT, title="Việc", set_on=LAST, activity=oldest.id)
    put(desk.ledger, conference)
    put(desk.ledger, task)
    screen = Tasks(desk)
    shown(screen)
    screen.show_record(task.id)
    editor = screen.sheet.form.cells["activity"].editor
    assert isinstance(editor, ChoiceEditor)
    said = [editor.box.itemText(row) for row in range(editor.box.count())]
    assert said == ["08/12/2022 Hội nghị sơ kết", "01/01/2019 Buổi 2019-01-01"]
    assert screen.sheet.form.values()["activity"] == oldest.id
