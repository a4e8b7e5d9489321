"""Home: where this month stands, what is missing, what the year looks like."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from resources.wording import _
from storage.closing import Finding, checklist
from storage.dated import Wanted, how_many, newest
from storage.months import open_month, window
from storage.periods import deadline_of, month_of, month_words
from storage.records import Activity
from storage.repository import count
from ui.screens.abreast import Abreast
from ui.screens.allowed import only
from ui.screens.backup_home import offer_backups
from ui.screens.charts import ChartView
from ui.screens.desk import Desk
from ui.screens.first_steps import FIRST_STEPS
from ui.screens.home_figures import HomeFigures, in_month
from ui.screens.look import GAP, WIDE
from ui.screens.month_lines import Standing
from ui.screens.opening import show_records
from ui.screens.parts import button, frame, plain
from ui.screens.recent import (
    NextStep,
    deadline_words,
    due_step,
    last_year,
    next_step,
    recent_months,
)
from ui.screens.rows import Rows
from ui.screens.safety_home import safety_line
from ui.screens.screen import Screen
from ui.screens.seeking import seek
from ui.screens.sign import Sign
from ui.screens.states import state_of
from ui.screens.todo import (
    offer_adjustments,
    offer_drafts,
    offer_notices,
    offer_proposals,
    offer_reminders,
    offer_returned,
    offer_tasks,
)
from ui.screens.tour import offer_tour
from ui.screens.turns import Turns
from ui.screens.words import date_words, name_of
from ui.screens.year_chart import year_chart

_ROW = 38  # logical pixels of a row of a card; what was just written down fills the cards up
_ABOVE = 300  # what stands above the rows and between them
_SHOWN = 6  # findings; the month's own screen has them all
_SAID_ELSEWHERE = ("not_over", "draft")  # by the line of the deadline, by a button
_SOON = 3  # days before the deadline from which it is a warning


class Home(Screen):
    """The first screen of a post."""

    TITLE: ClassVar[str] = _("Trang chủ")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = plain(name="screenTitle", wrap=True)
        self.deadline_sign = Sign()
        self.deadline = plain(wrap=True)
        self.write = button(_("Ghi &hoạt động"), self.begin_new, look="primary")
        only(desk, "record", self.write)
        self.write.setToolTip("Ctrl+N")
        self.figures = HomeFigures(desk)
        self.todo_title = plain(name="sheetTitle")
        self.todo = Rows()
        self.recent_title = plain(_("Gần đây"), name="sheetTitle")
        self.recent = Rows()
        self.turns = Turns(self)
        self._charted: list[str] = []
        self.chart = ChartView()
        self.chart.offer_behind(self.show_month)
        self._lay_out()

    def refresh(self) -> None:
        month = open_month(self.desk.ledger, self.desk.today())
        self._say_month(month)
        self.turns.begin(
            partial(self.figures.show_month, month),
            partial(self._offer_work, month),
            partial(self._say_written, month),
            partial(self._draw_year, month),
        )
        if not self.desk.in_turns:
            self.turns.do_all()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale |= self.turns.drop()  # the books may be closed right after

    def _offer_work(self, month: str) -> None:
        ledger, today = self.desk.ledger, self.desk.today()
        self.todo.clear()
        self.recent.clear()
        offer_drafts(self.desk, self.todo)
        offer_returned(self.desk, self.todo)
        offer_adjustments(self.desk, self.todo)
        offer_notices(self.desk, self.todo)
        offer_backups(self.desk, self.todo, self.recent)
        recent = recent_months(ledger, today)
        due = due_step(recent)
        if due:
            self._say_next(due)
        steps = [step for step in FIRST_STEPS if not count(ledger, step[0])]
        if steps:
            self.todo_title.setText(_("Bắt đầu từ đâu"))
            for _kind, place, words, act in steps:
                self._add_step(words, act, place)
        else:
            self._say_findings(checklist(ledger, month, today))
        if not self.todo.count():
            self._say_next(next_step(ledger, month, today))
        offer_tasks(self.desk, self.todo)
        offer_proposals(self.desk, self.todo)
        offer_reminders(self.desk, self.todo)
        offer_tour(self.desk, self.todo, self)
        self._say_safety()
        self._say_recent(recent)

    def arrive(self) -> None:
        self.write.setFocus()

    def begin_new(self) -> None:
        """Go and write down an activity."""
        self.desk.begun.emit("activities")

    def _say_month(self, month: str) -> None:
        settings, today = self.desk.settings, self.desk.today()
        first, last = window(self.desk.ledger, month)
        words = _("{month} đang mở, từ {first} đến {last}")
        self.title.setText(
            words.format(
                month=month_words(month).capitalize(),
                first=date_words(first),
                last=date_words(last),
            )
        )
        due = deadline_of(month, settings.cutoff_day, settings.deadline_days)
        left = (due - today).days
        self.deadline.setText(deadline_words(left).format(days=abs(left), due=date_words(due)))
        look = "bad" if left < 0 else "warning" if left <= _SOON else "good"
        self.deadline.setProperty("look", look)
        self.deadline.style().polish(self.deadline)
        self.deadline_sign.say("clock" if look == "good" else look, look)

    def show_month(self, row: int) -> None:
        """Show the activities of one month of the chart."""
        month = self._charted[row]
        found = newest(self.desk.ledger, Activity, in_month(self.desk, month))
        words = _("Hoạt động {month}").format(month=month_words(month))
        show_records(self.desk, words, found, self)

    def _say_findings(self, found: list[Finding]) -> None:
        found = [finding for finding in found if finding.code not in _SAID_ELSEWHERE]
        title = _("Còn {count} việc trước khi chốt tháng")
        self.todo_title.setText(
            title.format(count=len(found))
            if found
            else _("Việc cần làm")
            if self.todo.count()
            else _("Không còn thiếu gì trước khi chốt tháng")
        )
        for finding in found[:_SHOWN]:
            self._add_finding(finding)
        if len(found) > _SHOWN:
            words = _("và {count} việc nữa").format(count=len(found) - _SHOWN)
            see = partial(self.desk.sought.emit, "month", "")
            self.todo.add("more", "muted", words, _("Xem hết"), see)

    def _add_finding(self, finding: Finding) -> None:
        look = "bad" if finding.blocking else "warning"
        go = partial(seek, self.desk, finding.record) if finding.record else None
        self.todo.add(look, look, finding.words, _("Mở"), go)

    def _say_next(self, step: NextStep) -> None:
        see = partial(self.desk.sought.emit, "month", step.month) if step.month else None
        self.todo.add("open", "accent", step.words, _("Mở tháng"), see)

    def _say_safety(self) -> None:
        line = safety_line(self.desk.ledger, self.desk.today())
        if line:
            see = partial(self.desk.sought.emit, "safety", "")
            if line.subjects:
                see = partial(show_records, self.desk, line.words, line.subjects, self)
            self.todo.add(line.sign, line.sign, line.words, _("Xem"), see)

    def _say_recent(self, recent: Sequence[Standing]) -> None:
        for one in recent:
            state = state_of(one.state)
            words = _("{month}: {state}").format(
                month=month_words(one.month).capitalize(), state=one.words.lower()
            )
            see = partial(self.desk.sought.emit, "month", one.month)
            self.recent.add(state.sign, state.tone, words, _("Xem"), see)

    def _say_written(self, month: str) -> None:
        room = self._rows() - self.todo.count() - self.recent.count()
        room = max(room, 0 if self.recent.count() else 1)  # a card is never quite empty
        for one in newest(self.desk.ledger, Activity, self._of_year(month), room):
            words = f"{date_words(one.happened_on)} – {name_of(one)}"
            self.recent.add("activities", "muted", words, _("Xem"), partial(seek, self.desk, one))
        if not self.recent.count():
            self.recent.add("info", "muted", _("Tháng đã chốt và việc vừa ghi sẽ hiện ở đây."))

    def _add_step(self, words: str, act: str, place: str) -> None:
        begin = partial(self.desk.begun.emit, place)
        self.todo.add("open", "accent", words, act, begin)

    def _rows(self) -> int:
        """Return how many rows the two cards have room for."""
        return max(0, self.height() - _ABOVE) // _ROW

    def _months(self, month: str) -> list[str]:
        """Return the twelve months up to the open one, or to today's where that is later."""
        return last_year(max(month, month_of(self.desk.today(), self.desk.settings.cutoff_day)))

    def _of_year(self, month: str) -> Wanted:
        ledger, months = self.desk.ledger, self._months(month)
        days = window(ledger, months[0])[0], window(ledger, months[-1])[1]
        return Wanted(self.desk.settings.unit, days=days)

    def _draw_year(self, month: str) -> None:
        self._charted = self._months(month)
        asked = {one: in_month(self.desk, one) for one in self._charted}
        counted = {
            one: how_many(self.desk.ledger, Activity, wanted) for one, wanted in asked.items()
        }
        self.chart.show_chart(year_chart(self._charted, counted, month))

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("formBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addLayout(self._head())
        column.addWidget(self.figures)
        lines = QWidget()
        left = QVBoxLayout(lines)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(WIDE)
        left.addWidget(_rows_card(self.todo_title, self.todo))
        left.addWidget(_rows_card(self.recent_title, self.recent, spare=True), 1)
        column.addWidget(Abreast([lines, _card(self.chart)], WIDE, 2, 1), 1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _head(self) -> QHBoxLayout:
        due = QHBoxLayout()
        due.setSpacing(GAP)
        due.addWidget(self.deadline_sign)
        due.addWidget(self.deadline, 1)
        words = QVBoxLayout()
        words.addWidget(self.title)
        words.addLayout(due)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.write)
        return row


def _rows_card(title: QLabel, rows: Rows, *, spare: bool = False) -> QFrame:
    """Return a card of rows; with `spare` it takes the room that is left below them."""
    card = frame("card")
    inner = QVBoxLayout(card)
    inner.addWidget(title)
    inner.addLayout(rows)
    if spare:
        inner.addStretch()
    return card


def _card(widget: QWidget) -> QFrame:
    card = frame("card")
    QVBoxLayout(card).addWidget(widget)
    return card
