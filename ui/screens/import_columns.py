"""The second step of an import: what each column means, as guessed and as the user says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from resources.catalogues import offered
from resources.wording import _
from storage.imports import (
    Matching,
    Sheet,
    Target,
    alike,
    guess,
    target_of,
    targets_of,
    told_by_titles,
)
from storage.imports.cells import cell_name
from storage.imports.lines import lines_of, text_of_any
from storage.imports.targets import keys_of
from storage.records import KIND_NAMED, Record
from ui.screens.choice_editors import ChoiceEditor, QuietComboBox
from ui.screens.desk import Desk
from ui.screens.labels import field_label
from ui.screens.look import GAP
from ui.screens.parts import plain

_SAMPLES = 3  # rows shown of each column
_CUT = 28  # letters of a sample
_NAMED = _("theo tiêu đề trong tệp")
_FOUND_OUT = _("đoán theo tên hoặc nội dung của từng dòng")


class ImportColumns(QWidget):
    """A line for each column: its head, what stands in it, and where it goes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheets: list[Sheet] = []  # whose columns these are
        self._fixed: Mapping[str, str] = {}
        self._matching: Matching | None = None
        self.boxes: dict[int, QuietComboBox] = {}
        self.fixed: dict[str, ChoiceEditor] = {}
        self.pages = QuietComboBox()
        self.pages.activated.connect(lambda _row: self._choose(self.pages.currentData()))
        self.skip = QCheckBox(_("&Bỏ qua dòng đã có trong sổ"))
        self.skip.setChecked(True)
        self.lines = QScrollArea()
        self.lines.setWidgetResizable(True)
        self.lines.setFrameShape(QScrollArea.Shape.NoFrame)
        self.whole = QFormLayout()
        self._lay_out()

    def show_sheets(
        self, sheets: list[Sheet], best: Sheet, kind: type[Record], fixed: Mapping[str, str]
    ) -> None:
        """Show the sheets of a file, the likeliest first looked at."""
        self._kind, self._fixed = kind, fixed
        shown = [sheet for sheet in sheets if not sheet.hidden] or sheets
        same = alike(shown, best, kind)
        self.pages.clear()
        if len(same) > 1:
            names = ", ".join(sheet.name for sheet in same)
            words = _("{count} trang cùng các cột: {names}")
            self.pages.addItem(words.format(count=len(same), names=names), same)
        for sheet in shown:
            self.pages.addItem(sheet.name, [sheet])
        self.pages.setCurrentIndex(0 if len(same) > 1 else shown.index(best))
        self._choose(self.pages.currentData())

    def matchings(self) -> list[tuple[Sheet, Matching]]:
        """Return each sheet that is imported, and what the user says its columns mean."""
        said = self._said()
        columns, fixed, skip = said.columns, said.fixed, said.skip_known
        return [
            (each, replace(guess(each, self._kind), columns=columns, fixed=fixed, skip_known=skip))
            for each in self._sheets
        ]

    def _said(self) -> Matching:
        assert self._matching is not None
        chosen = {column: box.currentData() for column, box in self.boxes.items()}
        said = {key: editor.box.currentText() for key, editor in self.fixed.items()}
        return replace(
            self._matching,
            columns={column: key for column, key in chosen.items() if key},
            fixed={key: words for key, words in said.items() if words and self._is_free(key)},
            skip_known=self.skip.isChecked(),
        )

    def _is_free(self, key: str) -> bool:
        return key not in {box.currentData() for box in self.boxes.values()}

    def _choose(self, sheets: list[Sheet]) -> None:
        self._sheets, self._matching = sheets, guess(sheets[0], self._kind)
        self._show_columns(sheets[0], self._matching)
        self._show_fixed(self._matching)

    def _show_columns(self, sheet: Sheet, matching: Matching) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, GAP, 0)
        for column, words in enumerate((_("Cột trong tệp"), _("Các dòng đầu"), _("Nhập vào mục"))):
            grid.addWidget(plain(words, look="muted"), 0, column)
        self.boxes = {}
        for column in range(sheet.width):
            samples = self._samples(sheet, matching, column)
            silent = not samples and column not in matching.headings
            if silent or column == matching.numbering:
                continue
            row = grid.rowCount()
            grid.addWidget(plain(self._name(matching, column), wrap=True), row, 0)
            grid.addWidget(plain(" · ".join(samples), look="muted", wrap=True), row, 1)
            grid.addWidget(self._place(matching, column), row, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        self.lines.setWidget(body)

    def _name(self, matching: Matching, column: int) -> str:
        letters = cell_name(0, column)[:-1]
        words = matching.headings.get(column, "")
        return f"{letters}: {words}" if words else letters

    def _samples(self, sheet: Sheet, matching: Matching, column: int) -> list[str]:
        rows = islice((row for row in lines_of(sheet, matching) if isinstance(row, int)), _SAMPLES)
        said = (text_of_any(sheet.seen(row, column)) for row in rows)
        return [words[:_CUT] for words in said if words]

    def _place(self, matching: Matching, column: int) -> QWidget:
        """Return the choice where a column goes; one that is never imported says why."""
        if column in matching.left_out:
            words = _("Không nhập: {why}.").format(why=matching.left_out[column])
            return plain(words, look="warning", wrap=True)
        box = QuietComboBox()
        box.setAccessibleName(self._name(matching, column))
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
        if self._matching is not None:
            self._show_fixed(self._matching)

    def _show_fixed(self, matching: Matching) -> None:
        """Offer one word for every row where no column tells what must be told."""
        said = {key: editor.box.currentText() for key, editor in self.fixed.items()}
        chosen = {column: box.currentData() for column, box in self.boxes.items()}
        missing = replace(matching, columns=chosen, fixed={}).missing
        told = told_by_titles(self._desk.ledger, self._sheets[0], matching)
        while self.whole.rowCount():
            self.whole.removeRow(0)
        self.fixed = {}
        for key, target in targets_of(matching.kind).items():
            guessed = not target.required and target.field is not None and target.field.required
            wanted = guessed or key in missing
            choices = self._choices(target)
            if wanted and choices and self._is_free(key):
                editor = ChoiceEditor(choices)
                words = said.get(key) or ("" if key == told else self._fixed.get(key, ""))
                if key == told or guessed:
                    hint = _NAMED if key == told else _FOUND_OUT
                    (editor.box.lineEdit() or editor.box).setPlaceholderText(hint)
                editor.write(next((c for c, word in choices.items() if word == words), None))
                words = _("{label}, cho mọi dòng").format(label=target.label)
                self.whole.addRow(field_label(words, editor.box), editor)
                self.fixed[key] = editor

    def _choices(self, target: Target) -> Mapping[str, str]:
        if target.field is None:
            return {}
        fact = target.field.fact
        if fact.choices:
            return offered(fact.choices)
        return self._desk.names(KIND_NAMED[fact.refers]) if fact.refers else {}

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(field_label(_("&Trang tính"), self.pages))
        top.addWidget(self.pages, 1)
        top.addSpacing(GAP)
        top.addWidget(self.skip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addLayout(self.whole)
        column.addWidget(self.lines, 1)
        self.whole.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
