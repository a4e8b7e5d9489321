"""Achievements are noted with one key and become a proposal together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from storage.records import Achievement, Activity, Honoree, Member, Nominee, Proposal, Team
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.answering import answer
from tests.ui.screens.commendation_books import (
    COLLECTIVES,
    PEOPLE,
    begin_proposal,
    hold_meeting,
    note_achievements,
    submit,
    when,
)
from ui.screens.achievement_noting import NotingAchievement
from ui.screens.achievements import Achievements
from ui.screens.activities import Activities
from ui.screens.decision import Decision
from ui.screens.desk import Desk
from ui.screens.proposal_answering import answer as take_answer
from ui.screens.proposal_beginning import BeginningProposal

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def activities(desk: Desk, shown: Show) -> Activities:
    team = Team(unit=UNIT, name="Tổ bảo vệ ANTT thôn Đoài", form="security_team", hamlets=())
    member = Member(unit=UNIT, team=team.id, full_name="Nguyễn Văn Kín", birth_year=1970)
    done = Activity(
        unit=UNIT,
        kind="propaganda",
        happened_on=date(2022, 12, 1),
        title="Tuyên truyền phòng cháy",
        result="120 hộ ký cam kết",
        teams=(team.id,),
    )
    desk.save(team, member, done)
    screen = Activities(desk)
    screen.resize(1000, 600)
    shown(screen)
    return screen


def register(desk: Desk, shown: Show) -> Achievements:
    screen = Achievements(desk)
    screen.resize(1000, 600)
    shown(screen)
    return screen


def state_of(screen: Achievements) -> set[str]:
    model = screen.list.model
    last = model.columnCount() - 1
    return {str(model.index(row, last).data()) for row in range(model.rowCount())}


def test_f8_notes_an_achievement_of_the_team_that_did_it(
    activities: Activities, desk: Desk
) -> None:
    def note(dialog: NotingAchievement) -> None:
        assert dialog.text.toPlainText() == "Tuyên truyền phòng cháy. 120 hộ ký cam kết"
        QTest.keyClick(dialog.who, Qt.Key.Key_Down)
        QTest.keyClick(dialog.who, Qt.Key.Key_Return)

    when(NotingAchievement, note)
    activities.list.table.setFocus()
    QTest.keyClick(activities.list.table, Qt.Key.Key_F8)
    (noted,) = find(desk.ledger, Achievement)
    (activity,) = find(desk.ledger, Activity)
    (page,) = find(desk.ledger, Honoree)
    assert (noted.name, noted.activity) == ("Tổ bảo vệ ANTT thôn Đoài", activity.id)
    assert noted.honoree == page.id
    assert desk.undo()
    assert find(desk.ledger, Achievement) == [] == find(desk.ledger, Honoree)


def test_a_member_is_found_without_marks_and_a_new_name_is_taken(
    activities: Activities, desk: Desk
) -> None:
    def choose(dialog: NotingAchievement) -> None:
        QTest.keyClicks(dialog.line, "kin")
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
        assert dialog.subject.currentData() == "individual"
        dialog.go.click()

    def type_new(dialog: NotingAchievement) -> None:
        dialog.go.click()
        assert dialog.complaint.text() == "Ghi tên người, tập thể có thành tích."
        QTest.keyClicks(dialog.line, "Ho ong Bay")
        dialog.subject.setCurrentIndex(dialog.subject.findData("household"))
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)

    when(NotingAchievement, choose)
    activities.note_achievement()
    QTest.qWait(0)  # the draft of what succeeded is dropped in the next turn
    when(NotingAchievement, type_new)
    activities.note_achievement()
    pages = {(one.subject, one.name) for one in find(desk.ledger, Honoree)}
    assert pages == {("individual", "Nguyễn Văn Kín"), ("household", "Ho ong Bay")}


def test_what_was_typed_of_an_achievement_is_not_lost_unasked(
    activities: Activities, desk: Desk
) -> None:
    def think_again(dialog: NotingAchievement) -> None:
        dialog.text.setPlainText("Khác")
        answer("Nhập tiếp")
        dialog.reject()
        assert dialog.isVisible()
        answer("Bỏ thay đổi")
        dialog.reject()

    when(NotingAchievement, think_again)
    activities.note_achievement()
    assert find(desk.ledger, Achievement) == []


def test_all_that_wait_become_a_proposal_by_enter(desk: Desk, shown: Show) -> None:
    note_achievements(desk)
    screen = register(desk, shown)
    sought: list[tuple[str, str]] = []
    desk.sought.connect(lambda code, identity: sought.append((code, identity)))
    assert state_of(screen) == {"Chưa đề nghị"}

    def agree(dialog: BeginningProposal) -> None:
        assert dialog.go.text() == "&Lập đề nghị từ 5 thành tích"
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    when(BeginningProposal, agree)
    screen.propose_button.click()
    (proposal,) = find(desk.ledger, Proposal)
    assert proposal.occasion.endswith("năm 2022")
    assert {one.name for one in find(desk.ledger, Nominee)} == {*COLLECTIVES, *PEOPLE}
    assert sought == [("commendations", proposal.id)]
    assert state_of(screen) == {"Đang đề nghị"}
    assert desk.undo()
    assert find(desk.ledger, Proposal) == [] == find(desk.ledger, Nominee)


def test_of_several_chosen_rows_only_those_are_ticked(desk: Desk, shown: Show) -> None:
    note_achievements(desk)
    screen = register(desk, shown)
    screen.list.table.setFocus()
    for row in (0, 2):
        place = screen.list.table.visualRect(screen.list.model.index(row, 0)).center()
        held = Qt.KeyboardModifier.ControlModifier if row else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(screen.list.table.viewport(), Qt.MouseButton.LeftButton, held, place)
    assert screen.propose_button.text() == "&Lập đề nghị từ 2 thành tích…"

    def agree(dialog: BeginningProposal) -> None:
        assert len(dialog.chosen) == 2
        dialog.occasion.clear()
        dialog.go.click()
        assert dialog.complaint.text() == "Cần ghi dịp, nội dung khen thưởng."
        dialog.occasion.setText("Đợt 1")
        dialog.authority.setCurrentIndex(dialog.authority.findData("province_chair"))
        dialog.authority.activated.emit(0)
        assert dialog.form.currentData() == "merit_certificate"
        dialog.go.click()

    when(BeginningProposal, agree)
    screen.propose_button.click()
    (proposal,) = find(desk.ledger, Proposal)
    assert (proposal.occasion, proposal.form) == ("Đợt 1", "merit_certificate")
    assert len(find(desk.ledger, Nominee)) == 2


def test_what_was_awarded_is_told_from_what_waits(desk: Desk, shown: Show) -> None:
    proposal = submit(desk, hold_meeting(desk, begin_proposal(desk)))
    screen = register(desk, shown)

    def decide(dialog: Decision) -> None:
        dialog.number.setText("45/QĐ")
        dialog.go.click()

    when(Decision, decide)
    take_answer(desk, proposal, screen)
    assert state_of(screen) == {"Đã khen"}
    box = screen.list.filters["state"]
    box.setCurrentIndex(box.findData("waiting"))
    box.activated.emit(box.currentIndex())
    assert screen.list.model.rowCount() == 0


def test_the_newest_achievement_stands_first(desk: Desk, shown: Show) -> None:
    days = [one.happened_on for one in note_achievements(desk)]
    screen = register(desk, shown)
    first = screen.list.model.record_at(0)
    assert isinstance(first, Achievement)
    assert first.happened_on == max(days)


def test_a_new_name_tells_what_it_names_until_that_is_chosen(desk: Desk, shown: Show) -> None:
    begun = Achievement(unit=UNIT, happened_on=date(2022, 12, 1), subject="collective", name="…")
    dialog = NotingAchievement(begun, [], desk)
    shown(dialog)
    dialog.who.setEditText("Nguyễn Văn An")
    assert dialog.achievement().subject == "individual"
    dialog.who.setEditText("Hộ ông Sáu")
    assert dialog.achievement().subject == "household"
    dialog.subject.setCurrentIndex(0)
    dialog.subject.activated.emit(0)
    dialog.who.setEditText("Nguyễn Văn Bình")
    assert dialog.achievement().subject == "collective"
    answer("Nhập tiếp")
    dialog.reject()  # a name alone is typed too
    assert dialog.isVisible()
    answer("Bỏ thay đổi")
    dialog.reject()
