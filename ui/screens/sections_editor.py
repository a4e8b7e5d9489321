"""The text of a report, section by section: proposed by its figures, written over by the post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.wording import _
from ui.paper.reports.facts import Facts
from ui.paper.reports.sentences import Section, changed_since, figures_said
from ui.screens.editors import Editor
from ui.screens.look import GAP
from ui.screens.parts import plain
from ui.screens.section_row import SectionRow


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a section would say by itself, and the figures that it speaks of."""

    section: Section
    text: str
    facts: Facts


class SectionsEditor(Editor):
    """One row for each section of the outline.

    What nobody touched is not kept: it goes on following the figures until the report has its
    number or its day; then all of it is kept as it was issued.
    """

    wanted_phrase = Signal(str)  # the code of a section to choose a phrase for
    offered_phrase = Signal(str, str)  # a section, and its text to be kept in the library

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, SectionRow] = {}
        self._kept: dict[str, dict[str, Any]] = {}
        self._proposals: dict[str, Proposal] = {}
        self._issued = False
        self._box = QWidget()
        self.waiting = plain(_("Đang tính số liệu của kỳ…"), look="muted")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.waiting)
        column.addWidget(self._box)
        self.row.addLayout(column)
        self._column = column

    def show_proposals(self, proposals: Sequence[Proposal], parts: Mapping[str, str]) -> None:
        """Ask for these sections, with what their figures propose; `parts` names the headings."""
        outline = [proposal.section.code for proposal in proposals]
        same = outline == list(self.rows)
        self._proposals = {proposal.section.code: proposal for proposal in proposals}
        self.waiting.hide()
        if not same:
            self._build(parts)
        self._fill()

    def forget_proposals(self) -> None:
        """Wait for the figures of another report."""
        self._build({}, empty=True)
        self._proposals = {}
        self.waiting.show()

    def read(self) -> Any:
        texts = dict(self._kept)
        if self._issued:
            texts |= {c: self._entry(c, r.text()) for c, r in self.rows.items() if c not in texts}
        known = [code for code in self.rows if code in texts]
        return tuple(texts[code] for code in [*known, *(texts.keys() - self.rows.keys())])

    def write(self, value: Any) -> None:
        given = (
            one.model_dump(mode="json") if isinstance(one, BaseModel) else dict(one)
            for one in value or ()
        )
        self._kept = {one["section"]: one for one in given}
        self._fill()

    def follow(self, values: Mapping[str, Any]) -> None:
        self._issued = bool(values.get("number") or values.get("signed_on"))

    def insert(self, section: str, text: str) -> None:
        """Put a phrase where the cursor stands in a section, as a line of its own."""
        self.rows[section].insert(text)

    def _build(self, parts: Mapping[str, str], *, empty: bool = False) -> None:
        self._column.removeWidget(self._box)
        self._box.hide()
        self._box.deleteLater()
        self._box = QWidget()
        self._column.addWidget(self._box)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.rows = {}
        part = ""
        for code, proposal in ({} if empty else self._proposals).items():
            if proposal.section.part != part:
                part = proposal.section.part
                column.addWidget(plain(parts.get(part, ""), name="sheetTitle", wrap=True))
            self.rows[code] = self._row(proposal.section)
            column.addWidget(self.rows[code])
        if self.rows:
            self.setFocusProxy(next(iter(self.rows.values())).box)

    def _row(self, section: Section) -> SectionRow:
        row = SectionRow(section.title)
        row.typed.connect(lambda: self._take(section.code))
        row.taken_back.connect(lambda: self._take_back(section.code))
        row.stood_by.connect(lambda: self._stand_by(section.code))
        row.wanted_phrase.connect(lambda: self.wanted_phrase.emit(section.code))
        row.offered_phrase.connect(lambda text: self.offered_phrase.emit(section.code, text))
        return row

    def _fill(self) -> None:
        for code, row in self.rows.items():
            kept = self._kept.get(code)
            row.show_text(str(kept["text"]) if kept else self._proposals[code].text)
            self._mark(code)

    def _mark(self, code: str) -> None:
        """Say of a section whether it follows the figures, and which of them have changed."""
        kept, proposal = self._kept.get(code), self._proposals[code]
        if kept is None:
            self.rows[code].mark(own=False, proposed=bool(proposal.text), changed=())
            return
        changed = changed_since(proposal.section, proposal.facts, kept.get("said", {}))
        self.rows[code].mark(own=True, proposed=bool(proposal.text), changed=changed)

    def _take(self, code: str) -> None:
        """Keep what was typed; an older text goes on saying which figures it was written for."""
        kept, text = self._kept.get(code), self.rows[code].text()
        if kept is None and text == self._proposals[code].text:
            return
        self._kept[code] = self._entry(code, text) | ({"said": kept["said"]} if kept else {})
        self._mark(code)
        self.changed.emit()

    def _take_back(self, code: str) -> None:
        self._kept.pop(code, None)
        self.rows[code].show_text(self._proposals[code].text)
        self._mark(code)
        self.changed.emit()

    def _stand_by(self, code: str) -> None:
        self._kept[code] = self._entry(code, self.rows[code].text())
        self._mark(code)
        self.changed.emit()

    def _entry(self, code: str, text: str) -> dict[str, Any]:
        proposal = self._proposals[code]
        said = figures_said(proposal.section, proposal.facts)
        return {"section": code, "text": text, "said": said}
