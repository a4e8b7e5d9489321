"""Finds a person by name and shows all that the books hold: to print, to correct, to erase."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from resources.wording import _
from storage.ledger import Ledger
from storage.looks import note_looks
from storage.privacy.erasing import Done, erase
from storage.privacy.naming import born_of
from storage.privacy.naming import name_of as person_name
from storage.privacy.person import Held, Person, people_named, person_of
from storage.privacy.removed import is_in_books
from storage.records import Member, Record
from ui.paper.privacy.gather import facts_of
from ui.screens.desk import Desk
from ui.screens.erasing_dialog import ErasingDialog
from ui.screens.erasures_page import keep_told
from ui.screens.labels import field_label
from ui.screens.lines import Line, LineTable
from ui.screens.opening import open_record
from ui.screens.parts import button, plain
from ui.screens.personal_papers import certificate_print, notice_of, person_print
from ui.screens.preview import Paper, preview_made
from ui.screens.seeking import is_sought_here, seek_itself
from ui.screens.working import Working

_LONG = 160  # letters of a record that a line says


class PersonPage(QWidget):
    """A search, the people found, and what is held of the one that is chosen."""

    def __init__(self, desk: Desk, working: Working, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._working = desk, working
        self.person: Person | None = None
        self._from: Record | None = None
        self.line = QLineEdit(placeholderText=_("gõ họ tên, không cần dấu, rồi Enter"))
        self.line.returnPressed.connect(self.look_up)
        self.back_button = button(_("&Quay lại trang vừa xem"), self.go_back)
        self.line.textEdited.connect(lambda _text: self.back_button.hide())
        self.people = LineTable(_("Người tìm thấy"), (_("Họ và tên"), _("Năm sinh")))
        self.people.chosen.connect(self._show)
        self.records = LineTable(_("Dữ liệu đang lưu"), (_("Bản ghi"), _("Nội dung"), _("Ghi chú")))
        self.records.prefer(1)
        self.records.opened.connect(self._open)
        self.said = plain(look="muted", wrap=True)
        self.print_button = button(_("&In dữ liệu…"), self.print_person, picture="print")
        self.notice_button = button(_("In &thông báo…"), self.print_notice)
        self.correct_button = button(_("&Sửa bản ghi"), lambda: self._open(self.records.key()))
        self.erase_button = button(_("&Xóa dữ liệu…"), self.erase, picture="delete")
        self._lay_out()
        self._tell()

    def look_up(self) -> None:
        """Show the people whose names have the words."""
        found = people_named(self._desk.ledger, self.line.text())
        born = ((one, born_of(one)) for one in found)
        self.people.show_lines(
            [Line((person_name(one), str(year or "")), key=one) for one, year in born]
        )
        self.person = None
        if found:
            self.people.selectRow(0)
        self._tell()

    def show_person(self, record: Record) -> None:
        """Show the person of a record, with a way back to it."""
        self.line.setText(person_name(record))
        self.look_up()
        for row, line in enumerate(self.people.lines.lines):
            if record in person_of(self._desk.ledger, line.key).sure:
                self.people.selectRow(row)
                break
        else:
            self._show(record)
        self._from = record
        self.back_button.setVisible(is_sought_here(self._desk, record))
        self.print_button.setFocus()

    def go_back(self) -> None:
        """Show again the record that the user came from."""
        if self._from and not self.back_button.isHidden():
            seek_itself(self._desk, self._from)

    def refresh(self) -> None:
        """Read again what is shown: something changed."""
        if self.line.text().strip():
            self.look_up()

    def print_person(self) -> None:
        """Show all that is held of the person, to be printed."""
        person, today = self.person, self._desk.today()
        if person is None:
            return

        def make(ledger: Ledger) -> list[Paper]:
            note_looks(ledger, "printed", person.looked_at)
            return [person_print(ledger, person, today)]

        preview_made(self._desk, self._working, make)

    def print_notice(self) -> None:
        """Show the notice to this member; ask whether it is given today."""
        members = [one for one in self._sure() if isinstance(one, Member)]
        today = self._desk.today()
        if not members:
            return
        keep_told(self._desk, members, self)
        preview_made(self._desk, self._working, lambda ledger: notice_of(ledger, today, members))

    def erase(self) -> None:
        """Erase what is ticked, and show the certificate."""
        person = self.person
        if person is None:
            return
        dialog = ErasingDialog(person, [self._named(one.record) for one in person.held], self)
        if not dialog.exec():
            return
        records, ground = dialog.records, str(dialog.ground.currentData())
        done: list[Done] = []
        desk = self._desk
        if desk.attempt(lambda: done.append(erase(desk.ledger, records, ground, desk.today()))):
            desk.hear(frozenset({one.KIND for one in records} | {"team", "erasure"}))
            if self._from in records:
                self.back_button.hide()
            self.look_up()
            preview_made(desk, self._working, lambda ledger: [certificate_print(ledger, done[0])])

    def _show(self, record: Record | None) -> None:
        self.person = person_of(self._desk.ledger, record) if record else None
        if self.person:
            note_looks(self._desk.ledger, "seen", self.person.looked_at)
        self._tell()

    def _tell(self) -> None:
        person = self.person
        held = person.held if person else ()
        lines = [
            Line(
                (_(one.record.TITLE), self._words(one.record), one.kept or _perhaps(one)),
                key=one.record,
                tone="" if one.sure else "muted",
            )
            for one in held
        ]
        mentions = person.mentions if person else ()
        lines += [
            Line((_(one.TITLE), self._words(one), _("Nhắc tên: sửa bằng tay")), key=one)
            for one in mentions
        ]
        self.records.show_lines(lines)
        self.said.setText(self._counted())
        manages = self._desk.may("manage")
        self.print_button.setEnabled(person is not None)
        self.correct_button.setEnabled(person is not None)
        self.notice_button.setEnabled(any(isinstance(one, Member) for one in self._sure()))
        self.erase_button.setEnabled(manages and any(not one.kept for one in held))

    def _counted(self) -> str:
        if self.person is None:
            found = self.people.lines.rowCount()
            typed = bool(self.line.text().strip())
            return _("Không có ai tên như vậy trong sổ.") if typed and not found else ""
        words = _("{name}: {sure} bản ghi, {perhaps} bản ghi cùng tên cần xem lại.")
        sure = len(self.person.looked_at)
        others = len(self.person.held) - sure + len(self.person.mentions)
        return words.format(name=self.person.name, sure=sure, perhaps=others)

    def _sure(self) -> tuple[Record, ...]:
        return self.person.sure if self.person else ()

    def _named(self, record: Record) -> str:
        return f"{_(record.TITLE)} – {self._words(record)}"

    def _words(self, record: Record) -> str:
        facts = facts_of(self._desk.ledger, record)
        said = "; ".join(f"{label}: {words}" for label, words in facts)
        said = " ".join(said.split())
        return said if len(said) <= _LONG else f"{said[:_LONG].rstrip()}…"

    def _open(self, record: Record | None) -> None:
        if record is not None and is_in_books(self._desk.ledger, record):
            open_record(self._desk, record, self)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(field_label(_("&Họ và tên"), self.line))
        top.addWidget(self.line, 1)
        top.addWidget(button(_("Tì&m"), self.look_up))
        top.addWidget(self.back_button)
        self.back_button.hide()
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.people)
        halves.addWidget(self.records)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 3)
        foot = QHBoxLayout()
        for one in (
            self.print_button,
            self.notice_button,
            self.correct_button,
            self.erase_button,
        ):
            foot.addWidget(one)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.said)
        column.addWidget(halves, 1)
        column.addLayout(foot)


def _perhaps(held: Held) -> str:
    if held.removed:
        return _("Đã xóa khỏi sổ, còn trong nhật ký")
    return "" if held.sure else _("Cùng tên, cần xác nhận")
