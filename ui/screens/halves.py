"""A list at the left and a form at the right, sharing the width."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_SHARE = 0.39  # of the width goes to the form
_LEAST = 350  # logical pixels that a form needs
_MOST = 480  # and that it can use


class Halves(QSplitter):
    """Shares the width anew whenever it changes, until the user moves the border."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moved = False
        self._right = right
        self.addWidget(left)
        self.addWidget(right)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self._keep)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._moved:
            wide = self.width() - self.handleWidth()
            least = max(_LEAST, self._right.minimumSizeHint().width())  # large letters
            form = max(least, min(_MOST, round(wide * _SHARE)))
            self.setSizes([wide - form, form])

    def _keep(self) -> None:
        self._moved = True
