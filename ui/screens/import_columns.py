"""The second step of an import: what each column means, as guessed and as the user says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from resources.wording import _
from storage.imports import Matching, Sheet, alike, guess, targets_of, told_by_titles
from storage.records import Record
from ui.screens.choice_editors import ChoiceEditor, QuietComboBox
from ui.screens.desk import Desk
from ui.screens.import_grid import ColumnGrid
from ui.screens.import_once import SaidOnce
from ui.screens.labels import field_label
from ui.screens.look import GAP
from ui.screens.text_editors import TextEditor


class ImportColumns(QWidget):
    """A line for each column: its head, what stands in it, and where it goes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: Mapping[str, str] = {}
        self.grids: list[ColumnGrid] = []  # one for all sheets with the same heads
        self.pages = QuietComboBox()
        self.pages.activated.connect(lambda _row: self._choose(self.pages.currentData()))
        self.skip = QCheckBox(_("&Bỏ qua dòng đã có trong sổ"))
        self.skip.setChecked(True)
        self.lines = QScrollArea()
        self.lines.setWidgetResizable(True)
        self.lines.setFrameShape(QScrollArea.Shape.NoFrame)
        self.once = SaidOnce(desk)
        self._lay_out()

    @property
    def boxes(self) -> dict[int, QuietComboBox]:
        """Return the choices of the columns of the first table."""
        return self.grids[0].boxes if self.grids else {}

    @property
    def fixed(self) -> dict[str, ChoiceEditor | TextEditor]:
        """Return what is said once for every row, by the key of the target."""
        return self.once.editors

    def show_sheets(
        self, sheets: list[Sheet], best: Sheet, kind: type[Record], fixed: Mapping[str, str]
    ) -> None:
        """Show the sheets of a file, the likeliest first looked at."""
        self._kind, self._known = kind, fixed
        shown = [sheet for sheet in sheets if not sheet.hidden] or sheets
        same = alike(shown, best, kind)
        self.pages.clear()
        if len(same) > 1:
            self.pages.addItem(self._words(same), same)
        for sheet in shown:
            self.pages.addItem(sheet.name, [sheet])
        self.pages.setCurrentIndex(0 if len(same) > 1 else shown.index(best))
        self._choose(self.pages.currentData())

    def matchings(self) -> list[tuple[Sheet, Matching]]:
        """Return each sheet that is imported, and what the user says its columns mean."""
        said = self.once.words
        return [
            (
                sheet,
                replace(
                    guess(sheet, self._kind),
                    columns=grid.columns,
                    fixed={k: w for k, w in said.items() if k not in grid.columns.values()},
                    skip_known=self.skip.isChecked(),
                ),
            )
            for grid in self.grids
            for sheet in grid.sheets
        ]

    def _words(self, same: list[Sheet]) -> str:
        heads = [guess(sheet, self._kind).headings for sheet in same]
        words = _("{count} trang cùng các cột: {names}")
        if any(each != heads[0] for each in heads):
            words = _("{count} danh sách: {names}")
        return words.format(count=len(same), names=", ".join(sheet.name for sheet in same))

    def _choose(self, sheets: list[Sheet]) -> None:
        self.grids = []
        for sheet in sheets:
            matching = guess(sheet, self._kind)
            known = (one for one in self.grids if one.matching.headings == matching.headings)
            if (grid := next(known, None)) is not None:
                grid.sheets.append(sheet)
            else:
                title = sheet.name if len(sheets) > 1 else ""
                self.grids.append(ColumnGrid([sheet], matching, title))
        self._show_grids()
        self._ask_once()

    def _show_grids(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        for grid in self.grids:
            grid.taken.connect(self._ask_once)
            column.addWidget(grid)
        column.addStretch(1)
        self.lines.setWidget(body)

    def _ask_once(self) -> None:
        """Offer one word for every row where no column of some table tells what must be told."""
        filled = [set(grid.columns.values()) for grid in self.grids]
        bare = [replace(grid.matching, columns=grid.columns, fixed={}) for grid in self.grids]
        told = [
            told_by_titles(self._desk.ledger, sheet, matching)
            for grid, matching in zip(self.grids, bare, strict=True)
            for sheet in grid.sheets
        ]
        self.once.offer(
            self._kind,
            missing={key for matching in bare for key in matching.missing},
            free={key for key in targets_of(self._kind) if any(key not in one for one in filled)},
            told=frozenset.intersection(*told),
            known=self._known,
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(field_label(_("&Trang tính, bảng"), self.pages))
        top.addWidget(self.pages, 1)
        top.addSpacing(GAP)
        top.addWidget(self.skip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.once)
        column.addWidget(self.lines, 1)
