"""Rows of a card: a sign, a sentence, and one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.screens.look import GAP
from ui.screens.parts import button, plain
from ui.screens.sign import Sign


class Rows(QVBoxLayout):
    """Rows that are said anew each time something changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(4)

    def add(
        self,
        picture: str,
        tone: str,
        words: str,
        act: str = "",
        do: Callable[[], object] | None = None,
    ) -> None:
        """Add a row; `act` is what its button says."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(Sign(picture, tone))
        line.addWidget(plain(words, wrap=True), 1)
        if do:
            made = button(act, do)
            made.setAccessibleName(f"{act}: {words}")
            line.addWidget(made)
        self.addWidget(row)

    def clear(self) -> None:
        """Take all rows out."""
        while self.count():
            item = self.takeAt(0)
            row = item.widget() if item else None
            if row:
                row.hide()
                row.deleteLater()
