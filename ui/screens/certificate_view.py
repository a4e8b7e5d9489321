"""The sheet on screen: its picture, or white paper, and the texts upon it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from resources.wording import _
from storage.records import CertificateSpot, CertificateTemplate
from ui.paper.certificates.setting import SetText
from ui.screens.certificate_spot_item import SpotItem

_AROUND = 4  # mm of desk around the sheet
_SMALL, _LARGE = 0.5, 5.0  # mm that an arrow moves, alone and with Shift
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class SheetView(QGraphicsView):
    """One text is chosen at a time; arrows move it, the mouse drags it."""

    chosen = Signal(int)  # which spot of the template
    moved = Signal(int, float, float)  # which one, and where its first baseline begins now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self.setBackgroundRole(QPalette.ColorRole.Mid)
        self.setAccessibleName(_("Tờ phôi"))
        self.setAccessibleDescription(
            _("Phím mũi tên dời dòng chữ đang chọn 0,5 mm; giữ Shift thì dời 5 mm.")
        )
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._items: list[SpotItem] = []
        self._picture: tuple[bytes, QPixmap] = (b"", QPixmap())

    def show_sheet(
        self,
        template: CertificateTemplate,
        texts: Mapping[CertificateSpot, SetText],
        picture: bytes,
        at: int,
        *,
        snaps: bool,
    ) -> None:
        """Draw the sheet anew and choose one of its texts."""
        size = (float(template.width), float(template.height))
        with QSignalBlocker(self._scene):
            self._scene.clear()
            self._draw_paper(size, picture)
            self._items = [SpotItem(spot, texts.get(spot), size) for spot in template.spots]
            for item in self._items:
                item.snaps = snaps
                self._scene.addItem(item)
        self.choose(at)
        sheet = QRectF(0, 0, *size).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        if sheet != self._scene.sceneRect():
            self._scene.setSceneRect(sheet)
            self._fit()
        self.viewport().update()

    def choose(self, at: int) -> None:
        """Choose one of the texts as they stand."""
        with QSignalBlocker(self._scene):
            for place, item in enumerate(self._items):
                item.setSelected(place == at)
                item.setZValue(place == at)  # what is chosen can be taken hold of again
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _ARROWS.get(Qt.Key(event.key()))
        item = next((one for one in self._items if one.isSelected()), None)
        if way is None or item is None:
            super().keyPressEvent(event)
            return
        far = _LARGE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _SMALL
        item.put(QPointF(item.spot.x + way[0] * far, item.spot.y + way[1] * far))
        self._tell_moved()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        for at, item in enumerate(self._items):
            if item.isSelected():
                self.chosen.emit(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._tell_moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.fitInView(self._scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def _draw_paper(self, size: tuple[float, float], picture: bytes) -> None:
        edge = QPen(QColor("#808080"), 1)
        edge.setCosmetic(True)
        self._scene.addRect(QRectF(0, 0, *size), edge, QBrush(Qt.GlobalColor.white))
        if picture != self._picture[0]:
            pixmap = QPixmap()
            pixmap.loadFromData(picture)
            self._picture = (picture, pixmap)
        pixmap = self._picture[1]
        if picture and not pixmap.isNull():
            drawn = self._scene.addPixmap(pixmap)
            drawn.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
            transform = drawn.transform()
            transform.scale(size[0] / pixmap.width(), size[1] / pixmap.height())
            drawn.setTransform(transform)

    def _tell_moved(self) -> None:
        for at, item in enumerate(self._items):
            place = item.place()
            if place != (round(item.spot.x, 1), round(item.spot.y, 1)):
                self.moved.emit(at, *place)
                return
