"""The small registers, a tab each: what the post owns, who sits where, whom and what it notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from resources.wording import _
from storage.records import KIND_NAMED, PastFigure, Record
from storage.repository import find
from ui.screens.assets import Assets
from ui.screens.candidates import Candidates
from ui.screens.committees import Committees
from ui.screens.contributions import Contributions
from ui.screens.desk import Desk
from ui.screens.past_figures import PastFigures
from ui.screens.phrases import Phrases
from ui.screens.register import Register
from ui.screens.screen import Screen

_POST: tuple[type[Register | PastFigures], ...] = (
    Assets,
    Contributions,
    Committees,
    Candidates,
    PastFigures,
    Phrases,
)
_SUPERIOR: tuple[type[Register | PastFigures], ...] = (PastFigures, Committees, Phrases)


class MoreRegisters(Screen):
    """One place of the window for all of them."""

    TITLE: ClassVar[str] = _("Sổ khác")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.tabs)
        kinds = _SUPERIOR if desk.settings.is_superior else _POST
        self.parts: Sequence[Register | PastFigures] = [
            made(desk)  # type: ignore[call-arg]  # each takes the desk alone
            for made in kinds
        ]
        for part in self.parts:
            self.tabs.addTab(part, part.TITLE)

    @property
    def shown(self) -> Register | PastFigures:
        """Return the register that is shown."""
        return self.parts[self.tabs.currentIndex()]

    def arrive(self) -> None:
        waiting = [part for part in self.parts if part.has_draft]
        if waiting and self.shown not in waiting:
            self.tabs.setCurrentWidget(waiting[0])
        self.shown.arrive()

    def search(self) -> None:
        self.shown.search()

    def begin_new(self) -> None:
        self.shown.begin_new()

    def save(self) -> None:
        self.shown.save()

    def back(self) -> None:
        self.shown.back()

    def may_leave(self) -> bool:
        return all(part.may_leave() for part in self.parts)

    def show_record(self, identity: str) -> None:
        for part in self.parts:
            if find(self.desk.ledger, _kind_of(part), id=identity):
                self.tabs.setCurrentWidget(part)
                part.show_record(identity)
                return


def _kind_of(part: Register | PastFigures) -> type[Record]:
    return KIND_NAMED[PastFigure.KIND] if isinstance(part, PastFigures) else part.kind
