"""Small tables inside a form: times of service, names and superiors of a unit by date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel
from PySide6.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from resources.catalogues import offered, words
from resources.wording import _
from ui.screens.choice_editors import ChoiceEditor
from ui.screens.date_editor import DateEditor
from ui.screens.editors import Editor
from ui.screens.icons import wear
from ui.screens.parts import button
from ui.screens.text_editors import TextEditor
from ui.screens.tips import plain_tip


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of the small table: a day, a word of a catalogue, or text.

    Where columns have a `share`, spare room is divided by it.
    """

    name: str
    label: str
    day: bool = False
    choices: str = ""
    share: int = 0


class RowsEditor(Editor):
    """Any number of small values, a row each."""

    def __init__(self, cells: Sequence[Cell], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = tuple(cells)
        self._today = today
        self._rows: list[dict[str, Editor]] = []
        self._add = button(_("Thêm dòng"), self._add_empty, picture="add", look="quiet")
        self._box = QWidget()
        self._column = QVBoxLayout()
        self._column.addWidget(self._box)
        self._column.addWidget(self._add)
        self.row.addLayout(self._column)
        self.setFocusProxy(self._add)

    def call(self, label: str) -> None:
        self.setAccessibleName(label)
        self._add.setAccessibleName(f"{label}: {self._add.text()}")

    def read(self) -> Any:
        return tuple({name: cell.read() for name, cell in row.items()} for row in self._rows)

    def settle(self) -> str:
        said = [cell.settle() for row in self._rows for cell in row.values()]
        return next(filter(None, said), "")

    def write(self, value: Any) -> None:
        self._show([_as_dict(row) for row in value or ()])

    def _show(self, rows: Sequence[dict[str, Any]]) -> None:
        self._column.removeWidget(self._box)
        self._box.deleteLater()
        self._box = QWidget()
        self._rows = []
        grid = QGridLayout(self._box)
        grid.setContentsMargins(0, 0, 0, 0)
        for across, cell in enumerate(self._cells):
            grid.setColumnStretch(across, cell.share)
        for values in rows:
            self._place(grid, values)
        self._column.insertWidget(0, self._box)
        self._box.setVisible(bool(rows))

    def _place(self, grid: QGridLayout, values: dict[str, Any]) -> None:
        down = len(self._rows)
        made: dict[str, Editor] = {}
        for across, cell in enumerate(self._cells):
            editor = self._editor(cell)
            editor.write(values.get(cell.name))
            editor.call(cell.label)
            editor.setToolTip(plain_tip(cell.label))
            editor.changed.connect(self.changed)
            grid.addWidget(editor, down, across)
            made[cell.name] = editor
        drop = QToolButton()
        wear(drop, "remove")
        drop.setToolTip(_("Bỏ dòng này"))
        drop.setAccessibleName(_("Bỏ dòng này"))
        drop.clicked.connect(lambda: self._drop(down))
        grid.addWidget(drop, down, len(self._cells))
        self._rows.append(made)

    def _editor(self, cell: Cell) -> Editor:
        if cell.day:
            return DateEditor(self._today)
        if cell.choices:
            return ChoiceEditor(offered(cell.choices), known=words(cell.choices))
        editor = TextEditor()
        editor.line.setPlaceholderText(cell.label.lower())
        return editor

    def _add_empty(self) -> None:
        self._show([*self.read(), {}])
        self._rows[-1][self._cells[0].name].setFocus()
        self.changed.emit()

    def _drop(self, place: int) -> None:
        self._show([row for at, row in enumerate(self.read()) if at != place])
        self.changed.emit()


def _as_dict(row: Any) -> dict[str, Any]:
    return row.model_dump() if isinstance(row, BaseModel) else dict(row)
