"""What became of tasks: overdue or not today, and what a report reads back of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from storage.ledger import Ledger
from storage.records import Task
from storage.repository import find

OPEN, DONE, DROPPED, OVERDUE = "open", "done", "dropped", "overdue"
SET_BY = ("review_conference", "inspection")  # the kinds of activities that set tasks
_A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class TasksOf:
    """The tasks of a span of days, each in the order of their due dates.

    A task may be both new and done, or new and still open; those given up are in none.
    """

    done: tuple[Task, ...]
    still_open: tuple[Task, ...]
    new: tuple[Task, ...]


def tasks_of(ledger: Ledger, first: date, last: date) -> TasksOf:
    """Return the tasks done from first to last, those open on the last day, those set since."""
    tasks = [one for one in _tasks(ledger) if one.state in (OPEN, DONE) and one.set_on <= last]
    return TasksOf(
        done=tuple(one for one in tasks if one.state == DONE and first <= _done_on(one) <= last),
        still_open=tuple(one for one in tasks if one.state == OPEN or _done_on(one) > last),
        new=tuple(one for one in tasks if one.set_on >= first),
    )


def standing_of(task: Task, today: date) -> str:
    """Return the state of a task, overdue where it is open and its day has passed."""
    late = task.state == OPEN and task.due_on is not None and task.due_on < today
    return OVERDUE if late else task.state


def pressing(ledger: Ledger, today: date) -> list[Task]:
    """Return the open tasks that are overdue or due within a week, the oldest first."""
    soon = today + _A_WEEK
    tasks = (one for one in _tasks(ledger) if one.state == OPEN)
    return [one for one in tasks if one.due_on is not None and one.due_on <= soon]


def by_due_date(tasks: Iterable[Task]) -> list[Task]:
    """Return tasks in the order of their due dates, those without one last."""
    return sorted(tasks, key=lambda one: (one.due_on or date.max, one.set_on, one.id))


def finished(task: Task, on: date) -> Task:
    """Return a task as done on a day."""
    return task.model_copy(
        update={"state": DONE, "done_on": on, "changed_at": datetime.now(UTC)},
    )


def _tasks(ledger: Ledger) -> list[Task]:
    return by_due_date(find(ledger, Task, unit=ledger.settings.unit))


def _done_on(task: Task) -> date:
    """Return the day it was done; one marked done without a day was done when it was due."""
    return task.done_on or task.due_on or task.set_on
