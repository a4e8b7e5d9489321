"""A proposal goes its way: list, meeting, checks, submission, answer, handing over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from storage.months import freeze
from storage.periods import month_of
from storage.records import Achievement, Award, AwardEvent, Honoree, Nominee, Proposal, Selection
from storage.repository import find, put
from tests.conftest import UNIT
from tests.journeys.hands import say
from tests.ui.screens.answering import answer
from tests.ui.screens.commendation_books import (
    COLLECTIVES,
    OCCASION,
    PEOPLE,
    begin_proposal,
    hold_meeting,
    submit,
    when,
)
from ui.screens.decision import Decision
from ui.screens.desk import Desk
from ui.screens.preview import PreviewDialog
from ui.screens.proposal_naming import Ticking
from ui.screens.proposal_step_dialog import StepDialog
from ui.screens.proposals import Proposals
from ui.screens.quick_nominees import QuickNominees
from ui.screens.selection_dialog import SelectionDialog


@pytest.fixture
def proposal(desk: Desk) -> Proposal:
    return begin_proposal(desk)


@pytest.fixture
def screen(desk: Desk, proposal: Proposal, qtbot: QtBot) -> Proposals:
    made = Proposals(desk)
    qtbot.addWidget(made)
    made.resize(1000, 620)
    made.show()
    made.show_record(proposal.id)
    return made


def kept(desk: Desk, proposal: Proposal) -> Proposal:
    return find(desk.ledger, Proposal, id=proposal.id)[0]


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
    with qtbot.waitSignal(screen.checks.judged, timeout=5000):
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


def test_a_simple_proposal_needs_no_meeting_but_a_reason(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    def skip(dialog: StepDialog) -> None:
        dialog.reason.setPlainText("Thủ tục đơn giản")
        dialog.go.click()

    when(StepDialog, skip)
    actions = {action.text().replace("&", ""): action for action in screen.menu.actions()}
    actions["Không họp bình xét, ghi lý do…"].trigger()
    assert kept(desk, proposal).steps[-1].reason == "Thủ tục đơn giản"


def test_ctrl_p_shows_the_whole_dossier(
    screen: Proposals, desk: Desk, proposal: Proposal, shown: Callable[[QWidget], QWidget]
) -> None:
    shown(screen)
    hold_meeting(desk, proposal)
    titles: list[str] = []

    def look(dialog: PreviewDialog) -> None:
        titles.extend(paper.title for paper in dialog.papers)
        dialog.accept()

    when(PreviewDialog, look)
    QTest.keySequence(screen.list.table, QKeySequence("Ctrl+P"))
    assert titles[:2] == ["Cả hồ sơ", "Tờ trình"]
    assert sum(title.startswith("Báo cáo thành tích") for title in titles) == 5
    assert "Biên bản họp bình xét" in titles


def test_papers_outside_the_program_are_ticked_by_hand(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    hold_meeting(desk, proposal)
    screen.tabs.setCurrentWidget(screen.dossier)
    listed = screen.dossier.list
    boxes = [listed.item(row) for row in range(listed.count())]
    by_hand = next(one for one in boxes if one.checkState() == Qt.CheckState.Unchecked)
    by_hand.setCheckState(Qt.CheckState.Checked)
    assert len(kept(desk, proposal).dossier) == 1
    assert screen.dossier.words.text().startswith("Đã đủ giấy tờ.")


def test_whoever_has_a_page_is_named_with_what_it_says(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    page = Honoree(
        unit=UNIT, subject="individual", name="Phạm Thị Én", birth_year=1980, position="Tổ phó"
    )
    desk.save(page)

    def tick(dialog: Ticking) -> None:
        assert dialog.list.count() == 1
        assert not dialog.go.isEnabled()
        dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
        dialog.go.click()

    when(Ticking, tick)
    screen.source.menu().actions()[1].trigger()
    (nominee,) = find(desk.ledger, Nominee, name="Phạm Thị Én")
    assert (nominee.honoree, nominee.birth_year) == (page.id, 1980)
    assert nominee.proposal == proposal.id


def test_a_later_achievement_joins_the_proposal(screen: Proposals, desk: Desk) -> None:
    late = Achievement(
        unit=UNIT,
        happened_on=date(2022, 11, 1),
        subject="individual",
        name=PEOPLE[0],
        text="Thêm một việc",
    )
    (nominee,) = find(desk.ledger, Nominee, name=PEOPLE[0])
    desk.save(late.model_copy(update={"honoree": nominee.honoree}))

    def tick(dialog: Ticking) -> None:
        dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
        dialog.go.click()

    when(Ticking, tick)
    screen.source.menu().actions()[0].trigger()
    (named,) = find(desk.ledger, Nominee, name=PEOPLE[0])
    assert len(named.achievements) == 2
    assert "Thêm một việc" in named.achievement


def test_many_nominees_are_entered_at_once_and_get_pages(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    def type_and_accept(dialog: QuickNominees) -> None:
        dialog.subject.setCurrentIndex(dialog.subject.findData("individual"))
        dialog.box.setPlainText("Hoàng Văn Phúc; Tổ trưởng; 1971; Tích cực\n\nĐinh Thị Quý")
        dialog.go.click()

    when(QuickNominees, type_and_accept)
    screen.enter_quickly()
    named = {one.name: one.honoree for one in find(desk.ledger, Nominee, proposal=proposal.id)}
    assert named["Hoàng Văn Phúc"]
    assert named["Đinh Thị Quý"]
    assert desk.undo()
    assert find(desk.ledger, Honoree, name="Đinh Thị Quý") == []


def test_a_nominee_that_is_typed_is_linked_and_shown_again(screen: Proposals, desk: Desk) -> None:
    screen.begin_below(screen.nominees)
    sheet = screen.nominees.sheet
    sheet.form.fill_in({"subject": "individual", "name": "Vũ Thị Xuân"})
    sheet.form.is_dirty = True
    assert sheet.save()
    (nominee,) = find(desk.ledger, Nominee, name="Vũ Thị Xuân")
    assert nominee.honoree
    assert sheet.record == nominee


def test_an_old_proposal_without_steps_is_shown(screen: Proposals, desk: Desk) -> None:
    old = Proposal(
        unit=UNIT, occasion="Cũ", form="certificate", authority="commune_chair", status="found"
    )
    desk.save(old)
    screen.show_record(old.id)
    assert said(screen) == "Ghi ai được đề nghị…"
    assert screen.way.table.words() == [("Phát hiện thành tích", "", "", "")]


def test_a_new_proposal_begins_like_the_last(screen: Proposals, proposal: Proposal) -> None:
    screen.begin_new()
    assert screen.sheet.form.values()["authority"] == proposal.authority


def test_what_is_typed_is_kept_before_the_next_step(
    screen: Proposals, desk: Desk, proposal: Proposal
) -> None:
    screen.sheet.form.fill_in({"occasion": f"{OCCASION} (bổ sung)"})
    screen.sheet.form.is_dirty = True

    def go_back(dialog: SelectionDialog) -> None:
        dialog.reject()

    when(SelectionDialog, go_back)
    screen.bar.go.click()
    assert kept(desk, proposal).occasion == f"{OCCASION} (bổ sung)"


def test_nobody_is_reviewed_where_nobody_is_named(screen: Proposals, desk: Desk) -> None:
    empty = Proposal(unit=UNIT, occasion="Mới", form="certificate", authority="commune_chair")
    desk.save(empty)
    screen.show_record(empty.id)
    heard: list[str] = []

    def read(box: QMessageBox) -> None:
        heard.append(box.text())
        box.buttons()[0].click()

    when(QMessageBox, read)
    screen.do("vote")
    assert heard == ["Chưa có ai để bình xét"]
