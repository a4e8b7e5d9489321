"""What was put right on single sheets of a batch, for its draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.screens.certificate_batch import StockSheet

Said = dict[str, dict[str, Any]]


class Mended(QObject):
    """The words of sheets that were typed over, by what a sheet is known by."""

    touched = Signal()

    def __init__(
        self, sheets: Sequence[StockSheet], then: Callable[[], object], parent: QObject
    ) -> None:
        """`then` is done when a draft was put back."""
        super().__init__(parent)
        self._sheets, self._then = sheets, then
        self._said: Said = {}

    def mend(self, sheet: StockSheet, said: dict[str, Any]) -> None:
        """Give a sheet its own words."""
        sheet.certificate = replace(sheet.certificate, **said)
        self._said[self._key(sheet)] = said
        self.touched.emit()

    def typed(self) -> Said:
        """Return the words, for the draft."""
        return dict(self._said)

    def retype(self, said: Said) -> None:
        """Put the words of a draft back."""
        for sheet in self._sheets:
            if words := said.get(self._key(sheet)):
                self.mend(sheet, words)
        self._then()

    def _key(self, sheet: StockSheet) -> str:
        """Return the award of a sheet, or its place in the batch."""
        places = (row for row, one in enumerate(self._sheets) if one is sheet)
        return sheet.certificate.award or str(next(places))
