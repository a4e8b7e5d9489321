"""Room for large letters: what no longer fits the window is scrolled to, never squeezed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QLayout,
    QMessageBox,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

_OF_QT = (QMessageBox, QFileDialog)  # they lay themselves out
_LINES = 24  # of letters; a window of fewer shows a page that scrolls


class Pages(QStackedWidget):
    """Asks for the room of the page that is shown, not of the largest one."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else QSize()


class _Least(QWidget):
    """Asks for the least size of what it holds.

    A scroll area asks whatever wraps words for the height it would like at a width, and scrolls
    where that is more than the window has: lists would never give way. They do not where few
    lines fit the window (letters or the screen at 200 %): there the page is scrolled as a whole.
    """

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        inner.setParent(self)

    def minimumSizeHint(self) -> QSize:
        least = self._inner.minimumSizeHint()
        if self.window().height() >= _LINES * self.fontMetrics().lineSpacing():
            return least
        wide = max(self.width(), least.width())
        return QSize(least.width(), max(least.height(), self._inner.heightForWidth(wide)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inner.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


class _Room(QScrollArea):
    """Shows the whole of what it holds; bars appear where the window is too small for it."""

    def __init__(self, inner: QWidget, *, upright: bool) -> None:
        super().__init__(widgetResizable=True)
        self._inner, self._upright = inner, upright
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner if upright else _Least(inner))
        if upright:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._needed(), 0) if self._upright else QSize(0, 0)

    def sizeHint(self) -> QSize:
        hint = self._inner.sizeHint()
        return QSize(self._needed(), hint.height()) if self._upright else hint

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        wanted = (QEvent.Type.LayoutRequest, QEvent.Type.Resize)
        if self._upright and event.type() in wanted:
            self.setFixedWidth(self._needed())
        return super().eventFilter(watched, event)

    def _needed(self) -> int:
        """Return the width of what it holds, with the bar where there is one."""
        bar = self.verticalScrollBar()
        wide = bar.sizeHint().width() if bar.maximum() > 0 else 0
        return self._inner.minimumWidth() + wide


def within_screen(dialog: QDialog) -> None:
    """Make a dialog no larger than the screen; what then has no room is scrolled to."""
    for one in (dialog, *dialog.findChildren(QWidget)):
        one.ensurePolished()  # the style sheet may want larger letters
    room, layout = dialog.screen().availableSize(), dialog.layout()
    sized = dialog.testAttribute(Qt.WidgetAttribute.WA_Resized)
    size = dialog.size() if sized else dialog.sizeHint()
    least = dialog.minimumSize().expandedTo(dialog.minimumSizeHint())
    wide = min(max(size.width(), least.width()), room.width())
    tall = layout.totalHeightForWidth(wide) if layout and layout.hasHeightForWidth() else 0
    needed = least.expandedTo(QSize(0, tall))
    wanted = size.expandedTo(needed)
    if wanted.boundedTo(room * 2 / 3) == wanted:
        return  # further Qt does not go by itself, and cuts
    if layout and needed.boundedTo(room) != needed and not isinstance(dialog, _OF_QT):
        _scroll(dialog, layout)
    dialog.resize(wanted.boundedTo(room))


def _scroll(dialog: QDialog, layout: QLayout) -> None:
    inner, area = QWidget(dialog), QScrollArea(dialog, widgetResizable=True)
    inner.setLayout(layout)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    around = QVBoxLayout(dialog)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(area)


def scrolled_when_large(inner: QWidget, *, upright: bool = False) -> QScrollArea:
    """Put a part of the window where it scrolls; an `upright` one is always seen in its width."""
    return _Room(inner, upright=upright)
