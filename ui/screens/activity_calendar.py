"""The calendar of activities: how many on each day of a month, and what they were."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QDate, QLocale, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QVBoxLayout, QWidget

from resources.catalogues import words
from resources.wording import _
from storage.dated import Wanted, newest
from storage.records import Activity
from ui.screens.allowed import only
from ui.screens.date_editor import dress_calendar
from ui.screens.desk import Desk
from ui.screens.lines import Line, LineTable
from ui.screens.look import colours
from ui.screens.parts import button, plain
from ui.screens.screen import Screen
from ui.screens.seeking import seek
from ui.screens.words import date_words, name_of
from ui.screens.work_tabs import WorkTabs

_WIDE = 460
_BADGE = 20  # logical pixels


class DayCounts(QCalendarWidget):
    """A month; each day says in its corner how many activities it had."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Counter[date] = Counter()
        self.setLocale(QLocale("vi_VN"))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        dress_calendar(self)
        self.setAccessibleName(_("Lịch hoạt động"))

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        super().paintCell(painter, rect, day)
        painter.setPen(QColor(colours().line))
        painter.drawRect(rect)
        count = self.counts[_day(day)]
        if count:
            badge = QRect(rect.right() - _BADGE - 1, rect.top() + 1, _BADGE, _BADGE)
            painter.fillRect(badge, QColor(colours().accent))
            painter.setPen(QColor(colours().on_accent))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(count))


class ActivityCalendar(Screen):
    """A month of days at the left, the activities of the chosen day at the right."""

    TITLE: ClassVar[str] = _("Lịch hoạt động")
    SHOWS: ClassVar[frozenset[str]] = frozenset({Activity.KIND})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.calendar = DayCounts()
        self.calendar.setSelectedDate(_qdate(desk.today()))
        self.said = plain(name="screenTitle")
        self.list = LineTable(_("Hoạt động trong ngày"), (_("Loại"), _("Nội dung")))
        self.list.prefer(1)
        self.new = button(_("&Ghi hoạt động ngày này"), self.begin_new, look="primary")
        only(desk, "record", self.new)
        self.calendar.selectionChanged.connect(self._say_day)
        self.calendar.currentPageChanged.connect(lambda _year, _month: self.refresh())
        self.list.opened.connect(self._open)
        self._lay_out()

    @property
    def day(self) -> date:
        """Return the day that is chosen."""
        return _day(self.calendar.selectedDate())

    def refresh(self) -> None:
        year, month = self.calendar.yearShown(), self.calendar.monthShown()
        first = date(year, month, 1)
        last = _day(QDate(year, month, QDate(year, month, 1).daysInMonth()))
        self.calendar.counts = Counter(one.happened_on for one in self._between(first, last))
        self.calendar.updateCells()
        self._say_day()

    def arrive(self) -> None:
        self.calendar.setFocus()

    def begin_new(self) -> None:
        self.desk.begun_with.emit("activities", {"happened_on": self.day})

    def _say_day(self) -> None:
        found = self._between(self.day, self.day)
        kinds = words("activity_kinds")
        self.said.setText(
            _("Ngày {day}: {count} hoạt động").format(day=date_words(self.day), count=len(found))
        )
        lines = [Line((kinds.get(one.kind, one.kind), name_of(one)), key=one) for one in found]
        self.list.show_lines(lines)

    def _between(self, first: date, last: date) -> list[Activity]:
        return newest(
            self.desk.ledger, Activity, Wanted(self.desk.settings.unit, "", (first, last))
        )

    def _open(self, key: object) -> None:
        if isinstance(key, Activity):
            seek(self.desk, key)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        self.calendar.setMinimumWidth(_WIDE)
        left.addWidget(self.calendar, 1)
        right.addWidget(self.said)
        right.addWidget(self.list, 1)
        right.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.addWidget(WorkTabs(self.desk, "calendar"))
        column.addLayout(row, 1)


def _day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
