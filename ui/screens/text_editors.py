"""Editors of lines, paragraphs, numbers, amounts of money, and yes or no."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from resources.wording import _
from storage.commendation.rule_values import read_whole
from ui.screens.editors import Editor
from ui.screens.parts import plain
from ui.screens.words import count_words


class TextEditor(Editor):
    """A line of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.put_in(self.line)

    def read(self) -> Any:
        return self.line.text()

    def write(self, value: Any) -> None:
        self.line.setText(str(value or ""))
        self.line.setCursorPosition(0)


class MonthEditor(TextEditor):
    """A month as people write it, 11/2026; read as 2026-11. What is no month is read as typed."""

    def read(self) -> Any:
        typed = super().read().strip()
        said = re.fullmatch(r"(0?[1-9]|1[0-2])[/.-]([0-9]{4})", typed)
        return f"{said[2]}-{int(said[1]):02}" if said else typed

    def write(self, value: Any) -> None:
        year, _dash, month = str(value or "").partition("-")
        super().write(f"{month}/{year}" if month else year)


class LongTextEditor(Editor):
    """Several lines; Tab goes on to the next field."""

    LINES = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * self.LINES + 16)
        self.box.textChanged.connect(self.changed)
        self.put_in(self.box)

    def read(self) -> Any:
        return self.box.toPlainText()

    def write(self, value: Any) -> None:
        with QSignalBlocker(self.box):
            self.box.setPlainText(str(value or ""))


class LinesEditor(LongTextEditor):
    """Several short values, one a line."""

    def read(self) -> Any:
        return tuple(line.strip() for line in super().read().splitlines() if line.strip())

    def write(self, value: Any) -> None:
        super().write("\n".join(value or ()))


class CountEditor(Editor):
    """A whole number; dots between thousands appear when the field is left."""

    def __init__(
        self, parent: QWidget | None = None, *, empty: int | None = 0, unit: str = ""
    ) -> None:
        super().__init__(parent)
        self._empty = empty
        self.line = QLineEdit()
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setMinimumWidth(64)
        self.line.setMaximumWidth(150)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.editingFinished.connect(self._group)
        self.line.installEventFilter(self)
        self.put_in(self.line)
        self.row.setStretchFactor(self.line, 3)  # the number needs more room than its unit
        self.row.addWidget(plain(unit, look="muted"), 1)

    def read(self) -> Any:
        said = self.line.text()
        if not said.strip():
            return self._empty
        number = read_whole(said)  # 1.5 is not 15
        return said if number is None else number

    def write(self, value: Any) -> None:
        self.line.setText(self.say(value))

    def say(self, value: Any) -> str:
        """Write the number; what is no number stays as it was typed."""
        if value is None or value == "":
            return ""
        return count_words(value) if isinstance(value, int) else str(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            reason = event.reason()
            if reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
                self.line.selectAll()
        return super().eventFilter(watched, event)

    def _group(self) -> None:
        value = self.read()
        if isinstance(value, int) and self.line.text():
            self.line.setText(self.say(value))


class YearEditor(CountEditor):
    """A year, or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, empty=None)
        self.line.setPlaceholderText(_("năm"))

    def say(self, value: Any) -> str:
        return "" if value is None else str(value)


class YesNoEditor(Editor):
    """A box to tick."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(label.replace("&", "&&"))
        self.box.toggled.connect(lambda _on: self.changed.emit())
        self.put_in(self.box)

    def read(self) -> Any:
        return self.box.isChecked()

    def write(self, value: Any) -> None:
        self.box.setChecked(bool(value))
