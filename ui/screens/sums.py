"""What stands above a list: the sum of each kind in large figures; each opens what it adds up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from resources.catalogues import entries
from storage.records import Asset, Record
from ui.screens.desk import Desk
from ui.screens.figure_button import FigureButton
from ui.screens.look import GAP
from ui.screens.opening import show_records
from ui.screens.words import choice_word, count_words

_ACROSS = 4


@dataclass(frozen=True, slots=True)
class Sum:
    """A number in words, what it counts, and the records it was added up from."""

    number: str
    counted: str
    records: tuple[Record, ...]


class Sums(QWidget):
    """A few figures side by side, each over what it counts; nothing to count, nothing shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self.sums: tuple[Sum, ...] = ()
        self.buttons: list[FigureButton] = []
        self.hide()

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """Return the numbers and what they count."""
        return tuple((each.number, each.counted) for each in self.sums)

    def show_sums(self, sums: Sequence[Sum]) -> None:
        """Show other figures."""
        self.sums = tuple(sums)
        while len(self.buttons) < len(sums):
            self._add_button(len(self.buttons))
        for place, one in enumerate(self.buttons):
            one.setVisible(place < len(sums))
            if place < len(sums):
                one.show_figure(sums[place].number, sums[place].counted)
        self.setVisible(bool(sums))

    def show_behind(self, place: int) -> None:
        """Show the records that a figure adds up."""
        one = self.sums[place]
        show_records(self._desk, f"{one.counted}: {one.number}", one.records, self)

    def _add_button(self, place: int) -> None:
        made = FigureButton(partial(self.show_behind, place), size="sheetTitle")
        self.buttons.append(made)
        self._grid.addWidget(made, place // _ACROSS, place % _ACROSS)
        self._grid.setColumnStretch(place % _ACROSS, 1)


def asset_sums(assets: Iterable[Asset]) -> list[Sum]:
    """Return how many there are of each kind, in the order of the catalogue."""
    by_kind: dict[str, list[Asset]] = defaultdict(list)
    for one in assets:
        by_kind[one.kind].append(one)
    units = {entry.code: str(entry.extra["unit"]) for entry in entries("asset_kinds")}
    order = [*units, *sorted(set(by_kind) - set(units))]
    return [_asset_sum(code, units.get(code, ""), by_kind[code]) for code in order if by_kind[code]]


def _asset_sum(code: str, unit: str, assets: Sequence[Asset]) -> Sum:
    number = sum(one.quantity for one in assets)
    name = choice_word("asset_kinds", code).split(" (")[0]
    return Sum(f"{count_words(number)} {unit}".strip(), name, tuple(assets))
