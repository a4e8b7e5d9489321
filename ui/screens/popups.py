"""Where small windows open: below what they belong to, above it when there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def put_beside(popup: QWidget, anchor: QWidget) -> None:
    """Move a popup that has its size to the foot or the head of a widget, whole on the screen."""
    room = screen_around(anchor)
    below = anchor.mapToGlobal(QPoint(0, anchor.height()))
    above = anchor.mapToGlobal(QPoint(0, -popup.height()))
    place = above if below.y() + popup.height() > room.bottom() and above.y() > 0 else below
    left = max(room.left(), min(place.x(), room.right() - popup.width()))
    popup.move(left, place.y())


def screen_around(one: QWidget) -> QRect:
    """Return the room of the screen that the owner of a widget, or the widget itself, is on.

    Never by `screen()` of a widget: with PySide 6.11 the program may crash at a later call.
    """
    at = (one.parentWidget() or one).mapToGlobal(QPoint(0, 0))
    screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()
