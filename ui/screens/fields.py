"""How one field, and one section of fields, stand in a form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from resources.wording import _
from storage.privacy.patterns import is_watched, suspected
from storage.records import Field
from ui.screens.editors import Editor
from ui.screens.parts import plain
from ui.screens.pattern_words import warning_words
from ui.screens.section import Section


class FieldCell(QWidget):
    """A label, the editor under it, and below it what is wrong with the entry."""

    def __init__(self, field: Field, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.editor = editor
        label = _(field.fact.label)
        editor.call(_("{label} (bắt buộc)").format(label=label) if field.required else label)
        self.advice = plain(look="muted", wrap=True)
        self.advice.hide()
        self.warning = plain(look="warning", wrap=True)
        self.warning.hide()
        self.complaint = plain(name="complaint", wrap=True)
        self.complaint.hide()
        if is_watched(field):
            editor.changed.connect(self._watch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        shown = plain(f"{label} *" if field.required else label, name="fieldLabel", wrap=True)
        shown.setBuddy(editor)
        if field.type is bool:  # the box to tick says it; showing what has no parent yet
            shown.hide()  # would open a window of its own, so things here are only ever hidden
        column.addWidget(shown)
        column.addWidget(editor)
        column.addWidget(self.advice)
        column.addWidget(self.warning)
        column.addWidget(self.complaint)

    def advise(self, words: str) -> None:
        """Say below the field what belongs into it, and what must not be written there."""
        self.advice.setText(words)
        self.advice.show()
        self.editor.setAccessibleDescription(words)

    def _watch(self) -> None:
        """Say quietly that the words hold what they should not."""
        words = warning_words(suspected(self.field, self.editor.read()))
        if words != self.warning.text():
            self.warning.setText(words)
            self.warning.setVisible(bool(words))
            self.editor.setAccessibleDescription(words or self.advice.text())

    def complain(self, words: str) -> None:
        """Say what is wrong, or that nothing is."""
        self._watch()
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))
        self.editor.setAccessibleDescription(words or self.advice.text())


class SectionBox(QWidget):
    """A titled group of fields; a folded one shows how many of its fields are filled in."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self._cells: list[FieldCell] = []
        self.title = QToolButton()
        self.title.setText(section.title)
        self.title.setCheckable(True)
        self.title.setChecked(not section.folded)
        self.title.setObjectName("sectionTitle")
        self.title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not section.title:
            self.title.hide()
        self._body = QWidget()
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self._body)
        self.title.toggled.connect(self._turn)
        self._turn(self.title.isChecked())

    def add_row(self, cells: Sequence[FieldCell]) -> None:
        """Put fields side by side, of equal width."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for cell in cells:
            row.addWidget(cell, 1, Qt.AlignmentFlag.AlignTop)
            self._cells.append(cell)
        self._rows.addLayout(row)

    def leave_out(self, names: frozenset[str]) -> None:
        """Hide some of its fields, and itself when none is left."""
        for cell in self._cells:
            cell.setVisible(cell.field.name not in names)
        self.setVisible(any(cell.field.name not in names for cell in self._cells))

    def open_if(self, wanted: bool) -> None:  # noqa: FBT001  # it is the whole question
        """Open the section when something in it wants to be seen."""
        if wanted:
            self.title.setChecked(True)

    def count_filled(self, filled: set[str]) -> None:
        """Say beside the title how many fields hold something."""
        count = len(filled.intersection(self.section.fields)) if self.section.folded else 0
        more = _("{title} (đã điền {count})").format(title=self.section.title, count=count)
        self.title.setText(more if count else self.section.title)

    def _turn(self, opened: bool) -> None:  # noqa: FBT001  # a slot of a signal
        self.title.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self._body.setVisible(opened)
