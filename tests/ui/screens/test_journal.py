"""The page of the journal, as whoever works at the desk uses it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from python_calamine import CalamineWorkbook

from storage.journal import check_journal
from storage.journal_reading import Sift, page
from storage.ledger import Ledger
from storage.records import Hamlet, Member, Record, Team
from storage.repository import find, get, put, remove
from tests.storage.registers import activity, hamlet, member, team
from tests.ui.screens.answering import answer, do_to_next
from ui.paper.recovery import RecoverySheet, recovery_pdf
from ui.screens.desk import Desk
from ui.screens.giving_back import BackDialog
from ui.screens.hamlets import Hamlets
from ui.screens.journal_export import OutDialog
from ui.screens.journal_page import JournalPage
from ui.screens.lines import Line
from ui.screens.preview import Paper, PreviewDialog, preview_made
from ui.screens.teams import Teams

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def place(ledger: Ledger) -> Hamlet:
    """Enter a hamlet and correct it, in the name of an officer."""
    ledger.db.execute(
        "INSERT INTO officer (id, name, title, role, added_at)"
        " VALUES ('a1', 'Lê Văn Hùng', 'Thiếu tá', 'chief', '2022')"
    )
    made = hamlet(ledger, "Thôn Tháng Giêng", households=1200)
    ledger.actor.name = "a1"
    put(ledger, made.model_copy(update={"households": 1240, "type": "to_dan_pho"}))
    return made


@pytest.fixture
def screen(desk: Desk, place: Hamlet, shown: Show) -> JournalPage:
    made = JournalPage(desk)
    shown(made)
    return made


def _removed_at_once(ledger: Ledger, *records: Record) -> None:
    with ledger.change():
        for record in records:
            remove(ledger, record)


def said(screen: JournalPage) -> list[tuple[str, ...]]:
    return [words[1:] for words in screen.journal.table.words()]


def test_a_line_says_who_did_what_to_which_record_in_words(screen: JournalPage) -> None:
    assert said(screen) == [
        ("Lê Văn Hùng", "Sửa", "Thôn, tổ dân phố", "Thôn Tháng Giêng"),
        ("máy", "Ghi mới", "Thôn, tổ dân phố", "Thôn Tháng Giêng"),
    ]
    assert screen.journal.changes.words() == [
        ("Loại", "Thôn", "Tổ dân phố"),
        ("Số hộ", "1.200", "1.240"),
    ]


def test_lines_are_narrowed_by_officer_and_words(screen: JournalPage, ledger: Ledger) -> None:
    activity(ledger, "20/11/2022", title="Họp dân phòng cháy")
    screen.journal.refresh()
    filters = screen.journal.filters
    filters.actor.setCurrentIndex(filters.actor.findText("máy"))
    filters.actor.activated.emit(filters.actor.currentIndex())
    assert [words[1] for words in said(screen)] == ["Ghi mới"]
    filters.show_all()
    filters.search.setText("phong chay")
    filters.asked.emit()
    assert [words[3] for words in said(screen)] == ["Họp dân phòng cháy"]


def test_the_newest_lines_come_first_and_older_ones_when_asked_for(
    screen: JournalPage, ledger: Ledger
) -> None:
    with ledger.change():
        for number in range(230):
            hamlet(ledger, f"Thôn {number}")
    screen.journal.refresh()
    assert len(said(screen)) == 200
    screen.journal.older.click()
    assert len(said(screen)) == 232
    assert screen.journal.older.isHidden()


def test_a_record_is_put_back_as_it_was_and_that_can_be_undone(
    screen: JournalPage, desk: Desk, place: Hamlet
) -> None:
    shown: list[tuple[str, ...]] = []

    def agree(dialog: BackDialog) -> None:
        shown.extend(dialog.table.words())
        dialog.go.click()

    do_to_next(BackDialog, agree)
    screen.journal.back.click()
    assert shown == [
        ("Thôn Tháng Giêng", "Loại", "Tổ dân phố", "Thôn"),
        ("", "Số hộ", "1.240", "1.200"),
    ]
    assert get(desk.ledger, Hamlet, place.id).households == 1200
    assert said(screen)[0][1:] == ("Trả lại như trước", "Thôn, tổ dân phố", "Thôn Tháng Giêng")
    desk.undo()
    assert get(desk.ledger, Hamlet, place.id).households == 1240
    check_journal(desk.ledger.db)


def test_whoever_may_only_look_gives_nothing_back_and_takes_nothing_out(
    desk: Desk, place: Hamlet, shown: Show
) -> None:
    desk.ledger.actor.role = "reader"
    screen = JournalPage(desk)
    shown(screen)
    assert not screen.journal.back.isEnabled()
    assert screen.export.button.isHidden()


def test_a_team_and_its_members_come_back_with_one_click(screen: JournalPage, desk: Desk) -> None:
    group = team(desk.ledger)
    people = [member(desk.ledger, group, name) for name in ("Lê An", "Trần Bình")]
    _removed_at_once(desk.ledger, *people, group)
    screen.tabs.setCurrentIndex(1)
    assert [words[:3] for words in screen.removed.table.words()] == [
        ("Tổ 1", "Tổ, đội, câu lạc bộ", "2 thành viên")
    ]
    screen.removed.back.click()
    assert {one.id for one in find(desk.ledger, Member)} == {one.id for one in people}
    assert screen.removed.table.words() == []
    desk.undo()
    assert [*find(desk.ledger, Team), *find(desk.ledger, Member)] == []


def test_what_a_removed_record_refers_to_is_offered_with_it(
    screen: JournalPage, desk: Desk
) -> None:
    group = team(desk.ledger)
    person = member(desk.ledger, group)
    remove(desk.ledger, person)
    activity(desk.ledger, "20/11/2022")  # some other work lies between
    remove(desk.ledger, group)
    screen.tabs.setCurrentIndex(1)
    screen.removed.table.selectRow(1)
    do_to_next(BackDialog, lambda dialog: dialog.go.click())
    screen.removed.back.click()
    assert get(desk.ledger, Member, person.id).team == group.id


def test_the_history_of_a_record_is_one_click_away_from_its_form(
    screen: JournalPage, desk: Desk, place: Hamlet, shown: Show
) -> None:
    hamlet(desk.ledger, "Thôn khác")
    register = Hamlets(desk)
    shown(register)
    register.show_record(place.id)
    asked: list[tuple[str, str]] = []
    desk.sought.connect(lambda code, identity: asked.append((code, identity)))
    history = next(
        one for one in register.sheet.findChildren(QPushButton) if one.text() == "Lịch sử"
    )
    history.click()
    assert asked == [("journal", place.id)]
    screen.show_record(place.id)
    assert [words[3] for words in said(screen)] == ["Thôn Tháng Giêng"] * 2


def test_opening_the_form_of_a_person_is_noted_once(
    screen: JournalPage, desk: Desk, shown: Show
) -> None:
    person = member(desk.ledger, team(desk.ledger))
    register = Teams(desk)
    shown(register)
    register.show_record(person.id)
    register.show_record(person.id)
    box = screen.journal.filters.action
    box.setCurrentIndex(box.findText("Ai đã xem dữ liệu cá nhân"))
    box.activated.emit(box.currentIndex())
    assert said(screen) == [("Lê Văn Hùng", "Xem", "Thành viên", "Trần Văn An")]


def test_what_leaves_is_shown_first_and_personal_content_only_by_choice(
    screen: JournalPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    member(desk.ledger, team(desk.ledger, name="=cmd()"))
    place = tmp_path / "nhat-ky.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(place), ""))
    seen: list[str] = []

    def look(dialog: OutDialog) -> None:
        seen.append(str(dialog.table.words()))
        dialog.personal.setChecked(True)
        seen.append(str(dialog.table.words()))
        dialog.personal.setChecked(False)
        answer("Đã hiểu")
        dialog.go.click()

    do_to_next(OutDialog, look)
    screen.export.take("xlsx")
    assert ["Trần Văn An" in words for words in seen] == [False, True]
    book = CalamineWorkbook.from_path(place)
    cells = [str(cell) for row in book.get_sheet_by_name("Nhật ký").to_python() for cell in row]
    assert not any("Trần Văn An" in cell for cell in cells)
    assert any("=cmd()" in cell for cell in cells)  # as words, never as a formula
    (line,) = page(desk.ledger, Sift(kind="journal")).lines
    assert (line.action, line.said) == ("taken_out", "5 dòng")


def test_content_that_was_erased_is_said_to_be_erased(screen: JournalPage, desk: Desk) -> None:
    desk.ledger.db.execute("DROP TRIGGER journal_no_update")
    desk.ledger.db.execute("UPDATE journal SET salt = NULL, before = NULL, after = NULL")
    screen.journal.refresh()
    assert screen.journal.changes.lines.lines == (
        Line(("Nội dung", "đã xóa vĩnh viễn", "đã xóa vĩnh viễn")),
    )
    assert not screen.journal.back.isEnabled()


def test_a_paper_about_a_person_that_is_saved_is_noted(
    screen: JournalPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = member(desk.ledger, team(desk.ledger))
    sheet = RecoverySheet("Công an xã Gia Thắng", "2320-NSG7", date(2026, 1, 2))
    paper = Paper("Giấy", "giay.pdf", recovery_pdf(sheet), (person,))
    place = tmp_path / "giay.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(place), ""))

    def save(dialog: PreviewDialog) -> None:
        dialog.save_button.click()
        dialog.accept()

    do_to_next(PreviewDialog, save)
    preview_made(desk, screen.working, lambda _ledger: [paper])
    assert place.exists()
    (line,) = page(desk.ledger, Sift(actions=("printed", "taken_out"))).lines
    assert (line.action, line.kind, line.record) == ("taken_out", "member", person.id)
