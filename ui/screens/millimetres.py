"""A length in millimetres, typed or stepped; rolling the wheel over it changes nothing."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget


class Millimetres(QDoubleSpinBox):
    """A number with one decimal; a comma or a point may be typed."""

    def __init__(
        self,
        least: float,
        most: float,
        *,
        step: float = 0.5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, decimals=1, minimum=least, maximum=most, singleStep=step)
        self.setKeyboardTracking(False)
        self.setAccelerated(True)
        self.setMinimumHeight(28)

    def validate(self, text: str, place: int) -> Any:
        """Take a point for a comma: to Qt it would stand between thousands."""
        return super().validate(text.replace(".", ","), place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
