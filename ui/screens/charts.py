"""Charts on a screen: the drawing that paper has, with its numbers as a table behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontInfo,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
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
from ui.paper.charts import Chart, described, table_of, value_words
from ui.screens.look import ROW, colours
from ui.screens.parts import button, plain

# Drawing needs reportlab, a tenth of a second of a start: it is read with the first chart.
if TYPE_CHECKING:
    from ui.paper.chart_looks import Look

_NOTHING = Chart("", (), ())
_EDGE = 4  # between the drawing and the line that shows the focus
_RING = 2  # its width
_LOW = 12  # sizes of letters; a chart is at least so high


class ChartPicture(QWidget):
    """A chart, drawn anew for each size, scheme and size of letters; Tab stops at it.

    It asks for the height that its words need at the width it has.
    """

    asked = Signal()  # a click, or Enter: what are these numbers?

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = _NOTHING
        self._drawn: tuple[Chart, QSize, Look] | None = None
        self._renderer = QSvgRenderer(self)
        self.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Biểu đồ"))

    def show_chart(self, chart: Chart) -> None:
        """Draw another chart."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(described(chart))
        self._ask_for_height()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, self.minimumHeight())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._ask_for_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._ask_for_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._chart is _NOTHING:
            return
        room = self.contentsRect()
        self._draw(room.size())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = self._renderer.defaultSize()
        fitting = drawn.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        size = min((drawn, fitting), key=QSize.width)
        self._renderer.render(painter, QRectF(QPointF(room.topLeft()), QSizeF(size)))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours().accent), _RING))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def _ask_for_height(self) -> None:
        if self._chart is _NOTHING:
            return
        low = round(_LOW * self._look().size)
        self._draw(QSize(self.contentsRect().width(), low))
        self.setMinimumHeight(self._renderer.defaultSize().height() + 2 * _EDGE)

    def _draw(self, size: QSize) -> None:
        """Make the picture, unless this very one is there already."""
        wanted = (self._chart, size, self._look())
        if wanted != self._drawn:
            from ui.paper.chart_drawing import svg  # noqa: PLC0415  # see above

            self._drawn = wanted
            drawn = svg(self._chart, size.width(), size.height(), self._look())
            self._renderer.load(QByteArray(drawn))

    def _look(self) -> Look:
        from ui.paper.chart_looks import Look  # noqa: PLC0415  # see above

        scheme = colours()
        return Look(
            size=QFontInfo(self.font()).pixelSize(),
            text=scheme.text,
            muted=scheme.muted,
            line=scheme.line,
            base=scheme.base,
            strong=scheme.accent,
        )


class ChartView(QWidget):
    """A titled chart that can be turned over to its table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = plain(name="sheetTitle", wrap=True)
        self.picture = ChartPicture()
        self.table = _number_table()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.picture)
        self._stack.addWidget(self.table)
        self._turn = button(_("Xem bảng số"), self.turn, look="quiet")
        self.hint = plain(look="muted", wrap=True)
        self.hint.hide()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.hint)

    def offer_behind(self, do: Callable[[int], object]) -> None:
        """Let each row of the table open what it counts; the picture leads to the table."""
        self.hint.setText(_("Bấm đúp hoặc Enter vào một dòng để xem các bản ghi của con số."))
        self.table.activated.connect(lambda index: do(index.row()))
        self.picture.asked.connect(self.turn)
        self.picture.setToolTip(_("Bấm để xem bảng số"))

    def show_chart(self, chart: Chart) -> None:
        """Show another chart, as a picture and as a table."""
        self.title.setText(chart.title)
        self.picture.show_chart(chart)
        self.table.setAccessibleName(chart.title)
        heads, *rows = table_of(chart)
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels([str(head) for head in heads])
        self.table.setRowCount(len(rows))
        for down, (label, *values) in enumerate(rows):
            self.table.setItem(down, 0, QTableWidgetItem(str(label)))
            for right, value in enumerate(values, start=1):
                self.table.setItem(down, right, _number(value))
        self._name_turn()

    def turn(self) -> None:
        """Show the table instead of the picture, or the picture again."""
        over = self._stack.currentWidget() is self.picture
        self._stack.setCurrentWidget(self.table if over else self.picture)
        if over and self.picture.hasFocus():
            self.table.setFocus()
        self.hint.setVisible(over and bool(self.hint.text()))
        self._turn.setText(_("Xem biểu đồ") if over else _("Xem bảng số"))
        self._name_turn()

    def _name_turn(self) -> None:
        """Tell whoever hears the button which of several charts it turns."""
        self._turn.setAccessibleName(f"{self._turn.text()}: {self.title.text()}")


def _number_table() -> QTableWidget:
    made = QTableWidget()
    made.setTabKeyNavigation(False)
    made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(ROW)
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return made


def _number(value: str | int | None) -> QTableWidgetItem:
    words = value if isinstance(value, str) else value_words(value)
    made = QTableWidgetItem(words)
    made.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
