"""A page for work that takes a while: what is being done, how far it is, what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from storage.steps import Step
from ui.screens.labels import complain, complaint, heading
from ui.screens.parts import plain

_WIDTH = 460


class WaitingPage(QWidget):
    """Shows the steps of one job."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(title)
        self.bar.setFixedWidth(_WIDTH)
        self.note = plain("", look="muted", wrap=True)
        self.note.setFixedWidth(_WIDTH)
        self.complaint = complaint()
        column = QVBoxLayout(self)
        column.addStretch(1)
        for part in (heading(title), self.bar, self.note, self.complaint):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_step(self, step: Step) -> None:
        """Show how far the work has come."""
        self.bar.setMaximum(step.total)
        self.bar.setValue(step.done)
        self.note.setText(step.note)

    def refuse(self, error: Exception) -> None:
        """Say why the work ended."""
        complain(self.complaint, str(error))
