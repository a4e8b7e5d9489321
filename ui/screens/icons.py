"""The app's own icons: lines drawn in the colour of the text around them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

_SIZE = 24
_SCALES = (1, 2)


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """Return an icon by its name, drawn in a colour, by default that of text."""
    paint = colour or QGuiApplication.palette().color(QPalette.ColorRole.WindowText)
    return _icon(name, paint.name())


def pixmap(name: str, colour: QColor, size: int = 16) -> QPixmap:
    """Return an icon as a picture, for labels."""
    return icon(name, colour).pixmap(size, size)


@cache
def _icon(name: str, colour: str) -> QIcon:
    text = resources.file("icons", f"{name}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
    made = QIcon()
    for scale in _SCALES:
        picture = QPixmap(_SIZE * scale, _SIZE * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, _SIZE, _SIZE))
        painter.end()
        made.addPixmap(picture)
    return made
