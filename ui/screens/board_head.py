"""The heads of the board's months: a locked month has its sign beside its name."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QHeaderView

SIGN = Qt.ItemDataRole.UserRole  # of a head: Qt itself would draw an icon far from the words
_SIDE, _GAP = 12, 4


class BoardHead(QHeaderView):
    """Draws the sign of a head right after its words, which stay over their column."""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        sign = self.model().headerData(section, self.orientation(), SIGN)
        if not isinstance(sign, QIcon):
            return
        words = str(self.model().headerData(section, self.orientation()))
        left = rect.center().x() + self.fontMetrics().horizontalAdvance(words) // 2 + _GAP
        sign.paint(painter, left, rect.center().y() - _SIDE // 2, _SIDE, _SIDE)
