"""The verbs all editors share, and the choice of an editor for a field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget


class Editor(QWidget):
    """What stands in a form for one field.

    `read` gives what the user entered, even if it is no allowed value: the record decides, and
    the form says why. `write` takes a value, or its form in JSON as kept in a draft.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)

    def put_in(self, widget: QWidget) -> None:
        """Place the part that takes the keyboard."""
        self.row.addWidget(widget, 1)
        self.setFocusProxy(widget)

    def call(self, label: str) -> None:
        """Name the editor for screen readers."""
        self.setAccessibleName(label)
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setAccessibleName(label)

    def read(self) -> Any:
        """Return what the user entered."""
        raise NotImplementedError

    def write(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def offer(self, options: Mapping[str, str]) -> None:
        """Take the records to choose from, name by identity; only references listen."""

    def settle(self) -> str:
        """Take what is still being typed; say why it cannot be taken, "" if it can."""
        return ""

    def follow(self, values: Mapping[str, Any]) -> None:
        """Hear what other fields of the form hold now; only dependent editors listen."""


def as_day(value: Any) -> date | None:
    """Return a day from a value or from its form in JSON."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
