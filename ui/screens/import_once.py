"""What is said once for every row of an import, where no column and no title tells it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from resources.catalogues import offered
from resources.wording import _
from storage.commendation.rules import AWARD_LISTS
from storage.imports import Target, targets_of
from storage.records import KIND_NAMED, Award, Proposal, Record
from ui.screens.choice_editors import ChoiceEditor
from ui.screens.desk import Desk
from ui.screens.labels import field_label
from ui.screens.text_editors import TextEditor

_TOLD = _("theo tiêu đề trong tệp")
_FOUND_OUT = _("đoán theo tên hoặc nội dung của từng dòng")
_WRITTEN: Mapping[str, str] = {  # meanings without a list to choose from, with an example
    "text": "",
    "day": _("ngày/tháng/năm, ví dụ 15/12/2022"),
}
_ALSO: Mapping[str, frozenset[str]] = {Award.KIND: frozenset({"number"})}  # good to say once


class SaidOnce(QWidget):
    """A line for each field that must be told; what was chosen stays when columns change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.editors: dict[str, ChoiceEditor | TextEditor] = {}
        self._whole = QFormLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)

    @property
    def words(self) -> dict[str, str]:
        """Return what was said, words by the key of the target."""
        said = {key: self._read(key, editor) for key, editor in self.editors.items()}
        return {key: words for key, words in said.items() if words}

    def offer(
        self,
        kind: type[Record],
        missing: Collection[str],
        free: Collection[str],
        told: Collection[str],
        known: Mapping[str, str],
    ) -> None:
        """Ask for the missing targets, and for free ones that would only be guessed.

        `told` are those that titles say; `known` has words, or identities, to begin with.
        """
        said = {key: editor.read() for key, editor in self.editors.items()}
        while self._whole.rowCount():
            self._whole.removeRow(0)
        self.editors = {}
        for key, target in targets_of(kind).items():
            guessed = not target.required and target.field is not None and target.field.required
            wanted = guessed or key in missing or key in _ALSO.get(kind.KIND, ())
            if not (wanted and key in free):
                continue
            editor = self._editor(target, told=key in told, guessed=guessed)
            if editor is not None:
                begun = "" if key in told else known.get(key, "")
                self._begin(editor, target, said.get(key) or begun)
                self.editors[key] = editor

    def _editor(
        self, target: Target, *, told: bool, guessed: bool
    ) -> ChoiceEditor | TextEditor | None:
        choices = self._choices(target)
        hint = _TOLD if told else _FOUND_OUT if guessed else _WRITTEN.get(target.meaning, "")
        if choices:
            chooser = ChoiceEditor(choices)
            chooser.box.setPlaceholderText(hint)
            if (line := chooser.box.lineEdit()) is not None:
                line.setPlaceholderText(hint)
            return chooser
        if target.meaning not in _WRITTEN:
            return None
        writer = TextEditor()
        writer.line.setPlaceholderText(_TOLD if told else _WRITTEN[target.meaning])
        return writer

    def _begin(self, editor: ChoiceEditor | TextEditor, target: Target, said: str) -> None:
        if isinstance(editor, ChoiceEditor):
            choices = self._choices(target)
            coded = said if said in choices else None
            editor.write(coded or next((c for c, word in choices.items() if word == said), None))
        else:
            editor.write(said)
        words = _("{label}, cho mọi dòng").format(label=target.label)
        inside = editor.box if isinstance(editor, ChoiceEditor) else editor.line
        self._whole.addRow(field_label(words, inside), editor)

    def _choices(self, target: Target) -> Mapping[str, str]:
        if target.field is None:
            return {}
        fact = target.field.fact
        if fact.choices in AWARD_LISTS:
            return self._desk.choices(fact.choices)
        if fact.choices:
            return offered(fact.choices)
        return self._desk.names(KIND_NAMED[fact.refers]) if fact.refers else {}

    def _read(self, key: str, editor: ChoiceEditor | TextEditor) -> str:
        if isinstance(editor, TextEditor):
            return str(editor.read()).strip()
        if key == Proposal.KIND:  # several may be of the same name
            return str(editor.read() or "")
        return editor.box.currentText()
