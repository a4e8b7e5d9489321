"""Each collective, person and household has a page: what they did, hold and wait for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from storage.records import Achievement, Honoree, Nominee, Proposal, ServicePeriod
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.answering import answer
from tests.ui.screens.commendation_books import (
    PEOPLE,
    begin_proposal,
    hold_meeting,
    submit,
    when,
)
from ui.screens.achievement_noting import NotingAchievement
from ui.screens.decision import Decision
from ui.screens.desk import Desk
from ui.screens.honorees import Honorees
from ui.screens.list_preview import ListPreview
from ui.screens.nominating import Nominating
from ui.screens.proposal_answering import answer as take_answer


@pytest.fixture
def screen(desk: Desk, shown: Callable[[QWidget], QWidget]) -> Honorees:
    begin_proposal(desk)
    made = Honorees(desk)
    made.resize(1000, 600)
    shown(made)
    return made


def page_of(desk: Desk, name: str) -> Honoree:
    return find(desk.ledger, Honoree, name=name)[0]


def test_a_page_says_what_somebody_did_and_is_proposed_for(screen: Honorees, desk: Desk) -> None:
    screen.show_record(page_of(desk, PEOPLE[0]).id)
    history = screen.history
    assert history.achievements.words() == [("01/06/2022", f"Việc làm tốt của {PEOPLE[0]}")]
    assert len(history.proposals.words()) == 1
    assert history.tabText(2) == "Thành tích (1)"
    assert screen.about.text() == "Chưa được khen. Đang đề nghị: 1."


def test_a_page_says_what_somebody_holds(screen: Honorees, desk: Desk) -> None:
    (proposal,) = find(desk.ledger, Proposal)
    submitted = submit(desk, hold_meeting(desk, proposal))

    def decide(dialog: Decision) -> None:
        dialog.number.setText("45/QĐ-UBND")
        dialog.go.click()

    when(Decision, decide)
    take_answer(desk, submitted, screen)
    page = page_of(desk, PEOPLE[0])
    served = ServicePeriod(served_from=date(2012, 12, 8), force="grassroots_security")
    desk.save(page.model_copy(update={"services": (served,)}))
    screen.show_record(page.id)
    assert screen.about.text() == "Đã được khen: 1 Giấy khen. Thời gian phục vụ: 10 năm."
    (line,) = screen.history.awards.words()
    assert line[3] == "45/QĐ-UBND"


def test_a_line_of_a_page_leads_to_its_record(screen: Honorees, desk: Desk) -> None:
    sought: list[tuple[str, str]] = []
    desk.sought.connect(lambda code, identity: sought.append((code, identity)))
    screen.show_record(page_of(desk, PEOPLE[0]).id)
    table = screen.history.proposals
    screen.history.setCurrentWidget(table)
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert sought == [("commendations", find(desk.ledger, Proposal)[0].id)]


def test_another_achievement_is_noted_on_the_page(screen: Honorees, desk: Desk) -> None:
    page = page_of(desk, PEOPLE[0])
    screen.show_record(page.id)

    def note(dialog: NotingAchievement) -> None:
        assert dialog.who.currentText() == PEOPLE[0]
        dialog.text.setPlainText("Bắt trộm")
        dialog.go.click()

    when(NotingAchievement, note)
    screen.note()
    assert len(find(desk.ledger, Achievement, honoree=page.id)) == 2
    assert screen.history.tabText(2) == "Thành tích (2)"


def test_somebody_is_proposed_from_the_page(screen: Honorees, desk: Desk) -> None:
    page = Honoree(unit=UNIT, subject="individual", name="Vũ Văn Yên", birth_year=1975)
    desk.save(page)
    screen.show_record(page.id)

    def choose(dialog: Nominating) -> None:
        dialog.choice.setCurrentIndex(1)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    when(Nominating, choose)
    screen.nominate()
    (nominee,) = find(desk.ledger, Nominee, name="Vũ Văn Yên")
    assert (nominee.honoree, nominee.birth_year) == (page.id, 1975)


def test_doubles_are_merged_after_asking(screen: Honorees, desk: Desk) -> None:
    assert not screen.doubles.isVisible()
    desk.save(Honoree(unit=UNIT, subject="individual", name=PEOPLE[0], address="Thôn Đoài"))
    assert screen.doubles.isVisible()
    answer("Để riêng")
    screen.merge_doubles()
    assert len(find(desk.ledger, Honoree, name=PEOPLE[0])) == 2
    answer("Gộp làm một")
    screen.merge_doubles()
    (page,) = find(desk.ledger, Honoree, name=PEOPLE[0])
    assert page.address == "Thôn Đoài"
    assert not screen.doubles.isVisible()
    assert desk.undo()
    assert len(find(desk.ledger, Honoree, name=PEOPLE[0])) == 2
    assert screen.doubles.isVisible()


def test_of_three_pages_what_each_says_is_kept(screen: Honorees, desk: Desk) -> None:
    said = {"unit": UNIT, "subject": "individual", "name": PEOPLE[0]}
    desk.save(Honoree(**said, address="Thôn Đoài"))
    desk.save(Honoree(**said, phone="0912"))
    answer("Gộp làm một")
    QTimer.singleShot(60, lambda: answer("Gộp làm một"))
    screen.merge_doubles()
    (page,) = find(desk.ledger, Honoree, name=PEOPLE[0])
    assert (page.address, page.phone) == ("Thôn Đoài", "0912")


def test_of_a_collective_nothing_is_asked_that_only_people_have(
    screen: Honorees, desk: Desk
) -> None:
    screen.begin_new()
    cells = screen.sheet.form.cells
    assert cells["sex"].isVisible()
    screen.sheet.form.fill_in({"subject": "collective"})
    screen.sheet.form._ask()
    assert not cells["sex"].isVisible()
    assert not cells["birth_year"].isVisible()


def test_merging_stops_where_one_wants(screen: Honorees, desk: Desk) -> None:
    twins = [Honoree(unit=UNIT, subject="individual", name=name) for name in PEOPLE[:2]]
    desk.save(*twins)
    before = len(find(desk.ledger, Honoree))
    answer("Dừng ở đây")
    screen.merge_doubles()  # asks once only, though there are two
    assert len(find(desk.ledger, Honoree)) == before


def test_what_somebody_did_is_printed_under_their_name(screen: Honorees, desk: Desk) -> None:
    page = page_of(desk, PEOPLE[0])
    screen.show_record(page.id)
    screen.history.setCurrentWidget(screen.history.achievements)
    screen.history.achievements.setFocus()
    seen: list[ListPreview] = []

    def look(dialog: ListPreview) -> None:
        seen.append(dialog)
        dialog.went.emit("printed")
        dialog.reject()

    when(ListPreview, look)
    QTest.keyClick(screen.history.achievements, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    told = seen[0].document
    assert (told.kind, told.about) == ("Thành tích", PEOPLE[0])
    assert told.dispatch.marks.internal
    query = "SELECT count(*) FROM journal WHERE action = 'printed' AND record = ?"
    assert desk.ledger.db.execute(query, [page.id]).fetchone() == (1,)
