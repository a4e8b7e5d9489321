"""Bars drawn by ourselves, with the same numbers as a table behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from ui.screens.look import ROW, colours
from ui.screens.parts import button, plain
from ui.screens.words import count_words

_LINES = 2  # of words below the bars
_BROADEST = 44
_QUIET = 0.6  # opacity of the bars that are not marked


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; a marked one stands out (the month that is open); `short` is drawn below it."""

    label: str
    value: int
    marked: bool = False
    short: str = ""


class BarChart(QWidget):
    """Upright bars, each with its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setMinimumHeight(170)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Draw other bars."""
        self._bars = tuple(bars)
        said = (f"{bar.label}: {count_words(bar.value)}" for bar in bars)
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not any(bar.value for bar in self._bars):
            painter.setPen(QColor(colours().muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Chưa có số liệu nào."))
            return
        highest = max((bar.value for bar in self._bars), default=0) or 1
        step = self.width() / max(len(self._bars), 1)
        for place, bar in enumerate(self._bars):
            self._draw(painter, bar, QRectF(place * step, 0, step, self.height()), highest)

    def _draw(self, painter: QPainter, bar: Bar, room: QRectF, highest: int) -> None:
        used, scheme = min(room.width() * 0.64, _BROADEST), colours()
        line = painter.fontMetrics().lineSpacing()
        foot = room.height() - _LINES * line
        tall = (foot - line) * bar.value / highest
        body = QRectF(room.center().x() - used / 2, foot - tall, used, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        paint = QColor(scheme.accent)
        paint.setAlphaF(1.0 if bar.marked else _QUIET)
        painter.setBrush(paint)
        painter.drawRoundedRect(body, 2, 2)
        painter.setPen(QColor(scheme.line))
        painter.drawLine(QPointF(room.left(), foot), QPointF(room.right(), foot))
        painter.setPen(QColor(scheme.text))
        above = QRectF(room.x(), body.top() - line, room.width(), line)
        middle = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(above, middle, count_words(bar.value) if bar.value else "")
        painter.setPen(QColor(scheme.text if bar.marked else scheme.muted))
        font = painter.font()
        font.setBold(bar.marked)
        painter.setFont(font)
        below = QRectF(room.x(), foot + 2, room.width(), _LINES * line)
        painter.drawText(below, middle, bar.short or bar.label)
        font.setBold(False)
        painter.setFont(font)


class Chart(QWidget):
    """A titled bar chart that can be turned over to its table."""

    def __init__(self, title: str, heads: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = BarChart()
        self.bars.setAccessibleName(title)
        self.table = QTableWidget(0, 2)
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.setAccessibleName(title)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.bars)
        self._stack.addWidget(self.table)
        self._turn = button(_("Xem bảng số"), self.turn, look="quiet")
        head = QHBoxLayout()
        head.addWidget(plain(title, name="sheetTitle"), 1)
        head.addWidget(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other numbers, as bars and as a table."""
        self.bars.show_bars(bars)
        self.table.setRowCount(len(bars))
        for row, bar in enumerate(bars):
            number = QTableWidgetItem(count_words(bar.value))
            number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, 0, QTableWidgetItem(bar.label))
            self.table.setItem(row, 1, number)

    def turn(self) -> None:
        """Show the table instead of the bars, or the bars again."""
        over = self._stack.currentWidget() is self.bars
        self._stack.setCurrentWidget(self.table if over else self.bars)
        self._turn.setText(_("Xem biểu đồ") if over else _("Xem bảng số"))
