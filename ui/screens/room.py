"""Room for large letters: what no longer fits the window is scrolled to, never squeezed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QMessageBox,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.screens.popups import screen_around

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


def within_screen(dialog: QDialog) -> QDialog:
    """Return what is to be shown for a dialog: itself, made no larger than the screen, or a frame.

    Layouts are not asked: PySide keeps what it is told of their items, and they change.
    """
    for one in (dialog, *dialog.findChildren(QWidget)):
        one.ensurePolished()  # the style sheet may want larger letters
    room = screen_around(dialog).size()
    sized = dialog.testAttribute(Qt.WidgetAttribute.WA_Resized)
    size = dialog.size() if sized else dialog.sizeHint()
    least = dialog.minimumSize().expandedTo(dialog.minimumSizeHint())
    wide = min(max(size.width(), least.width()), room.width())
    needed = least.expandedTo(QSize(0, dialog.heightForWidth(wide)))
    wanted = size.expandedTo(needed)
    if wanted.boundedTo(room * 2 / 3) == wanted:
        return dialog  # further Qt does not go by itself, and cuts
    too_large = needed.boundedTo(room) != needed and not isinstance(dialog, _OF_QT)
    shown = ScrolledDialog(dialog) if too_large else dialog
    shown.resize(wanted.boundedTo(room))
    return shown


class ScrolledDialog(QDialog):
    """Shows a dialog that is larger than the screen; bars lead to all of it."""

    def __init__(self, inner: QDialog) -> None:
        super().__init__(inner.parentWidget())
        self._inner = inner
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle(inner.windowTitle())
        self.setModal(True)
        inner.setWindowFlags(Qt.WindowType.Widget)
        inner.setAttribute(Qt.WidgetAttribute.WA_Moved)  # it stands where it is put
        self._area.setWidget(inner)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._area)
        inner.show()

    def reject(self) -> None:
        """Leave as the dialog itself is left: it may ask."""
        self._inner.reject()

    def done(self, result: int) -> None:
        """End the dialog itself."""
        self._inner.done(result)

    def give_back(self, house: QWidget | None) -> None:
        """Hand the dialog, which is done with, to where it came from."""
        self._area.takeWidget()
        self._inner.setParent(house)
        self.hide()
        self.deleteLater()


def scrolled_when_large(inner: QWidget, *, upright: bool = False) -> QScrollArea:
    """Put a part of the window where it scrolls; an `upright` one is always seen in its width."""
    return _Room(inner, upright=upright)
