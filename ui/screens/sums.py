"""What stands above a list: the sum of each kind in large figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from resources.catalogues import entries
from storage.records import Asset
from ui.screens.look import GAP, WIDE
from ui.screens.parts import plain
from ui.screens.words import choice_word, count_words

_ACROSS = 4


class Sums(QFrame):
    """A few figures side by side, each over what it counts; nothing to count, nothing shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(WIDE, GAP, WIDE, GAP)
        self._grid.setHorizontalSpacing(WIDE)
        self._grid.setVerticalSpacing(0)
        self.said: tuple[tuple[str, str], ...] = ()
        self.hide()

    def show_sums(self, sums: Sequence[tuple[str, str]]) -> None:
        """Show other figures: the number and what it counts."""
        self.said = tuple(sums)
        while self._grid.count():
            item = self._grid.takeAt(0)
            label = item.widget() if item else None
            if label:
                label.hide()
                label.deleteLater()
        for place, (number, counted) in enumerate(sums):
            down, across = place // _ACROSS * 2, place % _ACROSS
            figure = plain(number, name="sheetTitle")
            figure.setAccessibleName(counted)
            self._grid.addWidget(figure, down, across)
            self._grid.addWidget(plain(counted, look="muted", wrap=True), down + 1, across)
        for across in range(_ACROSS):
            self._grid.setColumnStretch(across, 1)
        self.setVisible(bool(sums))


def asset_sums(assets: Iterable[Asset]) -> list[tuple[str, str]]:
    """Return how many there are of each kind, in the order of the catalogue."""
    counted: Counter[str] = Counter()
    for one in assets:
        counted[one.kind] += one.quantity
    units = {entry.code: str(entry.extra["unit"]) for entry in entries("asset_kinds")}
    order = [*units, *sorted(set(counted) - set(units))]
    return [
        (f"{count_words(counted[code])} {units.get(code, '')}".strip(), _name(code))
        for code in order
        if counted[code]
    ]


def _name(code: str) -> str:
    return choice_word("asset_kinds", code).split(" (")[0]
