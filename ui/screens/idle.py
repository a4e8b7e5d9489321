"""Whether anybody is at the machine: keys, clicks and wheels, and the clocks between them."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_LOOK_MS = 5_000
_SLEPT = 60.0  # seconds that a clock may jump between two looks before the machine has slept
_STIRS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Hands(QObject):
    """Hears what keyboard and mouse say to any window of the program, dialogs too.

    It listens to windows and not to widgets: few events come by there, so it costs nothing.
    """

    stirred = Signal()
    lock_pressed = Signal()  # Ctrl+L where no shortcut of the main window reaches: in a dialog

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        QGuiApplication.instance().focusWindowChanged.connect(self._listen)  # type: ignore[union-attr]  # there is one
        self._listen(QGuiApplication.focusWindow())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _STIRS:
            return False
        self.stirred.emit()
        if kind != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        pressed = event.key() == Qt.Key.Key_L
        pressed = pressed and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if pressed:
            self.lock_pressed.emit()
        return pressed

    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)


class Idle(QObject):
    """Says when nobody has touched the machine for some minutes, and when it has slept.

    A sleeping machine stops one clock and lets the other run (Linux), or stops the timer alone
    (Windows): either shows at the first look after it.
    """

    idle = Signal()
    slept = Signal()

    def __init__(
        self,
        parent: QObject,
        minutes: int,
        *,
        running: Callable[[], float] = monotonic,
        wall: Callable[[], float] = time,
    ) -> None:
        """Give `idle` after so many minutes; `running` and `wall` are clocks in seconds."""
        super().__init__(parent)
        self.minutes = minutes
        self._running, self._wall = running, wall
        self._touched = self._looked = running()
        self._looked_at = wall()
        self.timer = QTimer(self, interval=_LOOK_MS)
        self.timer.setTimerType(Qt.TimerType.CoarseTimer)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    def stir(self) -> None:
        """Begin to count anew: somebody is here."""
        self._touched = self._running()

    def look(self) -> None:
        """Compare the clocks, and say what they tell."""
        now, at = self._running(), self._wall()
        ran, passed = now - self._looked, at - self._looked_at
        self._looked, self._looked_at = now, at
        if abs(passed - ran) > _SLEPT or ran > _SLEPT:
            self.slept.emit()
        elif now - self._touched >= self.minutes * 60:
            self._touched = now
            self.idle.emit()
