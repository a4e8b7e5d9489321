"""An achievement noted in a moment: who, what, and Enter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from resources.catalogues import offered
from resources.wording import _
from storage.commendation.naming import likely_subject
from storage.commendation.noting import achievement_values, likely_honorees
from storage.records import Achievement, Activity, Honoree
from storage.repository import find
from storage.spelling import fold
from ui.screens.asking import ask_drop
from ui.screens.choice_editors import QuietComboBox
from ui.screens.date_editor import DateEditor
from ui.screens.desk import Desk
from ui.screens.finder import Finder
from ui.screens.honorees_linked import save_linked
from ui.screens.labels import complain, complaint, field_label, heading
from ui.screens.parts import button, go_or_back, plain

_NAME = 200  # letters a name may have
_NOBODY = "…"  # before somebody is chosen
_SHOWN = 12  # rows of the list that drops down


class NotingAchievement(QDialog):
    """Asks who did what; the name is chosen from those known, or typed anew."""

    def __init__(
        self,
        begun: Achievement,
        likely: Iterable[Honoree],
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with what the activity says; the `likely` ones are offered first."""
        super().__init__(parent)
        self.drafted = f"achievement of {begun.activity or begun.honoree or ''}"
        self.setWindowTitle(_("Ghi thành tích"))
        self._desk, self._begun = desk, begun
        known = find(desk.ledger, Honoree, unit=begun.unit)
        self._offered = {_label(one): one for one in (*likely, *known)}
        self.line = QLineEdit()
        self.who = self._who_box(begun, self.line)
        self.subject = _choice("award_subjects", begun.subject)
        self.award_type = _choice("award_types", begun.award_type)
        self.day = DateEditor(desk.today())
        self.day.write(begun.happened_on)
        self.text = QPlainTextEdit(begun.text)
        self.text.setTabChangesFocus(True)
        self.complaint = complaint()
        self.go = button(_("&Ghi thành tích"), self._submit, look="primary")
        self.go.setDefault(True)
        keys = QShortcut(QKeySequence("Ctrl+S"), self)
        keys.activated.connect(self._submit)
        self._lay_out()
        self._first = self._entered()
        self._guesses = True
        self.subject.activated.connect(lambda _row: self._stop_guessing())
        self.who.editTextChanged.connect(self._guess)
        self.who.setFocus()

    def achievement(self) -> Achievement:
        """Return the achievement as it stands in the dialog."""
        chosen = self._chosen()
        return Achievement.model_validate(
            dict(self._begun)
            | {
                "happened_on": self.day.read(),
                "subject": self.subject.currentData(),
                "award_type": self.award_type.currentData(),
                "name": chosen.name if chosen else self.who.currentText().strip(),
                "text": self.text.toPlainText(),
                "honoree": chosen.id if chosen else None,
            }
        )

    def reject(self) -> None:
        """Go back; what was typed is given up only after asking."""
        if self._entered() == self._first or ask_drop(self, _("Bỏ những gì vừa nhập?")):
            super().reject()

    def _entered(self) -> tuple[str, str]:
        return self.who.currentText().strip(), self.text.toPlainText()

    def _guess(self, name: str) -> None:
        """Take the kind of subject from a name that is new, until it was chosen by hand."""
        likely = likely_subject(name) if self._guesses and not self._chosen() else ""
        if likely:
            self.subject.setCurrentIndex(self.subject.findData(likely))

    def _stop_guessing(self) -> None:
        self._guesses = False

    def _chosen(self) -> Honoree | None:
        return self._offered.get(self.who.currentText())

    def _submit(self) -> None:
        name = self.who.currentText().strip()
        if not name:
            complain(self.complaint, _("Ghi tên người, tập thể có thành tích."))
        elif len(name) > _NAME:
            complain(self.complaint, _("Tên dài quá 200 chữ; phần việc làm ghi ở ô dưới."))
        elif not isinstance(self.day.read(), date):
            complain(self.complaint, _("Ngày chưa đúng; gõ như 02/09/2022."))
        elif self._kept():
            self.accept()

    def _kept(self) -> bool:
        chosen, made = self._chosen(), self.achievement()
        if chosen is None:
            return save_linked(self._desk, made)
        known = find(self._desk.ledger, Honoree, id=chosen.id)
        return self._desk.save(made) if known else self._desk.save(chosen, made)

    def _who_box(self, begun: Achievement, line: QLineEdit) -> QComboBox:
        box = QuietComboBox()
        box.setEditable(True)
        box.setLineEdit(line)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none for "no completer"
        box.setMaxVisibleItems(_SHOWN)
        box.addItems(list(self._offered))
        box.setCurrentIndex(-1)  # so that the first arrow stands on the first
        held = (label for label, one in self._offered.items() if one.id == begun.honoree)
        box.setEditText(next(held, begun.name.replace(_NOBODY, "")))
        line.setPlaceholderText(_("gõ vài chữ để tìm, hoặc gõ tên mới"))
        box.activated.connect(lambda _row: self._follow())
        finder = Finder(line, self._find)
        finder.chosen.connect(self._take)
        return box

    def _find(self, text: str) -> list[str]:
        words = fold(text).split()
        return [one for one in self._offered if all(word in fold(one) for word in words)]

    def _take(self, label: str) -> None:
        self.who.setEditText(label)
        self._follow()

    def _follow(self) -> None:
        """Take the kind of subject from whoever was chosen."""
        chosen = self._chosen()
        if chosen:
            self.subject.setCurrentIndex(self.subject.findData(chosen.subject))

    def _lay_out(self) -> None:
        foot = go_or_back(self.go, self.reject)
        row = QHBoxLayout()
        parts: tuple[tuple[str, QWidget], ...] = (
            (_("Đối &tượng"), self.subject),
            (_("&Ngày *"), self.day),
            (_("&Loại hình"), self.award_type),
        )
        for words, part in parts:
            one = QVBoxLayout()
            one.addWidget(field_label(words, part))
            one.addWidget(part)
            row.addLayout(one, 1)
        self.day.call(_("Ngày"))
        column = QVBoxLayout(self)
        column.addWidget(heading(_("Ghi thành tích"), 1.2))
        column.addWidget(field_label(_("&Ai, tập thể nào *"), self.who))
        column.addWidget(self.who)
        column.addLayout(row)
        column.addWidget(field_label(_("&Việc làm, kết quả"), self.text))
        column.addWidget(self.text, 1)
        hint = _("Chọn tên rồi Enter là ghi; đang ở ô việc làm thì bấm Ctrl+S.")
        column.addWidget(plain(hint, look="muted", wrap=True))
        column.addWidget(self.complaint)
        column.addLayout(foot)
        self.resize(560, 420)


def note_from(desk: Desk, activity: Activity, parent: QWidget) -> bool:
    """Ask who did well in an activity, and keep it; false if it was not kept."""
    begun = {"subject": "collective", "name": _NOBODY} | achievement_values(activity)
    likely = likely_honorees(desk.ledger, activity)
    achievement = Achievement.model_validate(begun)
    return bool(NotingAchievement(achievement, likely, desk, parent).exec())


def _choice(catalogue: str, chosen: str) -> QuietComboBox:
    box = QuietComboBox()
    for code, words in offered(catalogue).items():
        box.addItem(words, code)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def _label(one: Honoree) -> str:
    """Tell people of one name apart: by year of birth, place in a team, address."""
    more = ", ".join(filter(None, (str(one.birth_year or ""), one.position or one.address)))
    return f"{one.name} – {more}" if more else one.name
