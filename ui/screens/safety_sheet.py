"""One subject's year as three plain steps, with what comes out said live as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from resources.wording import _
from storage.records import Record, SafetyAssessment, SafetySubject
from storage.repository import find
from storage.safety import COMMUNE, CRITERION, DOSSIER, YearBook, keep, stage_of
from ui.screens.answers_editor import AnswersEditor
from ui.screens.desk import Desk
from ui.screens.fields import SectionBox
from ui.screens.look import GAP
from ui.screens.parts import button, plain
from ui.screens.safety_words import STAGES, judged_words, sign_of
from ui.screens.sheet import Sheet
from ui.screens.sign import Sign

_STEPS = {"unregistered": 0, "registered": 1}  # the section that is due; later ones: the last
_LAST_STEP = 2


class AssessmentSheet(Sheet):
    """The form of an assessment; a subject that was not begun yet has an empty one."""

    recalled = Signal(str, int)  # a half-typed assessment came back: its subject and year
    wanted_subject = Signal()
    wanted_paper = Signal(str)

    def __init__(self, desk: Desk, book_of: Callable[[int], YearBook]) -> None:
        self._book_of = book_of
        self.subject: SafetySubject | None = None
        self._asked: frozenset[str] = frozenset()
        self.sign, self.judged = Sign(), plain(wrap=True)
        super().__init__(desk, SafetyAssessment, save=self._put_one)
        self.form.edited.connect(self._judge)
        self.head.addLayout(self._verdict_row())
        self.head.addLayout(self._ways())

    def open(self, record: Record) -> None:
        """Show an assessment by the rules of its subject and year."""
        if not isinstance(record, SafetyAssessment):
            return
        self._fit(record.subject, record.year)
        super().open(record)
        self.drop.setVisible(bool(find(self._desk.ledger, SafetyAssessment, id=record.id)))
        self._ask_only_what_counts()
        self.unfold(_STEPS.get(stage_of(record), _LAST_STEP))
        self._name(record)
        self._judge()

    def unfold(self, place: int) -> None:
        """Open one step and fold the others."""
        for at, box in enumerate(self.form.findChildren(SectionBox)):
            box.title.setChecked(at == place)

    def take_draft(self) -> None:
        draft = self._draft or {}
        subject, year = str(draft.get("subject", "")), int(draft.get("year") or 0)
        if subject and self.may_leave():
            self._fit(subject, year)
            super().take_draft()
            self._ask_only_what_counts()
            self.recalled.emit(subject, year)
            self._judge()

    def _fit(self, subject: str, year: int) -> None:
        """Take the rules that this kind of subject is held against."""
        self.subject = next(iter(find(self._desk.ledger, SafetySubject, id=subject)), None)
        if self.subject is None:
            return
        kind = self.subject.kind
        rules = self._book_of(year).rules(kind)
        asks = (rule.asks for rule in rules if rule.role == CRITERION)
        self._asked = frozenset(one for asked in asks for one in asked)
        answers = self.form.cells["answers"].editor
        assert isinstance(answers, AnswersEditor)
        answers.show_rules(rules)
        self.form.cells["dossier"].editor.offer(
            {rule.code: rule.text for rule in rules if rule.role == DOSSIER}
        )

    def _ask_only_what_counts(self) -> None:
        for name in ("households", "households_registered"):
            self.form.cells[name].setVisible("households" in self._asked)
        chosen = (
            self.subject is not None and self.subject.kind != COMMUNE
        )  # any model will do there
        self.form.cells["model"].setVisible("model" in self._asked and chosen)

    def _put_one(self, made: SafetyAssessment) -> bool:
        name = self.subject.name if self.subject else _(self.kind.TITLE)
        words = _("việc ghi “{name}” năm {year}").format(name=name, year=made.year)
        return keep_assessments(self._desk, [made], words)

    def _name(self, record: SafetyAssessment) -> None:
        stage = STAGES[stage_of(record)].word
        name = self.subject.name if self.subject else _(self.kind.TITLE)
        self.title.setText(f"{name} – {stage.lower()}")

    def _judge(self) -> None:
        """Say what would come out of what stands in the form."""
        if self.subject is None:
            return
        try:
            typed = SafetyAssessment.model_validate(self.form.values())
        except ValidationError:
            return  # in the middle of typing a number or a day
        said = self._book_of(typed.year).judge(self.subject.kind, typed)
        self.sign.say(sign_of(said), sign_of(said))
        self.judged.setText(judged_words(said))

    def _verdict_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.judged, 1)
        return row

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        ways = (
            (_("In bản đăng ký"), lambda: self.wanted_paper.emit("registration")),
            (_("In biên bản họp"), lambda: self.wanted_paper.emit("minutes")),
            (_("Sửa thông tin"), self.wanted_subject.emit),
        )
        for words, do in ways:
            row.addWidget(button(words, do, look="tight"))
        row.addStretch()
        return row


def keep_assessments(desk: Desk, made: Sequence[SafetyAssessment], words: str) -> bool:
    """Write assessments together; undo gives back those that were there before."""
    before = tuple(one for new in made for one in find(desk.ledger, SafetyAssessment, id=new.id))
    known = {one.id for one in before}
    new = tuple(one for one in made if one.id not in known)
    return desk.act(
        lambda ledger: keep(ledger, made), words, write_back=before, drop_again=new, typed=made
    )
