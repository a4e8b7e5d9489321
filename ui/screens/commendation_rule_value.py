"""The editor of a rule's value: a number with its unit, or one of a few ways of rounding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from resources.catalogues import offered
from ui.screens.choice_editors import QuietComboBox
from ui.screens.commendation_rule_roles import example_words, unit_words
from ui.screens.editors import Editor
from ui.screens.parts import plain


class RuleValueEditor(Editor):
    """What is typed as people write it; the role of the rule, which it follows, says the unit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rounding = False
        self.line = QLineEdit()
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.box = QuietComboBox()
        for code, word in offered("rounding_modes").items():
            self.box.addItem(word, code)
        self.box.activated.connect(lambda _row: self.changed.emit())
        self.box.hide()
        self.unit = plain(look="muted", wrap=True)
        self.put_in(self.line)
        self.row.addWidget(self.box, 1)
        self.row.addWidget(self.unit, 1)

    def call(self, label: str) -> None:
        super().call(label)
        for part in (self.line, self.box):
            part.setAccessibleName(label)

    def read(self) -> Any:
        return (self.box.currentData() or "") if self._rounding else self.line.text().strip()

    def write(self, value: Any) -> None:
        self.line.setText(str(value or ""))
        self.line.setCursorPosition(0)
        self.box.setCurrentIndex(self.box.findData(value))

    def follow(self, values: Mapping[str, Any]) -> None:
        self._rounding = values.get("role") == "rounding"
        self.line.setVisible(not self._rounding)
        self.box.setVisible(self._rounding)
        self.setFocusProxy(self.box if self._rounding else self.line)
        self.line.setPlaceholderText(example_words(values))
        self.unit.setText(unit_words(values))
        self.unit.setVisible(bool(unit_words(values)))
