"""The columns of one table that is imported: what stands in each, and where it goes."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from resources.wording import _
from storage.imports import Matching, Sheet, target_of
from storage.imports.cells import cell_name
from storage.imports.lines import lines_of, text_of_any
from storage.imports.targets import keys_of
from ui.screens.choice_editors import QuietComboBox
from ui.screens.look import GAP
from ui.screens.parts import plain

_SAMPLES = 3  # rows shown of each column
_CUT = 28  # letters of a sample


class ColumnGrid(QWidget):
    """A line for each column of a table, also for others with the same heads."""

    taken = Signal()  # a column was given another meaning

    def __init__(self, sheets: list[Sheet], matching: Matching, title: str = "") -> None:
        """Show the columns as guessed; `title` stands above where there are several tables."""
        super().__init__()
        self.sheets, self.matching = sheets, matching
        self.boxes: dict[int, QuietComboBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, GAP, 0)
        if title:
            self._grid.addWidget(plain(title, name="sectionTitle", wrap=True), 0, 0, 1, 3)
        heads = (_("Cột trong tệp"), _("Các dòng đầu"), _("Nhập vào mục"))
        for column, words in enumerate(heads):
            self._grid.addWidget(plain(words, look="muted"), 1, column)
        for column in range(sheets[0].width):
            self._add(column)
        for column, share in enumerate((2, 3, 2)):
            self._grid.setColumnStretch(column, share)

    @property
    def columns(self) -> dict[int, str]:
        """Return the key of the target that each column fills now."""
        chosen = {column: box.currentData() for column, box in self.boxes.items()}
        return {column: key for column, key in chosen.items() if key}

    def _add(self, column: int) -> None:
        samples = self._samples(column)
        silent = not samples and column not in self.matching.headings
        if silent or column == self.matching.numbering:
            return
        row = self._grid.rowCount()
        self._grid.addWidget(plain(self._name(column), wrap=True), row, 0)
        self._grid.addWidget(plain(" · ".join(samples), look="muted", wrap=True), row, 1)
        self._grid.addWidget(self._place(column), row, 2)

    def _name(self, column: int) -> str:
        words = self.matching.headings.get(column, "")
        if self.sheets[0].of_word and words:
            return words  # Word shows no letters of columns
        letters = cell_name(0, column)[:-1]
        return f"{letters}: {words}" if words else letters

    def _samples(self, column: int) -> list[str]:
        sheet = self.sheets[0]
        found = lines_of(sheet, self.matching)
        rows = islice((row for row in found if isinstance(row, int)), _SAMPLES)
        said = (" ".join(text_of_any(sheet.seen(row, column)).split()) for row in rows)
        return [words[:_CUT] for words in said if words]

    def _place(self, column: int) -> QWidget:
        """Return the choice where a column goes; one that is never imported says why."""
        matching = self.matching
        if column in matching.left_out:
            words = _("Không nhập: {why}.").format(why=matching.left_out[column])
            return plain(words, look="warning", wrap=True)
        box = QuietComboBox()
        box.setAccessibleName(self._name(column))
        box.addItem(_("(không nhập)"), "")
        known = matching.columns.get(column, "")
        keys = keys_of(matching.kind, matching.columns.values())
        for key in keys if known in ("", *keys) else [*keys, known]:
            box.addItem(target_of(matching.kind, key).label, key)
        box.setCurrentIndex(max(0, box.findData(known)))
        box.activated.connect(lambda _row: self._take(column))
        self.boxes[column] = box
        return box

    def _take(self, column: int) -> None:
        """Let one column alone fill a field."""
        key = self.boxes[column].currentData()
        for other, box in self.boxes.items():
            if key and other != column and box.currentData() == key:
                box.setCurrentIndex(0)
        self.taken.emit()
