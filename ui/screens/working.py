"""A strip that shows long work: what is done, how far, and a button to stop."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from resources.wording import _
from storage.steps import Step
from ui.screens.jobs import Job
from ui.screens.parts import button, plain


class Working(QFrame):
    """Hidden until a job runs; one job at a time, the others in the order they were asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.words = plain()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(10)
        self.bar.setAccessibleName(_("Đã làm được"))
        self.halt = button(_("Dừng"), self.stop, look="quiet")
        self._job: Job | None = None
        self._then: Callable[[Any], object] = bool
        self._waiting: deque[tuple[Job, str, Callable[[Any], object]]] = deque()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.halt)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Tell whether a job runs."""
        return self._job is not None

    def run(self, job: Job, words: str, then: Callable[[Any], object]) -> None:
        """Start a job, now or after the one that runs; `then` gets what it made."""
        self._waiting.append((job, words, then))
        if self._job is None:
            self._begin()

    def _begin(self) -> None:
        job, words, then = self._waiting.popleft()
        self._job, self._then = job, then
        self.words.setText(words)
        self.bar.setRange(0, 0)
        job.stepped.connect(self._step)
        job.failed.connect(self._end)
        job.succeeded.connect(self._succeed)
        self.show()
        job.start()

    def _step(self, step: Step) -> None:
        self.bar.setRange(0, step.total)
        self.bar.setValue(step.done)

    def stop(self) -> None:
        """Ask the job that runs to end."""
        if self._job is not None:
            self._job.stop()

    def _succeed(self, result: object) -> None:
        then = self._then
        self._end(result)
        then(result)

    def _end(self, _result: object) -> None:
        if self._job is not None:  # whoever it belongs to lives for as long as the books
            self._job.deleteLater()  # heard by all others before: they were connected first
        self._job = None
        if self._waiting:
            self._begin()
        else:
            self.hide()
