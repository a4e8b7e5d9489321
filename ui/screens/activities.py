"""Activities: the screen that is used every day, so a usual one takes few keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, ClassVar

from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from resources.catalogues import activity_kinds, offered
from resources.wording import _
from storage.dated import Known, Wanted, how_many, in_parts, newest, newest_known, oldest_day
from storage.months import open_month, window
from storage.periods import month_of, month_words, previous_month, year_months
from storage.records import Activity, Record
from storage.repository import find, latest
from storage.tasks import SET_BY
from ui.screens.achievement_noting import note_from
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.listing import RecordList
from ui.screens.parts import button
from ui.screens.register import Register
from ui.screens.sheet import Sheet
from ui.screens.table import MANY, Column, columns_of
from ui.screens.turns import Turns
from ui.screens.usual_strip import UsualKinds
from ui.screens.work_tabs import WorkTabs

_COPIED = ("title", "place", "hamlets", "organisations", "programmes", "models", "teams")
_SPAN = "span"
_AT_ONCE = 250  # rows that are read; further ones when the user comes to the last of them
_LISTED = ("happened_on", "kind", "title", "hamlets", "measures")


class Activities(Register):
    """The register of activities."""

    TITLE: ClassVar[str] = _("Hoạt động")
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {Activity.KIND, "hamlet", "team", "security_model", "closed_month"}
    )

    def __init__(self, desk: Desk) -> None:
        empty = _("Chưa có hoạt động nào. Bấm «Ghi hoạt động» (Ctrl+N) để ghi việc đầu tiên.")
        super().__init__(
            desk,
            Activity,
            Wording(_("hoạt động"), _("Ghi hoạt động"), empty),
            columns=_columns(),
            sheet=Sheet(desk, Activity, first="title"),
        )
        self._kind = ""
        self._usual: dict[str, Any] = {}  # what a new activity began with
        self._sought_month = ""  # of an older activity that another screen wanted to be shown
        self._most = _AT_ONCE
        self._total = 0
        self._known: Known[Activity] = Known()
        self.list.prefer("title", "hamlets")
        self.list.add_filter(_SPAN, _("Thời gian"), {})
        self.list.add_filter("kind", _("Loại"), offered("activity_kinds"))
        self.list.wanted_more.connect(self._show_more)
        self.list.wanted_total.connect(self._count)
        self.sheet.edited.connect(self._copy_on_change)
        self.column.insertWidget(0, WorkTabs(desk, "activities"))
        self.usual = UsualKinds(desk)
        self.turns = Turns(self)
        self.column.insertWidget(1, self.usual)
        self.task_button = button(_("Thêm nhiệm vụ từ hội nghị này"), self.begin_task, look="quiet")
        self.merit_button = button(_("Ghi thành tích (F8)"), self.note_achievement, look="quiet")
        row = QHBoxLayout()
        row.addWidget(self.merit_button)
        row.addWidget(self.task_button)
        row.addStretch()
        self.sheet.head.addLayout(row)
        self.sheet.opened.connect(self._offer_task)
        keys = QShortcut(QKeySequence("F8"), self)
        keys.activated.connect(self.note_achievement)

    def refresh(self) -> None:
        self.list.offer(_SPAN, self._spans())
        super().refresh()
        self._later(self.usual.refresh)

    def refresh_found(self) -> None:
        super().refresh()
        self._later()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale |= self.turns.drop()  # the books may be closed right after

    def records(self) -> Sequence[Record]:
        wanted = self._wanted()
        found = newest_known(self.desk.ledger, Activity, wanted, self._most, self._known)
        self._total = len(found) if len(found) < self._most else MANY
        return found

    def total(self) -> int:
        return self._total

    def new_values(self) -> dict[str, Any]:
        """Begin as the last activity that was written down, whatever its kind."""
        newest = latest(self.desk.ledger, Activity)
        kind = newest.kind if newest else next(iter(activity_kinds()))
        self._begin_as_usual(kind)
        return {"kind": kind, "happened_on": self.desk.today()} | self._usual

    def begin_with(self, values: Mapping[str, Any]) -> None:
        """Begin an activity of a kind, or of a day, as the last one of its kind was."""
        self.begin_new()
        if self.sheet.is_open and self.sheet.record is None:
            self._begin_as_usual(values.get("kind", self._kind))
            begun = {"kind": self._kind, "happened_on": self.desk.today()} | self._usual
            self.sheet.begin(begun | dict(values))

    def begin_task(self) -> None:
        """Go and write down a task that the conference has set."""
        if self.sheet.record:
            self.desk.sought.emit("tasks", self.sheet.record.id)

    def note_achievement(self) -> None:
        """Note who did well in the activity that is shown, once what is typed is kept."""
        if not self.sheet.form.is_dirty or self.sheet.save():
            for activity in find(self.desk.ledger, Activity, id=self._held()):
                note_from(self.desk, activity, self)

    def _later(self, *parts: Callable[[], object]) -> None:
        """Do what whoever saves or searches need not wait for, when the list is shown."""
        self.turns.go_through(chain(self._counting(), parts))
        if not (self.desk.in_turns and self.usual.is_filled):
            self.turns.do_all()

    def _count(self) -> None:
        for part in self._counting():
            part()

    def _counting(self) -> Iterator[Callable[[], object]]:
        """Yield what counts, a part of all each; when the last is done the list says it."""
        if self._total == MANY:
            counted: list[int] = []
            for part in in_parts(self.desk.ledger, Activity, self._wanted()):
                yield partial(self._count_in, part, counted)
            self._total = sum(counted)
            self.list.say_total(self._total)

    def _count_in(self, part: Wanted, counted: list[int]) -> None:
        counted.append(how_many(self.desk.ledger, Activity, part))

    def _held(self) -> str:
        return self.sheet.record.id if self.sheet.record else ""

    def _show_found(self) -> None:
        self._most = _AT_ONCE
        super()._show_found()

    def _show_more(self) -> None:
        shown = self.list.model.rowCount()
        self._most = shown + _AT_ONCE
        more = newest(self.desk.ledger, Activity, self._wanted(), _AT_ONCE, skip=shown)
        self.list.add_records(more)

    def _stand(self, records: RecordList, identity: str) -> None:
        """Stand on an activity; one too old to be among those that were read, in its month."""
        super()._stand(records, identity)
        if records.record and records.record.id == identity:
            return
        for older in find(self.desk.ledger, Activity, id=identity):
            self._sought_month = month_of(older.happened_on, self.desk.settings.cutoff_day)
            self.list.offer(_SPAN, self._spans())
            self.list.narrow(_SPAN, self._sought_month)
            records.choose(identity)

    def _wanted(self) -> Wanted:
        narrowed = dict(self.list.narrowed)
        span = narrowed.pop(_SPAN, "")
        days = self._days(span) if span else None
        return Wanted(self.desk.settings.unit, self.list.text, days, narrowed)

    def _spans(self) -> dict[str, str]:
        """Return the times to choose from: these months, and each year that has activities."""
        ledger, cutoff = self.desk.ledger, self.desk.settings.cutoff_day
        today = month_of(self.desk.today(), cutoff)
        months = [today, previous_month(today), open_month(ledger, self.desk.today())]
        months += [self._sought_month] if self._sought_month else []
        oldest = oldest_day(ledger, Activity, self.desk.settings.unit) or self.desk.today()
        years = range(int(today[:4]), min(int(today[:4]), oldest.year) - 1, -1)
        said = {month: month_words(month).capitalize() for month in months}
        said |= {str(year): _("Năm {year}").format(year=year) for year in years}
        return {"": _("Mọi thời gian")} | said

    def _offer_task(self) -> None:
        record = self.sheet.record
        self.merit_button.setVisible(record is not None)
        self.task_button.setVisible(isinstance(record, Activity) and record.kind in SET_BY)

    def _begin_as_usual(self, kind: str) -> None:
        """Remember what the last activity of a kind had that the next one mostly has too."""
        last = latest(self.desk.ledger, Activity, kind=kind)
        self._kind = kind
        self._usual = {name: getattr(last, name) for name in _COPIED} if last else {}

    def _copy_on_change(self) -> None:
        """Copy from the last of the kind that was chosen now, but not over what was typed."""
        form = self.sheet.form
        entered, usual = form.values(), self._usual
        if self.sheet.record is None and entered["kind"] != self._kind:
            same = [n for n in _COPIED if (entered[n] or None) == (usual.get(n) or None)]
            self._begin_as_usual(entered["kind"])
            form.fill_in({name: self._usual.get(name) for name in same})

    def _days(self, span: str) -> tuple[date, date]:
        ledger = self.desk.ledger
        if "-" in span:
            return window(ledger, span)
        months = year_months(int(span))
        return window(ledger, months[0])[0], window(ledger, months[-1])[1]


def _columns() -> list[Column]:
    named = {column.name: column for column in columns_of(Activity)}
    return [named[name] for name in _LISTED]
