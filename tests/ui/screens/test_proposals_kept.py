"""What is typed at a proposal is never lost, and nothing that happened since is undone by it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from storage.records import Nominee, Proposal, Selection
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.answering import answer
from tests.ui.screens.commendation_books import (
    PEOPLE,
    hold_meeting,
    kept,
    when,
)
from ui.screens.desk import Desk
from ui.screens.proposal_meeting import meeting_of
from ui.screens.proposals import Proposals
from ui.screens.selection_dialog import SelectionDialog
from ui.screens.selection_draft import SelectionDraft


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


def test_a_meeting_is_not_noted_before_it_was_held(screen: Proposals, desk: Desk) -> None:
    heard: list[str] = []

    def hold(dialog: SelectionDialog) -> None:
        dialog.day.write(date(2030, 1, 1))
        nine_agree(dialog)
        heard.append(dialog.complaint.text())
        dialog.day.write(desk.today())
        nine_agree(dialog)

    when(SelectionDialog, hold)
    screen.bar.go.click()
    assert heard == ["Ngày họp chưa tới; họp xong mới ghi kết quả."]
    assert find(desk.ledger, Selection)


def test_what_is_typed_of_a_meeting_outlives_a_power_cut(
    screen: Proposals, desk: Desk, proposal: Proposal, qtbot: QtBot
) -> None:
    named = find(desk.ledger, Nominee)
    cut = SelectionDialog(meeting_of(desk, proposal, named), named, desk.today())
    qtbot.addWidget(cut)
    draft = SelectionDraft(desk, proposal.id, cut)
    cut.opinions.setPlainText("Nhất trí cao")
    cut.day.line.setText("32/1")
    cut.grid.put(0, 2, "7")
    draft._keep()  # as the timer does before the cut
    seen: list[tuple[str, str, str]] = []

    def look(dialog: SelectionDialog) -> None:
        seen.append((dialog.opinions.toPlainText(), dialog.day.line.text(), dialog.grid.wrong))
        dialog.day.write(desk.today())
        nine_agree(dialog)

    when(SelectionDialog, look)
    screen.bar.go.click()
    assert [one[:2] for one in seen] == [("Nhất trí cao", "32/1")]
    assert find(desk.ledger, Selection)[0].opinions == "Nhất trí cao"
    assert sorted(one.votes or 0 for one in find(desk.ledger, Nominee)) == [7, 9, 9, 9, 9]
    assert desk.draft_of(f"selection {proposal.id}") is None
