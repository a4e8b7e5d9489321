"""A small picture with a meaning, drawn anew when light turns to dark."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from resources.wording import _
from ui.screens.icons import pixmap
from ui.screens.look import tone_colour

_SIZE = 18
_SAID = {
    "good": _("Tốt"),
    "warning": _("Cần lưu ý"),
    "bad": _("Không được"),
    "clock": _("Đang chờ"),
    "info": _("Cho biết"),
    "open": _("Mở ra xem"),
}


class Sign(QLabel):
    """An icon in the colour of a tone: good, warning, bad, muted, accent or that of text."""

    def __init__(self, name: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone = name, tone
        self._draw()

    def say(self, name: str, tone: str) -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        if self._name:
            self.setAccessibleName(_SAID.get(self._name, _("Hình minh họa")))
            self.setPixmap(pixmap(self._name, tone_colour(self._tone), _SIZE))
