"""A day that may be typed as 2/9/2022, 2.9, 020922 or "hôm qua", picked, or left empty."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QWidget

from resources.wording import _
from storage.spelling import fold
from ui.screens.editors import Editor, as_day
from ui.screens.icons import wear
from ui.screens.look import colours
from ui.screens.popups import put_beside
from ui.screens.words import date_words

_ARROWS = {"qt_calendar_prevmonth": "back", "qt_calendar_nextmonth": "open"}  # names of Qt's own
_CALENDAR = QSize(320, 250)
_SPOKEN = {"hom nay": 0, "nay": 0, "hnay": 0, "hom qua": 1, "qua": 1, "hqua": 1}  # days ago
_AROUND = 20  # logical pixels beside the letters of a field
_PARTS = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?")
_SOLID = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?")


def parse_day(text: str, today: date) -> date | None:
    """Read a day as people type it; without a year it is the nearest one that has passed."""
    ago = _SPOKEN.get(fold(text).strip())
    if ago is not None:
        return today - timedelta(days=ago)
    found = _PARTS.fullmatch(text.strip()) or _SOLID.fullmatch(text.strip())
    if not found:
        return None
    day, month, year = (int(part) if part else None for part in found.groups())
    try:
        if year is None:
            this = date(today.year, month or 0, day or 0)
            return this if this <= today else this.replace(year=today.year - 1)
        return date(year + 2000 if year < 100 else year, month or 0, day or 0)  # noqa: PLR2004  # two digits
    except ValueError:
        return None


class DateEditor(Editor):
    """A day or nothing; what cannot be read as a day stays as typed, and the form says so."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("như 2/9/2022"))
        self.line.setToolTip(_("Gõ 2/9/2022, 2.9, 020922 hoặc «hôm nay»"))
        metrics = self.line.fontMetrics()  # larger letters need more room
        hint = metrics.horizontalAdvance(self.line.placeholderText())
        self.line.setMinimumWidth(max(96, hint + _AROUND))
        self.line.setMaximumWidth(max(150, hint + _AROUND))
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.editingFinished.connect(self._tidy)
        self.put_in(self.line)
        self._button = QToolButton()
        wear(self._button, "calendar")
        self._button.setAccessibleName(_("Mở lịch"))
        self._button.setToolTip(_("Mở lịch (Alt và mũi tên xuống)"))
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self._open)
        opens = QShortcut(QKeySequence("Alt+Down"), self.line)
        opens.setContext(Qt.ShortcutContext.WidgetShortcut)
        opens.activated.connect(self._open)
        self.row.addWidget(self._button)
        self.row.addStretch()

    def read(self) -> Any:
        text = self.line.text().strip()
        return (parse_day(text, self._today) or text) if text else None

    def write(self, value: Any) -> None:
        day = as_day(value)
        self.line.setText(date_words(day) if day else str(value or ""))

    def _tidy(self) -> None:
        day = self.read()
        if isinstance(day, date):
            self.line.setText(date_words(day))

    def _open(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self.read()
        shown = day if isinstance(day, date) else self._today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.clicked.connect(lambda picked: self._pick(calendar, picked))
        calendar.activated.connect(lambda picked: self._pick(calendar, picked))
        dress_calendar(calendar)
        put_beside(calendar, self)
        calendar.show()
        calendar.setFocus()

    def _pick(self, calendar: QCalendarWidget, picked: QDate) -> None:
        self.line.setText(date_words(date(picked.year(), picked.month(), picked.day())))
        calendar.close()
        self.line.setFocus()
        self.changed.emit()


def dress_calendar(calendar: QCalendarWidget) -> None:
    """Give the calendar our arrows, and rest days a colour that can be read in the dark."""
    calendar.resize(calendar.sizeHint().expandedTo(_CALENDAR))
    rest = QTextCharFormat()
    rest.setForeground(QColor(colours().bad))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, rest)
    for arrow in calendar.findChildren(QToolButton):
        name = _ARROWS.get(arrow.objectName())
        if name:
            wear(arrow, name)
