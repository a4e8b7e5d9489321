"""Tasks: what a conference or a report has set, who does it by when, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout

from resources.wording import _
from storage.records import Activity, Record, Task
from storage.repository import find, search
from storage.tasks import DONE, OPEN, OVERDUE, SET_BY, by_due_date, finished, standing_of
from sync.notice_held import tasks_from_above
from ui.screens.allowed import only
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.parts import button, plain
from ui.screens.register import Register
from ui.screens.sheet import Sheet
from ui.screens.table import Column, columns_of
from ui.screens.words import Names, choice_word
from ui.screens.work_tabs import WorkTabs

_STATE, _ALL = "state", "all"


class Tasks(Register):
    """The register of tasks; those still to be done are shown first."""

    TITLE: ClassVar[str] = _("Nhiệm vụ")
    SHOWS: ClassVar[frozenset[str]] = frozenset({Task.KIND, Activity.KIND})

    def __init__(self, desk: Desk) -> None:
        empty = _(
            "Chưa có nhiệm vụ nào. Bấm «Thêm nhiệm vụ» để ghi việc phải làm, ai làm, hạn nào; báo "
            "cáo kỳ sau sẽ đọc lại việc đã xong và chưa xong."
        )
        said = Wording(_("nhiệm vụ"), _("Thêm nhiệm vụ"), empty)
        sheet = Sheet(desk, Task, first="title")
        sheet.names_for = lambda _kind: desk.names_of_activities(*SET_BY)
        super().__init__(desk, Task, said, columns=self._columns(desk), sheet=sheet)
        self.list.prefer("title", "done_on", "owner")
        self.list.add_filter(_STATE, _("Tình trạng"), {})
        self.list.offer(
            _STATE,
            {
                "": _("Đang làm"),
                OVERDUE: _("Quá hạn"),
                DONE: _("Đã xong"),
                _ALL: _("Tất cả"),
            },
        )
        self.done_button = button(_("Đã &xong hôm nay"), self.finish, picture="good")
        only(desk, "record", self.done_button)
        row = QHBoxLayout()
        row.addWidget(self.done_button)
        row.addStretch()
        self.sheet.head.addLayout(row)
        self.from_above = plain(look="muted", wrap=True)
        self.sheet.head.addWidget(self.from_above)
        self.sheet.opened.connect(self._offer_done)
        self.column.insertWidget(0, WorkTabs(desk, "tasks"))

    def records(self) -> Sequence[Record]:
        wanted = self.list.narrowed.get(_STATE, "")
        found = by_due_date(search(self.desk.ledger, Task, self.list.text))
        return [one for one in found if self._is_wanted(one, wanted)]

    def new_values(self) -> dict[str, Any]:
        return {"set_on": self.desk.today()}

    def show_record(self, identity: str) -> None:
        """Show a task; for a conference, begin a task that it has set."""
        conference = find(self.desk.ledger, Activity, id=identity)
        if not conference:
            super().show_record(identity)
            if self.list.record is None or self.list.record.id != identity:  # done already
                self.list.narrow(_STATE, _ALL)
                super().show_record(identity)
        elif self.shown.may_leave():
            self.begin_new()
            on = conference[0].happened_on
            self.sheet.begin({"activity": identity, "set_on": on})

    def finish(self) -> None:
        """Mark the task that is shown as done today."""
        task = self.list.record
        if isinstance(task, Task) and task.state == OPEN and self.shown.may_leave():
            fresh = find(self.desk.ledger, Task, id=task.id)
            self.desk.save(*(finished(one, self.desk.today()) for one in fresh))

    def _offer_done(self) -> None:
        task = self.sheet.record
        self.done_button.setVisible(isinstance(task, Task) and task.state == OPEN)
        said = tasks_from_above(self.desk.ledger).get(task.id) if task else None
        words = _("Cấp trên giao. {text}").format(text=said.text).strip() if said else ""
        self.from_above.setText(words)
        self.from_above.setVisible(bool(words))

    def _is_wanted(self, task: Task, wanted: str) -> bool:
        standing = standing_of(task, self.desk.today())
        if not wanted:
            return standing in (OPEN, OVERDUE)
        return wanted in (_ALL, standing)

    @staticmethod
    def _columns(desk: Desk) -> list[Column]:
        def said(record: Record, _names: Names) -> str:
            assert isinstance(record, Task)
            standing = standing_of(record, desk.today())
            return _("Quá hạn") if standing == OVERDUE else choice_word("task_states", standing)

        def column(one: Column) -> Column:
            return replace(one, words=said, key=said) if one.name == _STATE else one

        return [column(one) for one in columns_of(Task)]
