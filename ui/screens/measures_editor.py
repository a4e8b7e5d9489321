"""The numbers of an activity: its fields follow the kind that was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from resources.catalogues import Measure, activity_kinds
from resources.wording import _
from ui.screens.editors import Editor
from ui.screens.labels import complain, complaint
from ui.screens.parts import plain
from ui.screens.text_editors import CountEditor
from ui.screens.words import count_words

_ACROSS = 2


class MeasuresEditor(Editor):
    """A number for each measure of the chosen kind; what is typed outlives a change of kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ""
        self._typed: dict[str, Any] = {}
        self._editors: dict[str, CountEditor] = {}
        self._limits: dict[str, QLabel] = {}
        self._box = QWidget()
        self.row.addWidget(self._box)

    def call(self, label: str) -> None:
        self.setAccessibleName(label)

    def follow(self, values: Mapping[str, Any]) -> None:
        kind = values.get("kind") or ""
        if kind != self._kind:
            self._remember()
            self._kind = kind
            self._rebuild()

    def read(self) -> Any:
        entered = {code: editor.read() for code, editor in self._editors.items()}
        return {code: value for code, value in entered.items() if value or value == ""}

    def write(self, value: Any) -> None:
        """Show numbers; none at all (a new record) shows what each measure begins with."""
        self._typed = dict(value or {})
        for measure in self._measures():
            begun = measure.default if value is None else 0
            self._editors[measure.code].write(self._typed.get(measure.code, begun) or None)
        self._say_limits()

    @property
    def labels(self) -> Mapping[str, str]:
        """Return the names of the measures on show."""
        return {measure.code: measure.name for measure in self._measures()}

    def _say_limits(self) -> None:
        """Say at once which number is more than it can be; it may be saved, but not closed."""
        said = {code: value for code, value in self.read().items() if isinstance(value, int)}
        names = self.labels
        for measure in self._measures():
            most, value = measure.most(said), said.get(measure.code, 0)
            words = _("Nhiều hơn tổng các số trên ({most}).")
            if measure.at_most:
                words = _("Nhiều hơn «{name}» ({most}).")
            wrong = most is not None and value > most
            said_so = words.format(name=names.get(measure.at_most, ""), most=count_words(most or 0))
            complain(self._limits[measure.code], said_so if wrong else "")

    def _remember(self) -> None:
        self._typed |= {code: editor.read() for code, editor in self._editors.items()}

    def _measures(self) -> tuple[Measure, ...]:
        known = activity_kinds().get(self._kind)
        if known is None:  # a kind of a newer catalogue: its numbers are shown as they came
            return tuple(Measure(code, code, "") for code in self._typed)
        return known.measures

    def _rebuild(self) -> None:
        self.row.removeWidget(self._box)
        self._box.deleteLater()
        self._box = QWidget()
        self._editors, self._limits = {}, {}
        grid = QGridLayout(self._box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        for place, measure in enumerate(self._measures()):
            across = place % _ACROSS
            down = place // _ACROSS * 3
            label = self._labelled(measure)
            grid.addWidget(label, down, across, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(self._editors[measure.code], down + 1, across)
            grid.addWidget(self._limits[measure.code], down + 2, across)
            grid.setColumnStretch(across, 1)
        self.row.addWidget(self._box)
        self._say_limits()

    def _labelled(self, measure: Measure) -> QLabel:
        editor = CountEditor(empty=0, unit=measure.unit)
        editor.call(measure.name)
        editor.write(self._typed.get(measure.code, measure.default) or None)
        editor.changed.connect(self._say_limits)
        editor.changed.connect(self.changed)
        self._editors[measure.code] = editor
        self._limits[measure.code] = complaint()
        label = plain(measure.name, name="fieldLabel", wrap=True)
        label.setBuddy(editor.line)
        return label
