"""The checklist of the safety standard: each criterion met, not met, or not yet answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from resources.wording import _
from storage.safety import CRITERION, DISQUALIFIER, Rule
from ui.screens.editors import Editor
from ui.screens.look import GAP
from ui.screens.parts import button, frame, plain
from ui.screens.tips import plain_tip

_SHORT = 120  # letters of evidence: the number of a paper fits, a story does not
_ANSWERS: Mapping[str, tuple[tuple[bool | None, str], ...]] = {
    CRITERION: ((True, _("Đạt")), (False, _("Chưa đạt")), (None, _("Chưa trả lời"))),
    DISQUALIFIER: (
        (False, _("Không xảy ra")),
        (True, _("Có xảy ra")),
        (None, _("Chưa trả lời")),
    ),
}


class AnswersEditor(Editor):
    """One row for each rule that is shown; answers to other rules are kept unseen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, AnswerRow] = {}
        self._said: dict[str, dict[str, Any]] = {}
        self._box = QWidget()
        self.row.addWidget(self._box)

    def show_rules(self, rules: Sequence[Rule]) -> None:
        """Ask by these rules: criteria first, then what must not have happened."""
        self.row.removeWidget(self._box)
        self._box.hide()
        self._box.deleteLater()
        self._box = QWidget()
        self.row.addWidget(self._box)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.rows = {}
        for rule in (rule for rule in rules if rule.role == CRITERION):
            self._add(column, rule)
        happened = [rule for rule in rules if rule.role == DISQUALIFIER]
        if happened:
            self._warn(column)
        for rule in happened:
            self._add(column, rule)
        if self.rows:
            self.setFocusProxy(next(iter(self.rows.values())).choices[None])

    def read(self) -> Any:
        return tuple(self._said.values())

    def write(self, value: Any) -> None:
        given = (
            one.model_dump() if isinstance(one, BaseModel) else dict(one) for one in value or ()
        )
        self._said = {one["rule"]: one for one in given}
        for code, row in self.rows.items():
            row.show_answer(self._said.get(code, {}))

    def clear_of_all(self) -> None:
        """Answer that none of what must not happen did."""
        for row in self.rows.values():
            if row.rule.role == DISQUALIFIER:
                row.choices[False].setChecked(True)

    def _add(self, column: QVBoxLayout, rule: Rule) -> None:
        if "share" in rule.asks:  # the figures answer it
            column.addWidget(plain(rule.text, wrap=True))
            column.addWidget(plain(_("Sổ tự tính theo danh sách."), look="muted"))
            return
        row = AnswerRow(rule)
        row.show_answer(self._said.get(rule.code, {}))
        row.answered.connect(self._take)
        self.rows[rule.code] = row
        column.addWidget(row)

    def _warn(self, column: QVBoxLayout) -> None:
        notice = frame("notice")
        inner = QVBoxLayout(notice)
        words = _(
            "Việc không được để xảy ra: chỉ ghi có/không, không ghi vụ việc, không ghi người."
        )
        inner.addWidget(plain(words, wrap=True))
        inner.addWidget(button(_("Không xảy ra việc nào dưới đây"), self.clear_of_all))
        column.addWidget(notice)

    def _take(self, answer: dict[str, Any]) -> None:
        self._said[answer["rule"]] = answer
        self.changed.emit()


class AnswerRow(QWidget):
    """One rule, its three answers, and for a criterion the paper that proves it."""

    answered = Signal(dict)  # a SafetyAnswer in JSON

    def __init__(self, rule: Rule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = rule
        self.choices: dict[bool | None, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.evidence = QLineEdit(maxLength=_SHORT)
        self.evidence.setPlaceholderText(_("số, ngày nghị quyết, kế hoạch… (nếu có)"))
        self.evidence.setAccessibleName(_("Căn cứ: {rule}").format(rule=rule.text))
        self.evidence.textEdited.connect(lambda _text: self._tell())
        self.evidence.setVisible(rule.role == CRITERION)
        self._group.buttonToggled.connect(self._turned)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for yes, words in _ANSWERS[rule.role]:
            choice = QRadioButton(words)
            choice.setAccessibleName(f"{words}: {rule.text}")
            self.choices[yes] = choice
            self._group.addButton(choice)
            row.addWidget(choice)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._words(rule))
        column.addLayout(row)
        column.addWidget(self.evidence)

    def show_answer(self, answer: Mapping[str, Any]) -> None:
        """Show an answer without telling anybody."""
        with QSignalBlocker(self._group):  # what is shown is not what the user answered
            self.choices[answer.get("yes")].setChecked(True)
        self.evidence.setText(str(answer.get("evidence", "")))
        self.evidence.setCursorPosition(0)

    def _words(self, rule: Rule) -> QLabel:
        label = plain(rule.text, wrap=True)
        sure = "" if rule.sure else _("chưa rõ nguyên văn thông tư; sửa được ở «Tiêu chí, hồ sơ»")
        label.setToolTip(plain_tip("\n".join(said for said in (rule.basis, sure) if said)))
        return label

    def _turned(self, _choice: object, on: bool) -> None:  # noqa: FBT001  # a slot of a signal
        if on:
            self._tell()

    def _tell(self) -> None:
        yes = next(yes for yes, choice in self.choices.items() if choice.isChecked())
        evidence = self.evidence.text().strip()
        self.answered.emit({"rule": self.rule.code, "yes": yes, "evidence": evidence})
