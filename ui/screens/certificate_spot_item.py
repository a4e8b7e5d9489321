"""One text upon the picture of the sheet: it may be dragged, and shows where it reaches."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from storage.records import CertificateSpot
from ui.paper.certificates.setting import ASCENT, DESCENT, POINT, SetText
from ui.paper.certificates.words import part_name
from ui.screens.certificate_faces import outline, words_in
from ui.screens.look import LIGHT
from ui.screens.tips import plain_tip

_INK = {"black": QColor("#000000"), "red": QColor("#c70000")}
_PLACE = QColor(LIGHT.muted)
_CHOSEN = QColor(LIGHT.accent)  # paper is white in the dark too
SNAP = 1.0  # mm


class SpotItem(QGraphicsItem):
    """Stands at the beginning of its first baseline; lengths in mm."""

    def __init__(
        self, spot: CertificateSpot, text: SetText | None, sheet: tuple[float, float]
    ) -> None:
        """`sheet` is how wide and high the sheet is: no text is dragged off it."""
        super().__init__()
        self.spot = spot
        self.snaps = False
        self._sheet = sheet
        self._path = outline(text) if text else words_in(part_name(spot.part), spot.size)
        self._empty = text is None
        lines = [line.y - spot.y for line in text.lines] if text else [0.0]
        size = (text.size if text else spot.size) * POINT
        top = -ASCENT * size
        self._box = QRectF(0, top, spot.width, lines[-1] + DESCENT * size - top)
        usual = spot.size * POINT  # letters that had to be made small can still be taken hold of
        self._grip = self._box.united(QRectF(0, -ASCENT * usual, spot.width, usual))
        self.setPos(spot.x, spot.y)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsMovable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setToolTip(plain_tip(part_name(spot.part)))

    def place(self) -> tuple[float, float]:
        """Return where it stands now, to a tenth of a millimetre."""
        return round(self.pos().x(), 1), round(self.pos().y(), 1)

    def boundingRect(self) -> QRectF:
        return self._grip.united(self._path.boundingRect()).adjusted(-1, -1, 1, 1)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self._grip)
        return path

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        del option, widget
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isSelected()
        style = Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DotLine
        pen = QPen(_CHOSEN if chosen else _PLACE, 2 if chosen else 1, style)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawRect(self._box)
        painter.fillPath(self._path, _PLACE if self._empty else _INK[self.spot.colour])

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.put(self.pos())

    def put(self, at: QPointF) -> None:
        """Stand there, but on the sheet."""
        self.setPos(self._kept_on_sheet(at))

    def _kept_on_sheet(self, at: QPointF) -> QPointF:
        x, y = at.x(), at.y()
        if self.snaps:
            x, y = SNAP * round(x / SNAP), SNAP * round(y / SNAP)
        return QPointF(max(0.0, min(x, self._sheet[0])), max(0.0, min(y, self._sheet[1])))
