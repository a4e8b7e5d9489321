"""Activities: the screen that is used every day, so a usual one takes few keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from resources.catalogues import activity_kinds, offered
from resources.wording import _
from storage.months import open_month, window
from storage.periods import month_of, month_words, previous_month, year_months
from storage.records import Activity, Record
from storage.repository import latest, search
from ui.screens.below import Wording
from ui.screens.desk import Desk
from ui.screens.parts import button
from ui.screens.register import Register
from ui.screens.sheet import Sheet
from ui.screens.table import Column, columns_of
from ui.screens.work_tabs import WorkTabs

_COPIED = ("title", "place", "hamlets", "organisations", "programmes", "models", "teams")
_SETS_TASKS = frozenset({"review_conference", "inspection"})
_SPAN = "span"
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
        self.list.prefer("title", "hamlets")
        self.list.add_filter(_SPAN, _("Thời gian"), {})
        self.list.add_filter("kind", _("Loại"), offered("activity_kinds"))
        self.sheet.form.edited.connect(self._copy_on_change)
        self.column.insertWidget(0, WorkTabs(desk, "activities"))
        self.task_button = button(_("Thêm nhiệm vụ từ hội nghị này"), self.begin_task, look="quiet")
        self.sheet.head.addWidget(self.task_button)
        self.sheet.opened.connect(self._offer_task)

    def refresh(self) -> None:
        ledger, cutoff = self.desk.ledger, self.desk.settings.cutoff_day
        today = month_of(self.desk.today(), cutoff)
        months = (today, previous_month(today), open_month(ledger, self.desk.today()))
        said = {month: month_words(month).capitalize() for month in months}
        year = {today[:4]: _("Năm {year}").format(year=today[:4])}
        self.list.offer(_SPAN, {"": _("Mọi thời gian")} | said | year)
        super().refresh()

    def records(self) -> Sequence[Record]:
        narrowed = dict(self.list.narrowed)
        span = narrowed.pop(_SPAN, "")
        found = search(self.desk.ledger, Activity, self.list.text, **narrowed)
        if not span:
            return found
        first, last = self._days(span)
        return [one for one in found if first <= one.happened_on <= last]

    def new_values(self) -> dict[str, Any]:
        """Begin as the last activity that was written down, whatever its kind."""
        newest = latest(self.desk.ledger, Activity)
        kind = newest.kind if newest else next(iter(activity_kinds()))
        self._begin_as_usual(kind)
        return {"kind": kind, "happened_on": self.desk.today()} | self._usual

    def begin_task(self) -> None:
        """Go and write down a task that the conference has set."""
        if self.sheet.record:
            self.desk.sought.emit("tasks", self.sheet.record.id)

    def _offer_task(self) -> None:
        record = self.sheet.record
        self.task_button.setVisible(isinstance(record, Activity) and record.kind in _SETS_TASKS)

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
