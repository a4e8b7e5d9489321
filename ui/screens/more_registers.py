"""The small registers, a tab each: what the post owns, who sits where, whom and what it notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from resources.wording import _
from storage.records import Activity, Asset, Candidate, Committee, PastFigure, Phrase, Record
from storage.repository import find
from ui.screens.assets import Assets
from ui.screens.candidates import Candidates
from ui.screens.committees import Committees
from ui.screens.contributions import DRAFT, Contributions
from ui.screens.desk import Desk
from ui.screens.handing_on import HandingOn
from ui.screens.past_figures import PastFigures
from ui.screens.phrases import Phrases
from ui.screens.register import Register

Part = Register | PastFigures


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the registers: its title, what it shows, and the name of its drafts."""

    title: str
    make: Callable[[Desk], Part]
    kind: type[Record]
    draft: str


_ASSETS = Tab(Assets.TITLE, Assets, Asset, Asset.KIND)
_CONTRIBUTIONS = Tab(Contributions.TITLE, Contributions, Activity, DRAFT)
_COMMITTEES = Tab(Committees.TITLE, Committees, Committee, Committee.KIND)
_CANDIDATES = Tab(Candidates.TITLE, Candidates, Candidate, Candidate.KIND)
_PAST = Tab(PastFigures.TITLE, PastFigures, PastFigure, PastFigure.KIND)
_PHRASES = Tab(Phrases.TITLE, Phrases, Phrase, Phrase.KIND)
_POST = (_ASSETS, _CONTRIBUTIONS, _COMMITTEES, _CANDIDATES, _PAST, _PHRASES)
_SUPERIOR = (_PAST, _COMMITTEES, _PHRASES)


class MoreRegisters(HandingOn):
    """One place of the window for all of them; each is made when it is first shown."""

    TITLE: ClassVar[str] = _("Sổ khác")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kept = _SUPERIOR if desk.settings.is_superior else _POST
        self._made: dict[int, Part] = {}
        self._place = 0
        self.tabs = QTabWidget()
        self.tabs.setObjectName("placeTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self._pages = [QWidget() for _tab in self._kept]
        for tab, page in zip(self._kept, self._pages, strict=True):
            QVBoxLayout(page).setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(page, tab.title)
        self.tabs.currentChanged.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.tabs)
        self._turn(0)

    @property
    def shown(self) -> Part:
        """Return the register that is shown."""
        return self._made[self._place]

    def arrive(self) -> None:
        waiting = (
            place
            for place, tab in enumerate(self._kept)
            if place not in self._made and self.desk.draft_of(tab.draft)
        )
        self.tabs.setCurrentIndex(next(waiting, self._place))
        self.shown.arrive()

    def may_leave(self) -> bool:
        return self.shown.may_leave()

    def show_record(self, identity: str) -> None:
        for place, tab in enumerate(self._kept):
            if find(self.desk.ledger, tab.kind, id=identity):
                self.tabs.setCurrentIndex(place)
                if self._place == place:
                    self.shown.show_record(identity)
                return

    def _turn(self, place: int) -> None:
        """Show another register, unless what is being typed in this one is not left."""
        if self._made and not self.shown.may_leave():
            with QSignalBlocker(self.tabs):
                self.tabs.setCurrentIndex(self._place)
            return
        if place not in self._made:
            self._made[place] = self._kept[place].make(self.desk)
            layout = self._pages[place].layout()
            assert layout is not None
            layout.addWidget(self._made[place])
            self._made[place].show()  # at once: a layout would only show it later
        self._place = place
