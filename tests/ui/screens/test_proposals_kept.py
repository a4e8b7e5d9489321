"""What is typed beside a proposal, and what is said of it, is never lost and never wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from storage.commendation.rules import rulebook
from storage.records import Nominee, Override, Proposal, ProposalStep, Selection
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
from ui.screens.decision import Decision
from ui.screens.desk import Desk
from ui.screens.nested_words import nested_words
from ui.screens.proposal_beginning import BeginningProposal
from ui.screens.proposals import Proposals
from ui.screens.selection_dialog import SelectionDialog


@pytest.fixture
def proposal(desk: Desk) -> Proposal:
    return begin_proposal(desk)


@pytest.fixture
def screen(desk: Desk, proposal: Proposal, shown: Callable[[QWidget], QWidget]) -> Proposals:
    made = Proposals(desk)
    made.resize(1000, 620)
    shown(made)
    made.show_record(proposal.id)
    return made


def kept(desk: Desk, proposal: Proposal) -> Proposal:
    return find(desk.ledger, Proposal, id=proposal.id)[0]


def type_into(screen: Proposals, name: str, text: str) -> None:
    line = screen.shown.form.cells[name].editor.focusProxy()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, text)


def nine_agree(dialog: SelectionDialog) -> None:
    dialog.voters.setText("9")
    dialog.keep.click()


def test_what_was_ticked_while_typing_stays_ticked(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    type_into(screen, "occasion", "Nam 2023")
    parts = screen.dossier.list
    by_hand = next(
        parts.item(row)
        for row in range(parts.count())
        if parts.item(row).flags() & Qt.ItemFlag.ItemIsUserCheckable
    )
    by_hand.setCheckState(Qt.CheckState.Checked)
    ticked = kept(desk, proposal).dossier
    assert ticked
    assert screen.sheet.save()
    now = kept(desk, proposal)
    assert now.occasion.startswith("Nam 2023")
    assert now.dossier == ticked


def test_confirming_for_all_keeps_what_is_being_typed(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    hold_meeting(desk, proposal)
    waiting = find(desk.ledger, Nominee, name=PEOPLE[0])[0].model_copy(update={"clear": False})
    desk.save(waiting)
    screen.show_record(waiting.id)
    type_into(screen, "position", "Truong thon")
    answer("Xác nhận tất cả")
    screen.checks.confirm_all()
    screen.save()
    now = find(desk.ledger, Nominee, id=waiting.id)[0]
    assert (now.position, now.clear) == ("Truong thon", True)


def test_votes_that_were_typed_are_not_dropped_without_asking(screen: Proposals) -> None:
    seen: list[bool] = []

    def hold(dialog: SelectionDialog) -> None:
        dialog.grid.put(0, 2, "3")
        answer("Nhập tiếp")
        dialog.reject()
        seen.append(dialog.isVisible())
        answer("Bỏ thay đổi")
        dialog.reject()

    when(SelectionDialog, hold)
    screen.bar.go.click()
    assert seen == [True]


def test_minutes_count_whom_the_proposal_names_now(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    when(SelectionDialog, nine_agree)
    screen.bar.go.click()
    assert "2 tập thể, 3 cá nhân" in find(desk.ledger, Selection)[0].conclusion
    desk.save(Nominee(unit=UNIT, proposal=proposal.id, subject="household", name="Hộ ông Bảy"))
    when(SelectionDialog, lambda dialog: dialog.keep.click())
    screen.do("vote")
    (meeting,) = find(desk.ledger, Selection)
    assert "1 hộ gia đình, 3 cá nhân" in meeting.conclusion


def test_a_proposal_rests_on_the_minutes_of_its_own_meeting(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    when(SelectionDialog, nine_agree)
    screen.bar.go.click()
    grounds = kept(desk, proposal).bases.splitlines()
    assert grounds[0] == "Căn cứ Luật Thi đua, khen thưởng"
    assert "Biên bản họp bình xét khen thưởng ngày 08 tháng 12 năm 2022" in grounds[1]
    assert screen.new_values()["bases"] == grounds[0]


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


def test_the_addressee_follows_the_authority_until_it_is_typed(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    desk.save(proposal.model_copy(update={"addressee": "Chủ tịch UBND xã"}))
    form = screen.sheet.form
    authority, addressee = form.cells["authority"].editor, form.cells["addressee"].editor
    authority.write("province_police")
    authority.changed.emit()
    assert addressee.read() == ""
    addressee.write("Phòng PV05")
    addressee.changed.emit()
    authority.write("commune_chair")
    authority.changed.emit()
    assert addressee.read() == "Phòng PV05"


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

    for wide in (1000, 800, 660):
        screen.resize(wide, 600)
        qtbot.waitUntil(whole)
    assert [step.text() for step in bar.steps.values()] == ["", "Bình xét", "", "", ""]
    assert next(step.accessibleName() for step in bar.steps.values()) == "Danh sách"
    screen.resize(1200, 600)
    assert all(step.text() for step in bar.steps.values())


def test_a_draft_found_again_does_not_undo_what_happened_since(
    screen: Proposals, desk: Desk, proposal: Proposal, qtbot: QtBot
) -> None:
    draft = proposal.model_dump(mode="json") | {"occasion": "Gõ dở"}
    desk.keep_draft(Proposal.KIND, draft)
    hold_meeting(desk, proposal)
    again = Proposals(desk)
    qtbot.addWidget(again)
    again.sheet.take_draft()
    assert again.sheet.save()
    now = kept(desk, proposal)
    assert (now.occasion, now.status) == ("Gõ dở", "reviewed")


def test_the_first_proposal_of_all_needs_only_its_occasion(desk: Desk, qtbot: QtBot) -> None:
    screen = Proposals(desk)
    qtbot.addWidget(screen)
    screen.show()
    screen.begin_new()
    type_into(screen, "occasion", "Nam 2022")
    screen.save()
    (made,) = find(desk.ledger, Proposal)
    assert (made.form, made.authority) == ("certificate", "commune_chair")
    assert made.bases == "Căn cứ Luật Thi đua, khen thưởng"


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
