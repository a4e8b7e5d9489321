"""The way of a proposal as a bar: the steps, where it stands, and one button for what is next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton

from resources.wording import _
from ui.screens.icons import wear
from ui.screens.look import GAP
from ui.screens.parts import button, plain
from ui.screens.proposal_path import STEPS, Standing
from ui.screens.tips import plain_tip


class ProposalBar(QFrame):
    """Says what it is asked to do by a code of `proposal_path`; what is done, others decide."""

    wanted = Signal(str)  # a step was clicked on, or the main button

    def __init__(self, menu: QMenu) -> None:
        """Offer what is seldom done in `menu`."""
        super().__init__()
        self._arrows: list[QLabel] = []
        self.setProperty("look", "card")
        self.steps = {code: self._step(code, words) for code, words in STEPS.items()}
        self.said = plain(look="muted")
        self.go = button("", self._go, look="primary")
        self.print = button(_("&In hồ sơ"), picture="print")
        self.print.setToolTip("Ctrl+P")
        self.more = button(_("Việc &khác"))
        self.more.setMenu(menu)
        self._act = self._now = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 4, GAP, 4)
        row.setSpacing(2)
        self._arrows = [plain("›", look="muted") for _step in list(self.steps)[1:]]
        for place, one in enumerate(self.steps.values()):
            if place:
                row.addWidget(self._arrows[place - 1])
            row.addWidget(one)
        row.addStretch()
        for part in (self.said, self.go, self.print, self.more):
            row.addSpacing(GAP - 2)
            row.addWidget(part)

    def show_standing(self, standing: Standing) -> None:
        """Mark the steps that are done and the one it stands in, and say what is next."""
        codes = list(STEPS)
        at = codes.index(standing.step)
        for place, (code, one) in enumerate(self.steps.items()):
            done = place < at or (place == at and not standing.act)
            _mark(one, "done" if done else "now" if place == at else "ahead")
            one.setAccessibleDescription(_said(code, done=done, now=place == at))
        self._act = standing.act
        self.go.setText(standing.words)
        self.go.setVisible(bool(standing.act))
        self.said.setText(standing.said)
        self.said.setVisible(not standing.act)
        self._now = standing.step
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._arrows:
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())  # it fits itself

    def _fit(self) -> None:
        """Leave out arrows, then words of other steps, before the words of a button are cut."""
        self._say(arrows=True, words=True)
        if self.sizeHint().width() > self.width():
            self._say(arrows=False, words=True)
        if self.sizeHint().width() > self.width():
            self._say(arrows=False, words=False)

    def _say(self, *, arrows: bool, words: bool) -> None:
        for arrow in self._arrows:
            arrow.setVisible(arrows)
        for code, step in self.steps.items():
            step.setText(STEPS[code] if words or code == self._now else "")

    def _go(self) -> None:
        self.wanted.emit(self._act)

    def _step(self, code: str, words: str) -> QPushButton:
        made = button(words, partial(self.wanted.emit, code), look="step")
        made.setAccessibleName(words)
        made.setToolTip(plain_tip(words))
        return made


def _mark(step: QPushButton, stands: str) -> None:
    step.setProperty("stands", stands)
    wear(step, {"done": "good", "now": "flag"}.get(stands, "more"))
    step.style().unpolish(step)
    step.style().polish(step)


def _said(code: str, *, done: bool, now: bool) -> str:
    words = _("{step}: đã xong") if done else _("{step}: đang làm") if now else _("{step}: chưa")
    return words.format(step=STEPS[code])
