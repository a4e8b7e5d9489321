"""The large figures of a post's first screen; each opens the records it counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from resources.wording import _
from storage.at_work import running_models, running_sites, teams_at_work
from storage.dated import Wanted, how_many, newest
from storage.months import window
from storage.records import Activity, Record
from ui.screens.abreast import Abreast
from ui.screens.desk import Desk
from ui.screens.figure_button import FigureButton
from ui.screens.look import WIDE
from ui.screens.opening import show_records
from ui.screens.words import count_words

_COUNTED = {
    "models": _("mô hình đang hoạt động"),
    "sites": _("điểm mô hình đang hoạt động"),
    "teams": _("tổ, đội, câu lạc bộ"),
    "activities": _("hoạt động đã ghi trong tháng"),
}
_A_ROW = 4, 2, 1


class HomeFigures(Abreast):
    """What the post has today, and what it did in the open month."""

    def __init__(self, desk: Desk) -> None:
        self.buttons = {name: FigureButton(partial(self.show_behind, name)) for name in _COUNTED}
        super().__init__(list(self.buttons.values()), WIDE, *_A_ROW)
        self._desk = desk
        self._month = ""

    def show_month(self, month: str) -> None:
        """Count anew; the activities are those of a month."""
        self._month = month
        for name, one in self.buttons.items():
            one.show_figure(count_words(self._number(name)), _COUNTED[name])

    def show_behind(self, name: str) -> None:
        """Show the records that a figure counts."""
        words = _COUNTED[name]
        show_records(self._desk, words[:1].upper() + words[1:], self.counted(name), self)

    def counted(self, name: str) -> Sequence[Record]:
        """Return the records that a figure counts."""
        ledger, unit, today = self._desk.ledger, self._desk.settings.unit, self._desk.today()
        if name == "models":
            return running_models(ledger, unit, today)
        if name == "sites":
            return running_sites(ledger, unit, today)
        if name == "teams":
            return teams_at_work(ledger, unit, today)
        return newest(ledger, Activity, in_month(self._desk, self._month))

    def _number(self, name: str) -> int:
        if name == "activities":  # there may be hundreds: they are read when they are asked for
            return how_many(self._desk.ledger, Activity, in_month(self._desk, self._month))
        return len(self.counted(name))


def in_month(desk: Desk, month: str) -> Wanted:
    """Ask for the own activities of a month, be it to count or to show them."""
    return Wanted(desk.settings.unit, days=window(desk.ledger, month))
