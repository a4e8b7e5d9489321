"""Getting a table in, in three plain steps: the file, its columns, what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resources.wording import _
from storage.imports import (
    REFUSED,
    SUFFIXES,
    Batch,
    Matching,
    Plan,
    Sheet,
    best_sheet,
    carry_out,
    planned_together,
    read_workbook,
    undo,
)
from storage.ledger import Ledger
from storage.records import (
    KIND_NAMED,
    Achievement,
    Award,
    Honoree,
    Member,
    ModelSite,
    Nominee,
    Record,
    SecurityModel,
    StatusEvent,
    Team,
    fields_of,
)
from storage.steps import Step, Steps, drain
from ui.screens.desk import Desk
from ui.screens.import_choice import ImportChoice
from ui.screens.import_columns import ImportColumns
from ui.screens.import_doubts import settle_doubts
from ui.screens.import_result import ImportResult
from ui.screens.labels import complain, complaint, heading
from ui.screens.parts import button
from ui.screens.words import count_words
from ui.screens.working import Working

T = TypeVar("T")
_WIDTH, _HEIGHT = 1000, 600
_ALSO: Mapping[type[Record], tuple[type[Record], ...]] = {  # kinds that change with another
    SecurityModel: (ModelSite, StatusEvent),
    Member: (Team,),
    Nominee: (Honoree,),
    Award: (Honoree,),
    Achievement: (Honoree,),
}


class Importing(QDialog):
    """Nothing is written before the last step, and what was can be taken back there."""

    def __init__(
        self,
        desk: Desk,
        kind: type[Record],
        fixed: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Import into one kind; `fixed` words stand for fields that the file does not tell."""
        super().__init__(parent)
        self.setWindowTitle(_("Nhập từ Excel, Word"))
        self._desk, self._kind, self._fixed = desk, kind, dict(fixed or {})
        self._plans: list[Plan] = []
        self._batch: Batch | None = None
        self.title = heading("", 1.2)
        self.complaint = complaint()
        self.choice = ImportChoice((*SUFFIXES, *REFUSED))
        self.columns = ImportColumns(desk)
        self.outcome = ImportResult(kind)
        self.pages = QStackedWidget()
        for page in (self.choice, self.columns, self.outcome):
            self.pages.addWidget(page)
        self.working = Working()
        self.back = button(_("&Quay lại"), self._back)
        self.go = button("", self._go, look="primary")
        self.leave = button(_("Đó&ng"), self.reject)
        self.choice.brought.connect(self.read)
        self.choice.undone.connect(self.take_back)
        self.outcome.undone.connect(lambda: self._batch and self.take_back(self._batch))
        self._lay_out()
        self._show(self.choice)

    def read(self, path: Path) -> None:
        """Read a file and show its columns."""
        self._do(partial(_reading, path), _("Đang đọc tệp…"), self._show_columns)

    def look(self) -> None:
        """Find out what an import by the chosen columns would do."""
        work = partial(_planning, self.columns.matchings())
        self._do(work, _("Đang kiểm tra từng dòng…"), self._show_plans)

    def carry_out(self) -> None:
        """Put the good rows into the books."""
        settled = settle_doubts(self, self._plans) if self._plans else None
        if settled is None:
            return
        plans, reason = settled
        if plans is not self._plans:
            self._show_plans(plans)  # with fewer rows: they are seen before they go in
            return
        work = partial(_carrying, plans, reason)
        self._do(work, _("Đang ghi vào sổ…"), self._show_done, *self._changed())

    def take_back(self, batch: Batch) -> None:
        """Take an import out of the books again."""
        work = partial(_undoing, batch)
        self._do(work, _("Đang hoàn tác…"), self._show_undone, *self._changed())

    def reject(self) -> None:
        if self.working.is_busy:
            self.working.stop()
        else:
            super().reject()

    def _do(
        self,
        work: Callable[[Ledger], Steps[T]],
        words: str,
        then: Callable[[T], object],
        *kinds: str,
    ) -> None:
        """Do long work in a job, or at once on books in memory, which are of one thread."""
        complain(self.complaint, "")
        if self._desk.ledger.path is not None:
            job = self._desk.job(work, *kinds)
            for ended in (job.failed, job.succeeded):
                ended.connect(lambda _said: self._free(free=True))
            self._free(free=False)
            self.working.run(job, words, then)
            return
        made: list[T] = []
        if self._desk.attempt(lambda: made.append(drain(work(self._desk.ledger))), *kinds):
            then(made[0])

    def _free(self, *, free: bool) -> None:
        """Let the user go on, or only wait and stop, while something is being done."""
        for part in (self.pages, self.back, self.go):
            part.setEnabled(free)

    def _changed(self) -> set[str]:
        return {kind.KIND for kind in (self._kind, *_ALSO.get(self._kind, ()))}

    def _show_columns(self, sheets: list[Sheet]) -> None:
        self.columns.show_sheets(sheets, best_sheet(sheets, self._kind), self._kind, self._fixed)
        self._show(self.columns)

    def _show_plans(self, plans: list[Plan]) -> None:
        self._plans, self._batch = plans, None
        refers = {field.fact.refers for field in fields_of(self._kind) if field.fact.listed}
        names = {each: self._desk.names(KIND_NAMED[each]) for each in refers if each}
        self.outcome.show_plans(plans, names)
        self._show(self.outcome)

    def _show_done(self, batch: Batch) -> None:
        self._batch = batch
        self.outcome.show_done(batch)
        self._show(self.outcome)

    def _show_undone(self, count: int) -> None:
        self._batch = None
        self._plans = []
        self.choice.say(_("Đã hoàn tác: {count} bản ghi được lấy ra khỏi sổ.").format(count=count))
        self._show(self.choice)

    def _show(self, page: QWidget) -> None:
        """Show a step, and the buttons that go on from it."""
        self.pages.setCurrentWidget(page)
        self.back.setVisible(page is not self.choice and self._batch is None)
        ready = sum(len(plan.ready) for plan in self._plans)
        words = {
            self.choice: "",
            self.columns: _("&Kiểm tra"),
            self.outcome: _("&Nhập {count} dòng").format(count=count_words(ready)),
        }[page]
        self.go.setText(words)
        self.go.setVisible(bool(words) and self._batch is None)
        self.go.setEnabled(page is not self.outcome or ready > 0)
        if page is self.choice:
            self.choice.show_batches(self._desk.ledger, self._kind)
        title = {
            self.choice: _("Nhập {title}: chọn tệp Excel hoặc Word"),
            self.columns: _("Nhập {title}: xem các cột"),
            self.outcome: _("Đã nhập {title}")
            if self._batch
            else _("Nhập {title}: xem trước, chưa ghi gì vào sổ"),
        }[page]
        self.title.setText(title.format(title=_(self._kind.TITLE).lower()))
        first = self.go if self.go.isVisibleTo(self) else self.leave
        (self.choice.area.choose if page is self.choice else first).setFocus()

    def _go(self) -> None:
        if self.pages.currentWidget() is self.columns:
            self.look()
        else:
            self.carry_out()

    def _back(self) -> None:
        self._show(self.choice if self.pages.currentWidget() is self.columns else self.columns)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch()
        foot.addWidget(self.go)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        for part in (self.title, self.complaint):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        column.addWidget(self.working)
        column.addLayout(foot)
        self.resize(_WIDTH, _HEIGHT)


def _reading(path: Path, _ledger: Ledger) -> Steps[list[Sheet]]:
    yield Step(0, 1, path.name)
    return read_workbook(path)


def _planning(sheets: list[tuple[Sheet, Matching]], ledger: Ledger) -> Steps[list[Plan]]:
    return (yield from planned_together(ledger, sheets))


def _carrying(plans: list[Plan], reason: str, ledger: Ledger) -> Steps[Batch]:
    return (yield from carry_out(ledger, *plans, reason=reason))


def _undoing(batch: Batch, ledger: Ledger) -> Steps[int]:
    return (yield from undo(ledger, batch))
