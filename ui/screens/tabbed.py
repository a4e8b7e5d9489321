"""Several registers as tabs of one place of the window; each is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from storage.records import Record
from storage.repository import find
from ui.screens.desk import Desk
from ui.screens.handing_on import HandingOn
from ui.screens.screen import Screen


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the screens: its title, the kinds of records it shows, and the names of its drafts."""

    title: str
    make: Callable[[Desk], Screen]
    kinds: tuple[type[Record], ...]
    drafts: tuple[str, ...]


class TabbedPlace(HandingOn):
    """One place of the window for all of them; it stands in one at a time."""

    def __init__(self, desk: Desk, tabs: Sequence[Tab]) -> None:
        super().__init__(desk)
        self._kept = tuple(tabs)
        self._made: dict[int, Screen] = {}
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
    def shown(self) -> Screen:
        """Return the screen that is shown."""
        return self._made[self._place]

    def made_later(self) -> Iterator[Callable[[], object]]:
        return self.shown.made_later()

    def arrive(self) -> None:
        waiting = (
            place
            for place, tab in enumerate(self._kept)
            if place not in self._made and any(self.desk.draft_of(name) for name in tab.drafts)
        )
        self.tabs.setCurrentIndex(next(waiting, self._place))
        self.shown.arrive()

    def may_leave(self) -> bool:
        return self.shown.may_leave()

    def show_record(self, identity: str) -> None:
        for place, tab in enumerate(self._kept):
            if any(find(self.desk.ledger, kind, id=identity) for kind in tab.kinds):
                self.tabs.setCurrentIndex(place)
                if self._place == place:
                    self.shown.show_record(identity)
                return

    def _turn(self, place: int) -> None:
        """Show another screen, unless what is being typed in this one is not left."""
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
