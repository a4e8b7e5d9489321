"""Whom a proposal names, from wherever they come; its papers; proposals of before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from storage.records import Achievement, Honoree, Nominee, Proposal
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.commendation_books import (
    OCCASION,
    PEOPLE,
    hold_meeting,
    kept,
    when,
)
from ui.screens.desk import Desk
from ui.screens.preview import PreviewDialog
from ui.screens.proposal_naming import Ticking
from ui.screens.proposal_step_dialog import StepDialog
from ui.screens.proposals import Proposals
from ui.screens.quick_nominees import QuickNominees
from ui.screens.selection_dialog import SelectionDialog


def said(screen: Proposals) -> str:
    return screen.bar.go.text().replace("&", "")


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
