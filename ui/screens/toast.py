"""A passing note at the foot of the window; it never takes the keyboard away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

_SHOWN_MS = 8_000  # at least
_LETTER_MS = 100  # a slow reader's
_ENDS = 0.6  # of the width: clear of the buttons of forms, which stand at the right
_FOOT = 48


class Toast(QFrame):
    """Says what was just done, and offers one thing to do about it."""

    def __init__(
        self, parent: QWidget, announce: Callable[[QWidget, str], object] | None = None
    ) -> None:
        """Lie over a window; `announce` tells a screen reader, by default through the system."""
        super().__init__(parent)
        self._house, self._announce = parent, announce or announced
        self.setObjectName("toast")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self._act)
        self._action: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self.words)
        row.addWidget(self.button)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Show the words for some seconds, with a button if there is something to do."""
        room = self._house.width() // 3
        elided = self.words.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room)
        self.words.setText(elided)
        self.words.setAccessibleName(words)
        self.button.setText(action)
        self.button.setVisible(do is not None)
        self._action = do
        self.show()
        self.raise_()
        self._settle()
        self._timer.start(max(_SHOWN_MS, len(words) * _LETTER_MS))
        self._announce(self, words)

    @property
    def remaining(self) -> int:
        """Return how long it stays, in milliseconds; less than nothing: as long as it is read."""
        return self._timer.remainingTime()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()  # it is being read, or about to be pressed

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._timer.start(_SHOWN_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        self.adjustSize()
        house = self._house.rect()
        left = max(0, round(house.width() * _ENDS) - self.width())
        self.move(left, house.bottom() - self.height() - _FOOT)

    def _act(self) -> None:
        self.hide()
        if self._action:
            self._action()


def announced(one: QWidget, words: str) -> None:
    """Let a screen reader say something that does not take the keyboard."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(one, words))
