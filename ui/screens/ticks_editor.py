"""A few things to tick, all in sight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.screens.editors import Editor


class TicksEditor(Editor):
    """Any number of words, each with a box; codes that are not offered are kept unseen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._chosen: set[str] = set()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.row.addLayout(self._column)

    def offer(self, options: Mapping[str, str]) -> None:
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self.boxes = {code: self._box(code, word) for code, word in options.items()}
        first = next(iter(self.boxes.values()), None)
        if first:
            self.setFocusProxy(first)

    def read(self) -> Any:
        return tuple(sorted(self._chosen))

    def write(self, value: Any) -> None:
        self._chosen = set(value or ())
        for code, box in self.boxes.items():
            with QSignalBlocker(box):  # what is shown is not what the user ticked
                box.setChecked(code in self._chosen)

    def _box(self, code: str, word: str) -> QCheckBox:
        box = QCheckBox(word.replace("&", "&&"))
        box.setChecked(code in self._chosen)
        box.toggled.connect(lambda on: self._turn(code, on=on))
        self._column.addWidget(box)
        return box

    def _turn(self, code: str, *, on: bool) -> None:
        self._chosen = self._chosen | {code} if on else self._chosen - {code}
        self.changed.emit()
