"""One step noted: its day, and where it has them its paper, its reason, a sum."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.errors import KnownError
from ui.screens.date_editor import DateEditor
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, go_or_back, plain
from ui.screens.pattern_words import warning_line

_TEXT = 500  # letters
_HIGH = 70  # logical pixels of a reason


@dataclass(frozen=True, slots=True)
class Step:
    """What is said of a step; what was not asked for is empty."""

    on: date
    paper: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of one step: heading, what it means, its button, and what else it asks for."""

    title: str
    said: str
    go: str
    paper: str = ""  # the label of the number of its paper, "" where none is asked for
    number: str = ""  # the number it begins with
    reason: str = ""  # the label of the reason, "" where none is asked for


class StepDialog(QDialog):
    """Asks for one step; what refuses it says why, and what was typed stays."""

    def __init__(
        self,
        asked: Asked,
        today: date,
        take: Callable[[Step], object],
        parent: QWidget | None = None,
        *,
        drafted: str = "",
    ) -> None:
        """Give the step to `take`; where that raises KnownError, say why and go on."""
        super().__init__(parent)
        self.drafted = drafted
        self.setWindowTitle(asked.title)
        self._take = take
        self._symbol = asked.number.partition("/")[2]
        self.number = QLineEdit(asked.number, maxLength=100)
        self.day = DateEditor(today)
        self.day.write(today)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(_HIGH)
        self.complaint = complaint()
        self.go = button(asked.go, self._submit, look="primary")
        self.go.setDefault(True)
        self._lay_out(asked)
        self.setMinimumWidth(440)
        (self.number if asked.paper else self.day).setFocus()

    def _submit(self) -> None:
        on = self.day.read()
        if not isinstance(on, date):
            complain(self.complaint, _("Ngày chưa đúng; gõ như 02/09/2022."))
            return
        try:
            self._take(Step(on, self._number(), self.reason.toPlainText().strip()[:_TEXT]))
        except KnownError as error:
            complain(self.complaint, str(error))
            return
        self.accept()

    def _number(self) -> str:
        """Return the number; of digits alone, with the symbol that it began with."""
        said = self.number.text().strip()
        if self._symbol and said.isascii() and said.isdigit():
            return f"{int(said):02}/{self._symbol}"
        return said

    def _lay_out(self, asked: Asked) -> None:
        foot = go_or_back(self.go, self.reject)
        self.day.call(_("Ngày"))
        column = QVBoxLayout(self)
        column.addWidget(heading(asked.title, 1.2))
        column.addWidget(plain(asked.said, look="muted", wrap=True))
        parts: tuple[tuple[str, QWidget], ...] = (
            (asked.paper, self.number),
            (_("&Ngày *"), self.day),
            (asked.reason, self.reason),
        )
        for words, part in parts:
            if words:
                column.addWidget(field_label(words, part))
                column.addWidget(part)
        column.addWidget(warning_line(self.reason))
        column.addWidget(self.complaint)
        column.addLayout(foot)
