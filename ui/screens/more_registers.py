"""The small registers, a tab each: what the post owns, who sits where, what it notes."""

from __future__ import annotations

from typing import ClassVar

from resources.wording import _
from storage.records import Activity, Asset, Committee, PastFigure, Phrase, Record
from ui.screens.assets import Assets
from ui.screens.committees import Committees
from ui.screens.contributions import DRAFT, Contributions
from ui.screens.desk import Desk
from ui.screens.past_figures import PastFigures
from ui.screens.phrases import Phrases
from ui.screens.register import Register
from ui.screens.tabbed import Tab, TabbedPlace

Part = Register | PastFigures


def _tab(part: type[Part], kind: type[Record], draft: str = "") -> Tab:
    return Tab(part.TITLE, part, (kind,), (draft or kind.KIND,))


_ASSETS = _tab(Assets, Asset)
_CONTRIBUTIONS = _tab(Contributions, Activity, DRAFT)
_COMMITTEES = _tab(Committees, Committee)
_PAST = _tab(PastFigures, PastFigure)
_PHRASES = _tab(Phrases, Phrase)
_POST = (_ASSETS, _CONTRIBUTIONS, _COMMITTEES, _PAST, _PHRASES)
_SUPERIOR = (_PAST, _COMMITTEES, _PHRASES)


class MoreRegisters(TabbedPlace):
    """One place of the window for all of them."""

    TITLE: ClassVar[str] = _("Sổ khác")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _SUPERIOR if desk.settings.is_superior else _POST)
