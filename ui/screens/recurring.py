"""What is done again and again: its rules, the days of a month, and one click to write it down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resources.catalogues import words
from resources.wording import _
from storage.months import closed_month, open_month, window
from storage.records import Activity, Record, Recurrence
from storage.recurring import Recurred, due, recurred, turning
from ui.screens.allowed import only
from ui.screens.below import Wording
from ui.screens.day_calendar import DayCalendar, DayMark
from ui.screens.desk import Desk
from ui.screens.kept import Kept
from ui.screens.month_chooser import MonthChooser
from ui.screens.parts import button, plain
from ui.screens.register import Register
from ui.screens.seeking import seek
from ui.screens.sheet import Sheet
from ui.screens.table import Column, columns_of
from ui.screens.words import Names, date_words, measures_words
from ui.screens.work_tabs import WorkTabs

_TONES = {"written": "good", "due": "warning", "behind": "warning", "differs": "bad"}


class Recurring(Register):
    """The register of what recurs, with the month of the chosen one below."""

    TITLE: ClassVar[str] = _("Việc định kỳ")
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {Recurrence.KIND, Activity.KIND, "hamlet", "closed_month"}
    )

    def __init__(self, desk: Desk) -> None:
        empty = _(
            "Chưa có việc định kỳ nào. Bấm «Thêm việc định kỳ» rồi ghi, ví dụ bản tin an ninh 21 "
            "giờ hằng ngày; cuối tháng chỉ cần một lần bấm để ghi cả tháng."
        )
        said = Wording(_("việc định kỳ"), _("Thêm việc định kỳ"), empty)
        sheet = Sheet(desk, Recurrence, first="title")
        super().__init__(desk, Recurrence, said, columns=_columns(), sheet=sheet)
        self.month = open_month(desk.ledger, desk.today())
        self._make_month()
        self.list.prefer("title", "ends_on", "kind", "starts_on", "place")
        self.list.table.selectionModel().currentRowChanged.connect(lambda *_all: self._show_month())
        self._kept = Kept(desk, "reason of a day off", self, only=("reason",))
        self._kept.begin()
        self.column.insertWidget(0, WorkTabs(desk, "recurring"))
        self.left.insertWidget(1, self.month_box)

    def new_values(self) -> dict[str, Any]:
        return {"starts_on": window(self.desk.ledger, self.month)[0], "at": "21:00"}

    def refresh(self) -> None:
        super().refresh()
        self._show_month()

    def show_record(self, identity: str) -> None:
        self.month = open_month(self.desk.ledger, self.desk.today())
        super().show_record(identity)
        self._show_month()

    def show_month(self, month: str) -> None:
        """Show the days of another month."""
        self.month = month
        self._show_month()

    def write_all(self) -> None:
        """Write what recurs in the month, or bring it up to date."""
        activities = due(self.desk.ledger, self.month, self.desk.today())
        if activities:
            self.desk.save(*activities)

    def take_from_days(self) -> None:
        """Write the numbers of the days over those that were changed by hand."""
        one = self._one()
        proposed = one.proposed() if one else None
        if proposed:
            self.desk.save(proposed)

    def turn(self, day: date) -> None:
        """Skip a day, or bring it back."""
        if not self.shown.may_leave():
            return
        one = self._one()
        if one and self.desk.save(*turning(one, day, self.reason.text())):
            self.reason.clear()
            self._kept.drop()

    def open_written(self) -> None:
        """Show the activity of the month."""
        one = self._one()
        if one and one.activity:
            seek(self.desk, one.activity)

    def _one(self) -> Recurred | None:
        chosen = self.list.record
        found = recurred(self.desk.ledger, self.month, self.desk.today()) if chosen else []
        return next((one for one in found if one.recurrence.id == (chosen and chosen.id)), None)

    def _show_month(self) -> None:
        ledger, today = self.desk.ledger, self.desk.today()
        closed = closed_month(ledger, self.month)
        fixed = bool(closed and closed.is_closed)
        self.chooser.show_month(ledger, self.month)
        one = self._one()
        self.month_box.setVisible(one is not None)
        waiting = [] if fixed else due(ledger, self.month, today)
        self.write_button.setEnabled(bool(waiting))
        several = _("&Ghi cả {count} việc vào tháng").format(count=len(waiting))
        self.write_button.setText(several if len(waiting) > 1 else _("&Ghi vào tháng"))
        self.take_button.setVisible(one is not None and one.state == "differs" and not fixed)
        self.see_button.setVisible(one is not None and one.activity is not None)
        if one:
            self.calendar.show_days(*window(ledger, self.month), _marks(one), fixed=fixed)
            self.state.setText(_closed_words() if fixed else _state_words(one))
            self.state.setProperty("look", _TONES.get(one.state, "muted"))
            self.state.style().polish(self.state)
            self.reason.setVisible(not fixed)

    def _make_month(self) -> None:
        self.chooser = MonthChooser()
        self.chooser.wanted.connect(self.show_month)
        self.calendar = DayCalendar()
        self.calendar.turned.connect(self.turn)
        self.state = plain(wrap=True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(
            _("Nghỉ hôm nào: gõ lý do (nếu có) ở đây, rồi bấm vào ngày trong lịch")
        )
        self.reason.setAccessibleName(_("Lý do nghỉ"))
        self.write_button = button(_("&Ghi vào tháng"), self.write_all, look="primary")
        self.take_button = button(_("&Lấy số theo lịch"), self.take_from_days)
        only(self.desk, "record", self.write_button, self.take_button)
        self.see_button = button(_("&Xem việc đã ghi"), self.open_written, look="quiet")
        head = QHBoxLayout()
        head.addWidget(self.chooser)
        head.addStretch()
        head.addWidget(self.write_button)
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        foot.addWidget(self.take_button)
        foot.addWidget(self.see_button)
        self.month_box = QWidget()
        column = QVBoxLayout(self.month_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.calendar, 1)
        column.addWidget(self.reason)
        column.addLayout(foot)
        self.month_box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def _columns() -> list[Column]:
    """Return the columns of the list; all days of the week are said in two words."""

    def days(record: Record, _names: Names) -> str:
        assert isinstance(record, Recurrence)
        names = words("weekdays")
        every = len(record.weekdays) == len(names)
        return _("hằng ngày") if every else ", ".join(names[day] for day in record.weekdays)

    return [
        replace(one, label=_("Ngày"), words=days, key=days) if one.name == "weekdays" else one
        for one in columns_of(Recurrence)
    ]


def _marks(one: Recurred) -> dict[date, DayMark]:
    off = {skipped.day: skipped.reason for skipped in one.recurrence.skipped}
    return {day: _mark(one, day, off) for day in one.days}


def _mark(one: Recurred, day: date, off: dict[date, str]) -> DayMark:
    if day in off:
        return DayMark("skipped", off[day])
    return DayMark("done" if day <= one.today else "later")


def _closed_words() -> str:
    return _("Tháng này đã chốt nên chỉ xem; muốn sửa thì mở lại ở màn hình Tháng.")


def _state_words(one: Recurred) -> str:
    kind = one.recurrence.kind
    by_days = measures_words(kind, one.measures)
    if one.state == "nothing":
        return _("Chưa có ngày nào phải làm trong tháng này.")
    if one.activity is None:
        return _("Đến hôm nay: {count} ngày ({numbers}); chưa ghi vào tháng.").format(
            count=len(one.done), numbers=by_days.lower()
        )
    said = measures_words(kind, one.activity.measures)
    words = {
        "written": _("Đã ghi đến {day}: {said}."),
        "differs": _("Đã ghi {said}, nhưng theo lịch là {by_days}; số sửa tay được giữ nguyên."),
    }.get(one.state, _("Đã ghi {said}; đến hôm nay theo lịch là {by_days}."))
    day = date_words(one.activity.happened_on)
    return words.format(day=day, said=said.lower(), by_days=by_days.lower())
