"""A proposal is submitted, answered, decided, taken back; its draft is removed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from storage.months import freeze
from storage.periods import month_of
from storage.records import Award, AwardEvent, Nominee, Proposal, Selection
from storage.repository import find, put
from tests.conftest import UNIT
from tests.ui.screens.answering import answer
from tests.ui.screens.commendation_books import (
    COLLECTIVES,
    PEOPLE,
    hold_meeting,
    kept,
    submit,
    when,
)
from ui.screens.decision import Decision
from ui.screens.desk import Desk
from ui.screens.proposal_step_dialog import StepDialog
from ui.screens.proposals import Proposals


def said(screen: Proposals) -> str:
    return screen.bar.go.text().replace("&", "")


def test_it_is_submitted_with_the_next_number(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    other = Proposal(
        unit=UNIT,
        occasion="Trước",
        form="certificate",
        authority="commune_chair",
        number="11/TTr-CAX",
        proposed_on=date(2022, 3, 1),
    )
    put(desk.ledger, other)
    hold_meeting(desk, proposal)
    screen.bar.go.click()
    assert said(screen) == "Trình…"
    when(StepDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    screen.bar.go.click()
    done = kept(desk, proposal)
    assert (done.status, done.number, done.proposed_on) == (
        "submitted",
        "12/TTr-CAX",
        desk.today(),
    )
    assert said(screen) == "Ghi kết quả…"


def test_a_whole_list_is_decided_by_number_and_day(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    submit(desk, hold_meeting(desk, proposal))

    def decide(dialog: Decision) -> None:
        QTest.keyClicks(dialog.number, "45/QD-UBND")
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    when(Decision, decide)
    screen.bar.go.click()
    awards = find(desk.ledger, Award)
    assert {one.name for one in awards} == {*COLLECTIVES, *PEOPLE}
    assert {one.number for one in awards} == {"45/QD-UBND"}
    assert kept(desk, proposal).status == "decided"
    when(StepDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    screen.bar.go.click()
    assert len(find(desk.ledger, AwardEvent)) == len(awards)
    assert kept(desk, proposal).status == "awarded"
    assert not screen.bar.go.isVisible()


def test_who_is_unticked_in_the_decision_gets_no_award(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    submit(desk, hold_meeting(desk, proposal))

    def decide(dialog: Decision) -> None:
        dialog.number.setText("45/QĐ-UBND")
        dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
        assert dialog.reason.isVisible()
        dialog.reason.setPlainText("Chưa đủ tiêu chuẩn")
        dialog.go.click()

    when(Decision, decide)
    screen.bar.go.click()
    assert len(find(desk.ledger, Award)) == len(COLLECTIVES + PEOPLE) - 1
    (refused,) = find(desk.ledger, Nominee, result="refused")
    assert refused.result_reason == "Chưa đủ tiêu chuẩn"


def test_what_is_returned_says_why_and_is_submitted_again(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    submit(desk, hold_meeting(desk, proposal))
    heard: list[str] = []

    def give_back(dialog: Decision) -> None:
        dialog.what.setCurrentIndex(dialog.what.findData("returned"))
        dialog.go.click()
        heard.append(dialog.complaint.text())
        dialog.reason.setPlainText("Thiếu biên bản")
        dialog.go.click()

    when(Decision, give_back)
    screen.bar.go.click()
    assert heard == ["Cần ghi lý do."]
    assert kept(desk, proposal).status == "returned"
    assert said(screen) == "Bổ sung xong, trình lại…"
    assert "Thiếu biên bản" in screen.way.table.words()[-1]
    when(StepDialog, lambda dialog: dialog.go.click())
    screen.bar.go.click()
    assert kept(desk, proposal).status == "submitted"


def test_a_step_is_taken_back_and_a_proposal_given_up(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    hold_meeting(desk, proposal)
    actions = {action.text().replace("&", ""): action for action in screen.menu.actions()}
    assert not actions["Không họp bình xét, ghi lý do…"].isEnabled()
    actions["Lùi một bước"].trigger()
    assert kept(desk, proposal).status == "proposed"

    def give_up(dialog: StepDialog) -> None:
        assert not dialog.number.isVisible()
        dialog.go.click()
        assert "cần lý do" in dialog.complaint.text()
        dialog.reason.setPlainText("Trùng")
        dialog.go.click()

    when(StepDialog, give_up)
    actions["Hủy bỏ đề nghị…"].trigger()
    assert kept(desk, proposal).status == "cancelled"
    assert screen.way.table.words()[-1][2:] == ("", "Trùng")


def test_what_was_submitted_is_given_up_by_a_paper(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    submit(desk, hold_meeting(desk, proposal))

    def give_up(dialog: StepDialog) -> None:
        dialog.reason.setPlainText("Trùng")
        dialog.go.click()
        assert "cần số văn bản" in dialog.complaint.text()
        dialog.number.setText("9/CV")
        dialog.go.click()

    when(StepDialog, give_up)
    actions = {action.text().replace("&", ""): action for action in screen.menu.actions()}
    actions["Hủy bỏ đề nghị…"].trigger()
    assert screen.way.table.words()[-1][2:] == ("9/CV", "Trùng")


def test_a_draft_goes_with_its_list_and_comes_back_whole(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    hold_meeting(desk, proposal)
    named = find(desk.ledger, Nominee)
    answer("Xóa bản ghi")
    screen.sheet.remove()
    for kind in (Proposal, Nominee, Selection):
        assert find(desk.ledger, kind) == []
    assert proposal.occasion in desk.undo_words
    assert desk.undo()
    assert find(desk.ledger, Nominee) == named
    assert kept(desk, proposal).status == "reviewed"


def test_what_was_submitted_is_not_removed(
    screen: Proposals, desk: Desk, proposal: Proposal, qtbot: QtBot
) -> None:
    submit(desk, hold_meeting(desk, proposal))
    with qtbot.waitSignal(desk.refused) as refused:
        screen.sheet.remove()
    assert "KT-09" in refused.args[0]
    assert kept(desk, proposal).status == "submitted"


def test_a_decision_of_a_closed_month_is_kept_and_its_awards_wait(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    submit(desk, hold_meeting(desk, proposal))
    freeze(desk.ledger, month_of(desk.today(), desk.settings.cutoff_day))
    heard: list[str] = []

    def read(box: QMessageBox) -> None:
        heard.append(box.text() + box.informativeText())
        box.buttons()[0].click()

    def decide(dialog: Decision) -> None:
        dialog.number.setText("45/QĐ-UBND")
        when(QMessageBox, read)
        dialog.go.click()

    when(Decision, decide)
    screen.bar.go.click()
    assert "chờ, chưa vào sổ" in heard[0]
    assert (kept(desk, proposal).status, find(desk.ledger, Award)) == ("decided", [])
    when(QMessageBox, read)
    screen.bar.go.click()  # nothing is handed over yet
    assert heard[0] == heard[1]
