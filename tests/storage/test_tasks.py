from __future__ import annotations

from typing import Any

from storage.ledger import Ledger
from storage.records import Task
from storage.repository import put
from storage.tasks import finished, pressing, standing_of, tasks_of
from tests.conftest import UNIT
from tests.storage.registers import day

FIRST, LAST = day("15/11/2022"), day("14/12/2022")


def task(ledger: Ledger, title: str, set_on: str, due: str = "", **more: Any) -> Task:
    values = {"unit": UNIT, "title": title, "set_on": day(set_on)}
    made = Task.model_validate(values | ({"due_on": day(due)} if due else {}) | more)
    put(ledger, made)
    return made


def titles(tasks: tuple[Task, ...] | list[Task]) -> list[str]:
    return [one.title for one in tasks]


def test_a_report_reads_back_what_was_done_what_is_open_and_what_is_new(ledger: Ledger) -> None:
    task(ledger, "cũ, xong trước", "01/10/2022", state="done", done_on=day("14/11/2022"))
    task(ledger, "cũ, xong trong kỳ", "01/10/2022", state="done", done_on=FIRST)
    task(ledger, "cũ, còn", "01/10/2022", "30/12/2022")
    task(ledger, "mới, xong", "20/11/2022", state="done", done_on=LAST)
    task(ledger, "mới, xong sau kỳ", "21/11/2022", "25/11/2022", state="done", done_on=OVER)
    task(ledger, "mới, thôi không làm", "21/11/2022", state="dropped")
    task(ledger, "kỳ sau", "15/12/2022")
    found = tasks_of(ledger, FIRST, LAST)
    assert titles(found.done) == ["cũ, xong trong kỳ", "mới, xong"]
    assert titles(found.still_open) == ["mới, xong sau kỳ", "cũ, còn"]
    assert titles(found.new) == ["mới, xong sau kỳ", "mới, xong"]


OVER = day("20/12/2022")


def test_a_task_is_overdue_the_day_after_it_was_due_until_it_is_done(ledger: Ledger) -> None:
    one = task(ledger, "việc", "01/12/2022", "08/12/2022")
    assert standing_of(one, day("08/12/2022")) == "open"
    assert standing_of(one, day("09/12/2022")) == "overdue"
    done = finished(one, day("10/12/2022"))
    assert (standing_of(done, OVER), done.done_on) == ("done", day("10/12/2022"))
    assert standing_of(task(ledger, "không hạn", "01/01/2020"), OVER) == "open"


def test_what_is_overdue_or_due_within_a_week_presses_the_oldest_first(ledger: Ledger) -> None:
    task(ledger, "tuần sau", "01/12/2022", "15/12/2022")
    task(ledger, "quá hạn", "01/12/2022", "02/12/2022")
    task(ledger, "còn lâu", "01/12/2022", "16/12/2022")
    task(ledger, "không hạn", "01/12/2022")
    task(ledger, "xong", "01/12/2022", "02/12/2022", state="done", done_on=LAST)
    assert titles(pressing(ledger, day("08/12/2022"))) == ["quá hạn", "tuần sau"]


def test_one_marked_done_without_a_day_was_done_when_it_was_due(ledger: Ledger) -> None:
    task(ledger, "việc", "01/11/2022", "20/11/2022", state="done")
    assert titles(tasks_of(ledger, FIRST, LAST).done) == ["việc"]
