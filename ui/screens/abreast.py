"""Parts side by side, in more rows where the window is narrow or the letters are large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget


class Abreast(QWidget):
    """Lays its parts out in as many columns of one width as there is room for."""

    def __init__(self, parts: Sequence[QWidget], gap: int, *across: int) -> None:
        """`across` are the numbers of columns that look well, the most first."""
        super().__init__()
        self._parts, self._across, self._now = parts, across, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)
        self._arrange(across[0])

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the fewest columns: the others come with the room."""
        height = super().minimumSizeHint().height()
        return QSize(self._needed(self._across[-1]), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a part wants another width
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        fits = (count for count in self._across if self._needed(count) <= self.width())
        self._arrange(next(fits, self._across[-1]))

    def _needed(self, count: int) -> int:
        wide = max(one.minimumSizeHint().width() for one in self._parts)
        return count * wide + (count - 1) * self._grid.spacing()

    def _arrange(self, count: int) -> None:
        if count == self._now:
            return
        self._now = count
        for one in self._parts:
            self._grid.removeWidget(one)
        for place, one in enumerate(self._parts):
            self._grid.addWidget(one, place // count, place % count)
        for column in range(self._across[0]):
            self._grid.setColumnStretch(column, int(column < count))
        self.updateGeometry()
