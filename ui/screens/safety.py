"""“An toàn về ANTT” (Thông tư 124/2021/TT-BCA): a year, the commune, its subjects, one of them."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from resources.wording import _
from storage.records import Hamlet, Record, SafetyAssessment, SafetyRule, SafetySubject
from storage.repository import find, search
from storage.safety import YearBook, begun, year_book
from ui.screens.allowed import only
from ui.screens.desk import Desk
from ui.screens.halves import Halves
from ui.screens.look import GAP
from ui.screens.opening import show_records
from ui.screens.parts import button, plain
from ui.screens.safety_list import SubjectList
from ui.screens.safety_many import decide_many, register_many, take_hamlets
from ui.screens.safety_printing import show_paper, show_request
from ui.screens.safety_sheet import AssessmentSheet
from ui.screens.safety_standing import Standing
from ui.screens.safety_year import YearBox
from ui.screens.screen import Screen
from ui.screens.sheet import Sheet
from ui.screens.working import Working


class Safety(Screen):
    """One year of the standard."""

    TITLE: ClassVar[str] = _("An toàn về ANTT")
    SHOWS: ClassVar[frozenset[str]] = frozenset(
        {
            SafetySubject.KIND,
            SafetyAssessment.KIND,
            SafetyRule.KIND,
            Hamlet.KIND,
            "security_model",
            "model_rating",
            "status_event",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._year = desk.today().year
        self._books: dict[int, YearBook] = {}
        self.year = YearBox(desk.today())
        self.standing = Standing()
        self.working = Working()
        self.list = SubjectList(self.take_hamlets)
        self.assessment = AssessmentSheet(desk, self._book_of)
        self.subject = Sheet(desk, SafetySubject, first="kind")
        self.sheets = QStackedWidget()
        self.sheets.addWidget(self.assessment)
        self.sheets.addWidget(self.subject)
        self._wire()
        self._lay_out()

    @property
    def book(self) -> YearBook:
        """Return the year that is shown."""
        return self._book_of(self._year)

    @property
    def shown(self) -> Sheet:
        """Return the form that is shown now."""
        return self.subject if self.sheets.currentWidget() is self.subject else self.assessment

    @property
    def chosen(self) -> SafetySubject | None:
        """Return the subject whose year is shown."""
        record = self.list.record
        return record if isinstance(record, SafetySubject) else None

    # what the window calls

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.shown.is_open:  # what was half typed is offered where it belongs
            waiting = next((one for one in (self.assessment, self.subject) if one.has_draft), None)
            self.sheets.setCurrentWidget(waiting or self.assessment)
            if waiting is None:
                self._choose_first()

    def refresh(self) -> None:
        self._books.clear()
        self.standing.show_book(self.book)
        self._show_list()
        self._renew()
        self._show_sides()

    def arrive(self) -> None:
        (self.list.table if self.list.record else self.list.new).setFocus()

    def search(self) -> None:
        self.list.search.setFocus()
        self.list.search.selectAll()

    def begin_new(self) -> None:
        if self.shown.may_leave():
            self.list.unchoose()
            self.sheets.setCurrentWidget(self.subject)
            self.sheets.show()
            self.subject.begin()

    def save(self) -> None:
        self.shown.save()

    def back(self) -> None:
        if self.shown.is_open:
            self.shown.give_up()

    def may_leave(self) -> bool:
        return self.shown.may_leave()

    def show_record(self, identity: str) -> None:
        """Show a subject, or an assessment in its year."""
        for one in find(self.desk.ledger, SafetyAssessment, id=identity):
            identity = one.subject
            if one.year != self._year:
                self.show_year(one.year)
        if not self.list.choose(identity):
            self.list.clear_search()
            self.list.choose(identity)
        self._choose(self.list.record)

    # what the buttons do

    def show_year(self, year: int) -> None:
        """Show another year, the same subject."""
        if not self.shown.may_leave():
            self.year.stand_on(self._year)
            return
        self._year = year
        self.year.stand_on(year)
        self.refresh()
        self._open(self.chosen)

    def take_hamlets(self) -> None:
        """Put the commune and the hamlets that the list lacks into it."""
        if self.shown.may_leave() and take_hamlets(self.desk, self):
            self._choose_first()

    def register_many(self) -> None:
        """Register on one day all that have not registered."""
        if self.shown.may_leave() and register_many(self.desk, self.book, self):
            self._open(self.chosen)

    def decide_many(self) -> None:
        """Note one decision for those it names."""
        if self.shown.may_leave() and decide_many(self.desk, self.book, self):
            self._open(self.chosen)

    def show_request(self) -> None:
        """Show the submission that asks for recognition, with its list."""
        if self._saved():
            show_request(self.desk, self.working, self._year)

    def show_paper(self, which: str) -> None:
        """Show a paper of the chosen subject: registration or minutes."""
        subject = self.assessment.subject
        if subject is not None and self._saved():
            show_paper(self.desk, self.working, which, subject.id, self._year)

    # what hangs together

    def _saved(self) -> bool:
        """Tell whether what is printed is what stands in the form: saves it first."""
        return not self.shown.form.is_dirty or self.shown.save()

    def _book_of(self, year: int) -> YearBook:
        if year not in self._books:
            self._books[year] = year_book(self.desk.ledger, year, self.desk.today())
        return self._books[year]

    def _show_list(self) -> None:
        found = search(self.desk.ledger, SafetySubject, self.list.text)
        self.list.show_book(self.book, [one for one in found if isinstance(one, SafetySubject)])
        none = not self.book.subjects
        for one in (self.register_button, self.decide_button, self.request_button):
            one.setDisabled(none)

    def _choose(self, record: Record | None) -> None:
        if not isinstance(record, SafetySubject) or self._holds(record):
            return
        if not self.shown.may_leave():
            self._stand_back()
            return
        self.list.choose(record.id)  # what was saved just now may have moved the rows
        self._open(record)

    def _holds(self, record: SafetySubject) -> bool:
        """Tell whether this very subject is at work already."""
        held = self.assessment.subject
        is_assessment = self.shown is self.assessment and self.assessment.is_open
        return is_assessment and held is not None and held.id == record.id

    def _stand_back(self) -> None:
        held = self.subject.record if self.shown is self.subject else self.assessment.subject
        if held is None or not self.list.choose(held.id):
            self.list.unchoose()

    def _open(self, subject: SafetySubject | None) -> None:
        if subject is not None:
            self.sheets.setCurrentWidget(self.assessment)
            self.assessment.open(begun(self.desk.ledger, subject, self._year))

    def _choose_first(self) -> None:
        if self.list.record is None and self.list.choose_first():
            self._open(self.chosen)

    def _renew(self) -> None:
        """Show again what another screen, undo or a button changed, unless something is typed."""
        if not self.shown.form.is_dirty and self.shown is self.assessment:
            if self.chosen:
                self._open(self.chosen)
            elif self.assessment.is_open:
                self.assessment.close_record()
        if not self.assessment.is_open:
            words = _("Chọn một đối tượng để xem và ghi từng bước.")
            self.assessment.close_record(words if self.book.subjects else "")

    def _show_sides(self) -> None:
        """Show a form beside the list only where there is something to show in it."""
        waiting = any(one.is_open or one.has_draft for one in (self.assessment, self.subject))
        self.sheets.setVisible(bool(self.book.subjects) or waiting)

    def _edit_subject(self) -> None:
        if self.chosen and self.assessment.may_leave():
            self.sheets.setCurrentWidget(self.subject)
            self.subject.open(self.chosen)

    def _subject_left(self) -> None:
        self.sheets.setCurrentWidget(self.assessment)
        self.assessment.close_record()
        self._open(self.chosen)
        self._show_sides()
        self.list.table.setFocus()

    def _recalled(self, subject: str, year: int) -> None:
        """Stand on the subject whose half-typed assessment came back."""
        self._year = year
        self.year.stand_on(year)
        self._books.clear()
        self.standing.show_book(self.book)
        self._show_list()
        self.list.choose(subject)

    def _wire(self) -> None:
        self.standing.asked.connect(
            lambda words, subjects: show_records(self.desk, words, subjects, self)
        )
        self.list.asked.connect(self.refresh)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _record: self.assessment.form.focus_first())
        self.list.wanted_new.connect(self.begin_new)
        only(self.desk, "record", self.list.new)
        self.assessment.left.connect(self.list.table.setFocus)
        self.assessment.recalled.connect(self._recalled)
        self.assessment.wanted_subject.connect(self._edit_subject)
        self.assessment.wanted_paper.connect(self.show_paper)
        self.subject.saved.connect(lambda subject: self.show_record(subject.id))
        self.subject.left.connect(self._subject_left)
        self.year.wanted.connect(self.show_year)

    def _lay_out(self) -> None:
        self.register_button = button(_("Đăng ký tất &cả…"), self.register_many)
        self.decide_button = button(_("Ghi &quyết định…"), self.decide_many)
        self.request_button = button(_("In tờ t&rình"), self.show_request)
        rules = partial(self.desk.sought.emit, "safety_rules", "")
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(plain(self.TITLE, name="screenTitle"))
        head.addWidget(self.year)
        head.addStretch()
        for one in (self.register_button, self.decide_button, self.request_button):
            head.addWidget(one)
        head.addWidget(button(_("Tiêu chí, &hồ sơ…"), rules, look="quiet"))
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.standing)
        column.addWidget(self.working)
        column.addWidget(Halves(self.list, self.sheets), 1)
