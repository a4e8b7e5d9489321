"""Entering and changing one record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticUndefined, to_jsonable_python
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from storage.records import Record, fields_of
from ui.screens.asked import unasked
from ui.screens.complaints import complaints_of
from ui.screens.fields import FieldCell, SectionBox
from ui.screens.fitting import Surroundings, editor_for
from ui.screens.layouts import LAYOUTS
from ui.screens.photos_editor import PhotosEditor
from ui.screens.soon import Soon
from ui.screens.text_editors import CountEditor, LongTextEditor, TextEditor
from ui.screens.words import Names


class RecordForm(QScrollArea):
    """The form for one kind of record; it holds values, never the ledger."""

    submitted = Signal(object)  # the record, once it is right
    edited = Signal()
    typed = Signal(dict)  # what stands in the form, in JSON, soon after something was typed

    def __init__(
        self,
        kind: type[Record],
        unit: str,
        around: Surroundings | None = None,
        *,
        hidden: frozenset[str] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        """Lay out the form; `hidden` fields keep the value they began with."""
        super().__init__(parent)
        self.kind = kind
        self._unit = unit
        self._kept: dict[str, Any] = {"unit": unit}
        self._hidden = hidden
        self.telling = Soon(lambda: self.typed.emit(self.entered()), self)
        self.is_dirty = False
        self.cells: dict[str, FieldCell] = {}
        self._sections: list[SectionBox] = []
        self._lay_out(around or Surroundings())

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()  # fields are never cut at the side
        wide = self._body.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(hint.width(), wide), hint.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # other fields may need another width
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.telling.at_once()
        super().hideEvent(event)

    def look_only(self) -> None:
        """Let nobody type for good: words may be read and copied, photos looked at."""
        for cell in self.cells.values():
            if isinstance(cell.editor, TextEditor | CountEditor):
                cell.editor.line.setReadOnly(True)
            elif isinstance(cell.editor, LongTextEditor):
                cell.editor.box.setReadOnly(True)
            elif not isinstance(cell.editor, PhotosEditor):
                cell.editor.setEnabled(False)

    def begin(self, values: Mapping[str, Any]) -> None:
        """Start a new record with some values filled in."""
        self._kept = {"unit": self._unit} | dict(values)
        begun = {name: info.default for name, info in self._infos() if not info.is_required()}
        known = {name: value for name, value in begun.items() if value is not PydanticUndefined}
        self._fill(known | dict(values))

    def show_record(self, record: Record) -> None:
        """Fill the form with a record that is to be changed."""
        self._kept = record.model_dump(exclude={"changed_at"})
        self._fill({name: getattr(record, name) for name in self.cells})

    def recall(self, values: Mapping[str, Any]) -> None:
        """Fill the form with what `typed` once gave; it counts as changed."""
        self._kept = {**self._kept, **values}
        self._fill(values)
        self._touch()

    def keep_behind(self, *fresh: Record) -> None:
        """Take over what the books say now of that which has no field here."""
        for record in fresh:
            now = record.model_dump(exclude={"changed_at", *self.cells})
            self._kept = {**self._kept, **now}

    def fill_in(self, values: Mapping[str, Any]) -> None:
        """Replace some values by others; not what the user began with counts as typed."""
        for name in [name for name in values if name in self.cells]:
            self.cells[name].editor.write(values[name])
        self._follow()
        self._ask()

    def show_names(self, names: Names) -> None:
        """Take what may be chosen: records by kind, words of lists that the unit may add to."""
        facts = {field.name: field.fact for field in fields_of(self.kind)}
        for name, cell in self.cells.items():
            refers, choices = facts[name].refers, facts[name].choices
            if refers or choices in names:
                cell.editor.offer(names.get(refers or choices, {}))

    def values(self) -> dict[str, Any]:
        """Return what stands in the form, with what is kept behind it."""
        return self._kept | {name: cell.editor.read() for name, cell in self.cells.items()}

    def entered(self) -> dict[str, Any]:
        """Return the same in JSON."""
        said: dict[str, Any] = to_jsonable_python(self.values())
        return said

    def settle(self) -> dict[str, str]:
        """Take what is still being typed in any field; return what cannot be taken, by field."""
        said = {name: cell.editor.settle() for name, cell in self.cells.items()}
        return {name: words for name, words in said.items() if words}

    def submit(self) -> bool:
        """Give the record out, or say at each field what is wrong with it."""
        unsettled = self.settle()
        try:
            record = self.kind.model_validate(self.values())
        except ValidationError as error:
            self.complain(complaints_of(error) | unsettled)
            return False
        self.complain(unsettled)
        if unsettled:
            return False
        self.submitted.emit(record)
        return True

    def complain(self, complaints: Mapping[str, str]) -> None:
        """Say what is wrong at each field, and go to the first."""
        for name, cell in self.cells.items():
            cell.complain(complaints.get(name, ""))
        for box in self._sections:
            box.open_if(any(name in complaints for name in box.section.fields))
        first = next((name for name in self.cells if name in complaints), None)
        if first:
            self.cells[first].editor.setFocus()
            self.ensureWidgetVisible(self.cells[first])

    def focus_first(self, name: str = "") -> None:
        """Put the cursor into a field, by default the first."""
        cell = self.cells.get(name) or next(iter(self.cells.values()))
        cell.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _infos(self) -> Any:
        return [(n, i) for n, i in self.kind.model_fields.items() if n in self.cells]

    def _fill(self, values: Mapping[str, Any]) -> None:
        self.telling.stop()
        self._follow(self._kept | dict(values))
        for name, cell in self.cells.items():
            cell.editor.write(values.get(name))
        self._follow()
        self._ask()
        self.is_dirty = False
        self.complain({})
        for box in self._sections:
            box.count_filled(self._filled())
        self.verticalScrollBar().setValue(0)

    def _filled(self) -> set[str]:
        """Return the fields that hold something else than what every record begins with."""
        begun = {name: info.get_default() for name, info in self._infos()}
        now = {name: cell.editor.read() for name, cell in self.cells.items()}
        return {name for name, value in now.items() if value and value != begun[name]}

    def _follow(self, values: Mapping[str, Any] | None = None) -> None:
        now = values if values is not None else self.values()
        for cell in self.cells.values():
            cell.editor.follow(now)

    def _ask(self) -> None:
        """Leave out what the chosen kind does not ask for, unless it holds something."""
        left_out = unasked(self.kind, self.values())
        for box in self._sections:
            box.leave_out(left_out)

    def _touch(self) -> None:
        self.is_dirty = True
        self._follow()
        self.telling.ask()
        self.edited.emit()

    def _lay_out(self, around: Surroundings) -> None:
        self._body = body = QWidget()
        body.setObjectName("formBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(10)
        self.setWidget(body)  # first, as each part below: Qt styles anew whatever is moved
        fields = {field.name: field for field in fields_of(self.kind)}
        for section in LAYOUTS[self.kind]:
            box = SectionBox(section)
            column.addWidget(box)
            for row in section.rows:
                names = (row,) if isinstance(row, str) else row
                shown = [name for name in names if name not in self._hidden]
                for name in shown:
                    cell = FieldCell(fields[name], editor_for(fields[name], around))
                    cell.editor.changed.connect(self._touch)
                    if name in ("kind", "role", "subject"):
                        cell.editor.changed.connect(self._ask)
                    self.cells[name] = cell
                box.add_row([self.cells[name] for name in shown])
            self._sections.append(box)
        column.addStretch()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keyboard
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
