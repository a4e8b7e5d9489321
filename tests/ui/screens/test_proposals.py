"""A proposal goes its way: list, meeting, checks, submission, answer, handing over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from storage.records import Nominee, Proposal, Selection
from storage.repository import find
from tests.conftest import UNIT
from tests.journeys.hands import say
from tests.ui.screens.answering import answer
from tests.ui.screens.commendation_books import (
    COLLECTIVES,
    PEOPLE,
    hold_meeting,
    kept,
    when,
)
from ui.screens.desk import Desk
from ui.screens.proposals import Proposals
from ui.screens.selection_dialog import SelectionDialog


def said(screen: Proposals) -> str:
    return screen.bar.go.text().replace("&", "")


def test_a_proposal_that_names_somebody_is_to_be_reviewed(screen: Proposals) -> None:
    assert said(screen) == "Họp bình xét…"
    states = [one.property("stands") for one in screen.bar.steps.values()]
    assert states == ["done", "now", "ahead", "ahead", "ahead"]


def test_a_proposal_that_names_nobody_asks_whom(screen: Proposals, desk: Desk) -> None:
    empty = Proposal(unit=UNIT, occasion="Mới", form="certificate", authority="commune_chair")
    desk.save(empty)
    screen.show_record(empty.id)
    assert said(screen) == "Ghi ai được đề nghị…"
    screen.bar.go.click()
    assert screen.shown is screen.nominees.sheet
    assert screen.nominees.sheet.is_open


def test_the_meeting_keeps_its_votes_and_moves_the_proposal_on(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    def hold(dialog: SelectionDialog) -> None:
        QTest.keyClicks(dialog.voters, "9")
        dialog.table.stand_on(0, 2)
        QTest.keyClicks(dialog.table, "8")
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
        dialog.keep.click()

    when(SelectionDialog, hold)
    screen.bar.go.click()
    (meeting,) = find(desk.ledger, Selection)
    assert (meeting.voters, meeting.held_on) == (9, desk.today())
    votes = sorted(one.votes or 0 for one in find(desk.ledger, Nominee))
    assert votes == [8, 9, 9, 9, 9]
    assert kept(desk, proposal).status == "reviewed"
    assert desk.undo()
    assert find(desk.ledger, Selection) == []
    assert kept(desk, proposal).status == "proposed"


def test_the_next_meeting_begins_as_the_last_one(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    hold_meeting(desk, proposal)
    later = Proposal(unit=UNIT, occasion="Sau", form="certificate", authority="commune_chair")
    nominee = Nominee(unit=UNIT, proposal=later.id, subject="household", name="Hộ ông Bảy")
    desk.save(later, nominee)
    screen.show_record(later.id)
    seen: list[tuple[str, str, int]] = []

    def look(dialog: SelectionDialog) -> None:
        begun = dialog.selection()
        seen.append((begun.place, begun.proposal, begun.voters))
        assert "1 hộ gia đình" in begun.conclusion
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    when(SelectionDialog, look)
    screen.bar.go.click()
    assert seen == [("Trụ sở", later.id, 9)]
    assert find(desk.ledger, Nominee, id=nominee.id)[0].votes == 9


def test_more_votes_than_voters_are_complained_of(screen: Proposals, desk: Desk) -> None:
    heard: list[str] = []

    def hold(dialog: SelectionDialog) -> None:
        dialog.keep.click()
        heard.append(dialog.complaint.text())
        QTest.keyClicks(dialog.voters, "9")
        dialog.grid.put(0, 2, "10")
        dialog.keep.click()
        heard.append(dialog.complaint.text())
        answer("Bỏ thay đổi")
        dialog.reject()

    when(SelectionDialog, hold)
    screen.bar.go.click()
    assert heard[0] == "Cần số người biểu quyết, như 9."
    assert "phải là số từ 0 đến 9" in heard[1]
    assert find(desk.ledger, Selection) == []


def test_what_stops_a_proposal_is_confirmed_for_all_at_once(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    screen.do("dossier")
    assert screen.tabs.currentWidget() is screen.checks
    before = screen.checks.blocking
    answer("Xác nhận tất cả")
    screen.checks.clear_button.click()
    assert all(one.clear for one in find(desk.ledger, Nominee))
    assert screen.checks.blocking <= before - len(COLLECTIVES + PEOPLE)
    assert not screen.checks.clear_button.isVisible()
    hold_meeting(desk, proposal)
    assert screen.checks.blocking == 0
    assert said(screen) == "Hồ sơ đã đủ"


def test_a_tick_that_is_typed_is_judged_before_it_is_kept(
    screen: Proposals, desk: Desk, qtbot: QtBot
) -> None:
    name = PEOPLE[0]
    (nominee,) = find(desk.ledger, Nominee, name=name)
    screen.show_record(nominee.id)
    before = screen.checks.blocking
    with qtbot.waitSignal(screen.checks.judged):
        screen.nominees.sheet.form.fill_in({"clear": True})
        screen.nominees.sheet.form.edited.emit()
    assert screen.checks.blocking == before - 1
    assert not find(desk.ledger, Nominee, name=name)[0].clear


def test_a_finding_leads_to_whom_it_concerns(screen: Proposals) -> None:
    screen.do("dossier")
    screen.checks.stand_on_worst()
    finding = screen.checks.table.key()
    screen.checks.mend_button.click()
    shown = screen.nominees.sheet.record
    assert shown is not None
    assert shown.id == finding.nominee
    assert screen.shown is screen.nominees.sheet


def test_a_warning_is_passed_over_with_a_reason(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    screen.do("dossier")
    warned = [one for one in screen.checks._found if one.level == "warn"]
    row = screen.checks._found.index(warned[0])
    screen.checks.table.selectRow(row)
    say("Hop sau")
    screen.checks.pass_button.click()
    (override,) = kept(desk, proposal).overrides
    assert (override.rule, override.reason) == (warned[0].rule, "Hop sau")
    again = next(one for one in screen.checks._found if one.rule == warned[0].rule)
    assert again.overridden == "Hop sau"


def test_a_proposal_that_is_stopped_is_not_submitted(screen: Proposals, desk: Desk) -> None:
    screen.do("submit")
    assert screen.tabs.currentWidget() is screen.checks
    assert {one.status for one in find(desk.ledger, Proposal)} == {"proposed"}
