"""The way back from a room that the navigation does not list: a line over its screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout

from resources.wording import _
from ui.screens.parts import button
from ui.screens.places import Place


class WayBack(QFrame):
    """Names the place that a room was entered from, and leads there."""

    def __init__(self, show: Callable[[str], object]) -> None:
        super().__init__()
        self._to = ""
        self.button = button("", lambda: show(self._to), picture="back", look="quiet")
        self.button.setToolTip("Alt+←")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 0)
        row.addWidget(self.button)
        row.addStretch()

    def lead(self, place: Place, places: Sequence[Place]) -> None:
        """Show the way back from a place, or nothing if it is no room."""
        titles = {each.code: each.title for each in places}
        self._to = place.under
        if place.room:
            self.button.setText(_("Về “{place}”").format(place=titles[place.under]))
        self.setEnabled(place.room)
        self.setVisible(place.room)
