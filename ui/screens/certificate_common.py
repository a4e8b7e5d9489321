"""What all sheets of a batch say alike: the decision, place and day, who commends and who signs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from resources.wording import _
from ui.screens.certificate_batch import COMMON
from ui.screens.date_editor import DateEditor
from ui.screens.editors import Editor
from ui.screens.labels import field_label
from ui.screens.text_editors import LongTextEditor, TextEditor
from ui.screens.tips import plain_tip

_EACH_ITS_OWN = _("mỗi tờ một khác")
_NOT_ON_TEMPLATE = _("Mẫu này không in dòng này (phôi đã in sẵn).")


class _TwoLinesEditor(LongTextEditor):
    LINES = 2


class CommonTexts(QWidget):
    """One field for each; where sheets differ it stays empty and each keeps its own."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._differing: frozenset[str] = frozenset()
        self._typed: set[str] = set()
        self.editors: dict[str, Editor] = {
            "number": TextEditor(),
            "decided_on": DateEditor(today),
            "place": TextEditor(),
            "day": DateEditor(today),
            "head": _TwoLinesEditor(),
            "signer_title": _TwoLinesEditor(),
            "signer_name": TextEditor(),
        }
        for name, editor in self.editors.items():
            editor.changed.connect(partial(self._hear, name))
        self._lay_out()

    def propose(self, values: Mapping[str, Any]) -> None:
        """Show what the sheets have in common, save what was typed already.

        What is not given differs from sheet to sheet.
        """
        self._differing = frozenset(COMMON) - values.keys()
        for name, editor in self.editors.items():
            if name not in self._typed:
                editor.write(values.get(name))
            _say_differing(editor, differing=name in self._differing)

    def values(self) -> dict[str, Any]:
        """Return what all sheets are to say; a day that cannot be read is left to the pen."""
        found: dict[str, Any] = {}
        for name, editor in self.editors.items():
            said = editor.read()
            if isinstance(editor, DateEditor):
                found[name] = said if isinstance(said, date) else None
            else:
                found[name] = str(said).strip()
        return {name: said for name, said in found.items() if said or name not in self._differing}

    def unreadable(self) -> list[str]:
        """Return what stands in fields of days and is none."""
        days = [one.read() for one in self.editors.values() if isinstance(one, DateEditor)]
        return [said for said in days if isinstance(said, str)]

    def allow(self, names: Mapping[str, bool]) -> None:
        """Close the fields of what the template does not print."""
        for name, on in names.items():
            self.editors[name].setEnabled(on)
            self.editors[name].setToolTip(plain_tip("" if on else _NOT_ON_TEMPLATE))

    def _hear(self, name: str) -> None:
        self._typed.add(name)
        self.changed.emit()

    def _lay_out(self) -> None:
        labels = {
            "number": _("Số &quyết định"),
            "decided_on": _("Ngày quyết định"),
            "place": _("Địa danh"),
            "day": _("Ngày ghi trên tờ"),
            "head": _("Chức danh người khen"),
            "signer_title": _("Quyền hạn, chức vụ người ký"),
            "signer_name": _("Họ tên người ký"),
        }
        rows = (("number", "decided_on", "place", "day"), ("head", "signer_title", "signer_name"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        spans = ((3, 3, 3, 3), (5, 4, 3))
        for down, (names, wide) in enumerate(zip(rows, spans, strict=True)):
            column = 0
            for name, span in zip(names, wide, strict=True):
                editor = self.editors[name]
                grid.addWidget(field_label(labels[name], editor), 2 * down, column, 1, span)
                grid.addWidget(editor, 2 * down + 1, column, 1, span, Qt.AlignmentFlag.AlignTop)
                editor.call(labels[name].replace("&", ""))
                column += span


def _say_differing(editor: Editor, *, differing: bool) -> None:
    words = _EACH_ITS_OWN if differing else ""
    if isinstance(editor, DateEditor | TextEditor):
        editor.line.setPlaceholderText(words)
    elif isinstance(editor, LongTextEditor):
        editor.box.setPlaceholderText(words)
