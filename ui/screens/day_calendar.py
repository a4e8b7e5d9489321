"""The days of a report month, a week a row; a click, Enter or Space on a day turns it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from resources.catalogues import words
from resources.wording import _
from ui.screens.icons import icon
from ui.screens.look import tone_colour
from ui.screens.tips import plain_tip
from ui.screens.words import date_words

_DAY = Qt.ItemDataRole.UserRole
_SHORT = (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN"))
_WEEK = 7
_AROUND = 10  # above and below the words of a day
_LOOKS = {"done": ("good", "good"), "skipped": ("remove", "bad"), "later": ("clock", "muted")}
_SAID = {"done": _("có"), "skipped": _("nghỉ"), "later": _("chưa đến"), "": _("không có lịch")}


@dataclass(frozen=True, slots=True)
class DayMark:
    """What is known of a day: done, skipped or later; and why it was skipped."""

    state: str
    reason: str = ""


class DayCalendar(QTableWidget):
    """Shows days; it is told their marks and tells which one was turned."""

    turned = Signal(object)  # a day

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, _WEEK, parent)
        self._span: tuple[date, date] = (date.min, date.min)
        self._marks: Mapping[date, DayMark] = {}
        self._fixed = False
        self.setAccessibleName(_("Lịch tháng"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalHeaderLabels(list(_SHORT))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.cellClicked.connect(self._turn)

    def show_days(
        self, first: date, last: date, marks: Mapping[date, DayMark], *, fixed: bool
    ) -> None:
        """Show a span of days; days without a mark, or all if `fixed`, cannot be turned."""
        self._span, self._marks, self._fixed = (first, last), marks, fixed
        here = (self.currentRow(), self.currentColumn())
        begin = first - timedelta(days=first.weekday())
        self.setRowCount((last - begin).days // _WEEK + 1)
        for place in range(self.rowCount() * _WEEK):
            day = begin + timedelta(days=place)
            item = self._item(day) if first <= day <= last else QTableWidgetItem()
            if not item.text():
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.setItem(place // _WEEK, place % _WEEK, item)
        self._fit()
        self.setCurrentCell(*here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._turn(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.show_days(*self._span, self._marks, fixed=self._fixed)

    def _item(self, day: date) -> QTableWidgetItem:
        mark = self._marks.get(day, DayMark(""))
        item = QTableWidgetItem(f"{day:%d/%m}")
        item.setData(_DAY, day)
        said = ": ".join(filter(None, (_SAID[mark.state], mark.reason)))
        item.setToolTip(plain_tip(said))
        weekday = list(words("weekdays").values())[day.weekday()]
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{weekday}, {date_words(day)}: {said}")
        picture, tone = _LOOKS.get(mark.state, ("", "muted"))
        item.setForeground(tone_colour("muted" if not mark.state else ""))
        if picture:
            item.setIcon(icon(picture, tone_colour(tone)))
        font = item.font()
        font.setStrikeOut(mark.state == "skipped")
        item.setFont(font)
        return item

    def _turn(self, row: int, column: int) -> None:
        item = self.item(row, column)
        day = item.data(_DAY) if item else None
        if day in self._marks and not self._fixed:
            self.turned.emit(day)

    def _fit(self) -> None:
        high = self.fontMetrics().lineSpacing() + _AROUND
        self.verticalHeader().setDefaultSectionSize(high)
        self.setMinimumHeight(high * 3 + self.horizontalHeader().height())
