"""What a proposal's screen says is whole, true, and in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from storage.commendation.rules import rulebook
from storage.records import Nominee, Override, Proposal, ProposalStep
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.commendation_books import (
    COLLECTIVES,
    PEOPLE,
    hold_meeting,
    kept,
    note_achievements,
    submit,
    when,
)
from ui.screens.decision import Decision
from ui.screens.desk import Desk
from ui.screens.nested_words import nested_words
from ui.screens.proposal_beginning import BeginningProposal
from ui.screens.proposals import Proposals


def test_a_finding_is_said_without_the_name_that_stands_beside_it(screen: Proposals) -> None:
    _level, whom, words = screen.checks.table.words()[0]
    assert whom in (*PEOPLE, *COLLECTIVES)
    assert words.startswith("Chưa được xác nhận")
    screen.checks.stand_on_worst()
    assert f"«{whom}»" in screen.checks.detail.text()
    assert "(K4)" in screen.checks.detail.text()


def test_only_rules_with_a_number_are_said_by_it(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    hold_meeting(desk, proposal)
    desk.save(find(desk.ledger, Nominee)[0].model_copy(update={"votes": 2}))
    row = next(at for at, line in enumerate(screen.checks.table.words()) if "2/9" in line[2])
    screen.checks.table.selectRow(row)
    assert "VOTE" not in screen.checks.detail.text()


def test_an_empty_reason_is_asked_for_again(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    hold_meeting(desk, proposal)
    desk.save(find(desk.ledger, Nominee)[0].model_copy(update={"votes": 2}))
    row = next(at for at, line in enumerate(screen.checks.table.words()) if "2/9" in line[2])
    screen.checks.table.selectRow(row)
    heard: list[str] = []

    def hear(box: QMessageBox) -> None:
        heard.append(box.text())
        box.accept()

    def nothing(box: QInputDialog) -> None:
        when(QMessageBox, hear)
        box.accept()

    when(QInputDialog, nothing)
    screen.checks.pass_over()
    assert heard == ["Chưa ghi lý do"]
    assert kept(desk, proposal).overrides == ()


def test_what_is_not_submitted_yet_stands_above_and_then_the_newest(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    for year in (2019, 2021):
        desk.save(
            Proposal(
                unit=UNIT,
                occasion=f"Năm {year}",
                form="certificate",
                authority="commune_chair",
                status="submitted",
                proposed_on=date(year, 12, 1),
            )
        )
    rows = [screen.list.model.record_at(row) for row in range(3)]
    assert [one.id == proposal.id for one in rows] == [True, False, False]
    assert [getattr(one, "occasion", "") for one in rows[1:]] == ["Năm 2021", "Năm 2019"]


def test_who_was_left_out_of_the_decision_is_seen_in_the_list(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    submit(desk, hold_meeting(desk, proposal))
    said: list[str] = []
    desk.noted.connect(said.append)

    def decide(dialog: Decision) -> None:
        dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
        dialog.number.setText("45/QĐ-UBND")
        dialog.day.write(date(2020, 1, 1))
        dialog.go.click()
        assert dialog.isVisible()  # too early: what was typed stays
        assert "01/01/2020" in dialog.complaint.text()
        dialog.day.write(desk.today())
        dialog.go.click()

    when(Decision, decide)
    screen.bar.go.click()
    assert said[-1] == "Đã ghi bước “Có quyết định”."
    model = screen.nominees.list.model
    last = model.columnCount() - 1
    shown = [model.index(row, last).data() for row in range(model.rowCount())]
    assert sorted(shown) == ["Không đạt", *["Được tặng"] * 4]


def test_steps_and_reasons_are_said_in_words_wherever_they_are_shown() -> None:
    step = ProposalStep(status="submitted", on=date(2023, 1, 9), paper="05/TTr-CAX")
    assert nested_words(step, {}) == "Đã trình 09/01/2023, 05/TTr-CAX"
    passed = Override(rule="vote_share", nominee="1" * 32, reason="Họp lại")
    assert nested_words(passed, {"nominee": {"1" * 32: "Bình"}}) == "Bình: Họp lại"
    assert nested_words(Override(rule="k3", reason="Mới"), {}) == "K3: Mới"


def test_achievements_of_a_year_are_proposed_for_that_year(desk: Desk) -> None:
    noted = note_achievements(desk)
    rules = rulebook(desk.ledger, date(2023, 1, 10))
    dialog = BeginningProposal(noted, {one.id for one in noted}, None, rules)
    assert dialog.occasion.text().endswith("năm 2022")


def test_no_word_of_a_button_is_cut_in_a_narrow_window(screen: Proposals, qtbot: QtBot) -> None:
    bar = screen.bar

    def whole() -> bool:
        acts = (bar.go, bar.print, bar.more)
        return all(one.width() >= one.sizeHint().width() for one in acts)

    screen.setMinimumSize(1, 1)  # in a window it is scrolled before it is this narrow
    for wide in (1000, 800, 660):
        screen.resize(wide, 600)
        qtbot.waitUntil(whole)
    assert [step.text() for step in bar.steps.values()] == ["", "Bình xét", "", "", ""]
    assert next(step.accessibleName() for step in bar.steps.values()) == "Danh sách"
    screen.resize(1200, 600)
    assert all(step.text() for step in bar.steps.values())


def test_papers_that_are_missing_are_counted_and_shown_when_the_dossier_is_called_whole(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    hold_meeting(desk, proposal)
    place = screen.tabs.indexOf(screen.dossier)
    assert screen.tabs.tabText(place) == "Giấy tờ (thiếu 1)"
    said: list[str] = []
    desk.noted.connect(said.append)
    screen.bar.go.click()
    assert said == ["Đã ghi bước “Hoàn thiện hồ sơ”; còn 1 giấy tờ chưa có."]
    assert screen.tabs.currentWidget() is screen.dossier


def test_a_step_that_cannot_be_taken_says_why_and_asks_nothing(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    heard: list[str] = []
    desk.refused.connect(heard.append)

    def hear(box: QMessageBox) -> None:
        heard.append(box.informativeText())
        box.accept()

    when(QMessageBox, hear)
    screen.bar.steps["answer"].click()
    assert heard[-1].startswith("Đề nghị chưa trình")
    hold_meeting(desk, proposal)
    submit(desk, kept(desk, proposal))
    screen.bar.steps["submit"].click()
    assert "«Đã trình»" in heard[-1]
