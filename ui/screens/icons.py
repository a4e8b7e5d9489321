"""The app's own icons: lines drawn in the colour of the text around them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

import resources

_SIZE = 24
_SCALES = (1, 2)
_WORN = "wornIcon"


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """Return an icon by its name, drawn in a colour, by default that of text."""
    paint = colour or QGuiApplication.palette().color(QPalette.ColorRole.WindowText)
    return _icon(name, paint.name())


def pixmap(name: str, colour: QColor, size: int = 16) -> QPixmap:
    """Return an icon as a picture, for labels."""
    return icon(name, colour).pixmap(size, size)


def wear(wearer: QAbstractButton | QAction, name: str) -> None:
    """Put an icon on a button or an action; `repaint_icons` finds it again."""
    wearer.setProperty(_WORN, name)
    wearer.setIcon(icon(name))


def repaint_icons(root: QWidget) -> None:
    """Draw all worn icons in the colour that text has now."""
    buttons, actions = root.findChildren(QAbstractButton), root.findChildren(QAction)
    for wearer in (*buttons, *actions):
        name = wearer.property(_WORN)
        if name and isinstance(wearer, QAbstractButton | QAction):
            wearer.setIcon(icon(name))


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
