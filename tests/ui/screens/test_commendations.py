"""The place of commendation: its tabs, and what is sought is shown in its own."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from storage.records import Achievement, Award, Candidate, Honoree, Nominee, Proposal, Record
from storage.repository import find
from tests.conftest import UNIT
from tests.ui.screens.answering import answer
from tests.ui.screens.commendation_books import begin_proposal
from ui.screens.commendations import Commendations
from ui.screens.desk import Desk
from ui.screens.proposals import Proposals
from ui.screens.quick_lines import nominee_of
from ui.screens.quick_nominees import QuickNominees
from ui.screens.register import Register
from ui.screens.seeking import place_of

LINE = "Nguyễn Văn Bình; Tổ trưởng tổ bảo vệ ANTT thôn 1; 1971; Tích cực tuần tra"


@pytest.fixture
def proposal(desk: Desk) -> Proposal:
    return begin_proposal(desk)


@pytest.fixture
def screen(desk: Desk, proposal: Proposal, qtbot: QtBot) -> Commendations:
    shown = Commendations(desk)
    qtbot.addWidget(shown)
    shown.resize(1000, 600)
    shown.show()
    return shown


def test_each_register_of_commendation_is_a_tab(screen: Commendations) -> None:
    titles = [screen.tabs.tabText(at) for at in range(screen.tabs.count())]
    assert titles == ["Đề nghị", "Thành tích", "Người, tập thể", "Nhân tố mới", "Sổ khen thưởng"]


@pytest.mark.parametrize("kind", [Proposal, Nominee, Achievement, Honoree, Candidate, Award])
def test_what_is_sought_is_shown_in_its_own_tab(
    kind: type[Record], screen: Commendations, desk: Desk
) -> None:
    day = date(2022, 12, 8)
    made = {"unit": UNIT, "subject": "individual"}
    given = {"decided_on": day, "form": "certificate", "authority": "commune_chair"}
    desk.save(Candidate.model_validate(made | {"name": "Bảy", "noted_on": day}))
    desk.save(Award.model_validate(made | given | {"occasion": "19/8"}))
    record = find(desk.ledger, kind)[0]
    assert place_of(kind) == "commendations"
    screen.show_record(record.id)
    shown = screen.shown
    assert isinstance(shown, Register)
    assert shown.shown.record == record


def test_what_is_typed_in_a_tab_is_asked_about_before_another_is_shown(
    screen: Commendations,
) -> None:
    proposals = screen.shown
    assert isinstance(proposals, Proposals)
    proposals.sheet.form.is_dirty = True
    answer("Nhập tiếp")
    screen.tabs.setCurrentIndex(1)
    assert screen.shown is proposals
    assert screen.tabs.currentIndex() == 0


def test_half_typed_work_of_another_tab_is_offered(screen: Commendations, desk: Desk) -> None:
    desk.keep_draft(Honoree.KIND, {"name": "Hộ ông"})
    screen.arrive()
    assert screen.tabs.tabText(screen.tabs.currentIndex()) == "Người, tập thể"


def test_a_line_of_the_minutes_is_a_nominee(proposal: Proposal) -> None:
    nominee = nominee_of(LINE, proposal, "individual")
    assert (nominee.name, nominee.birth_year) == ("Nguyễn Văn Bình", 1971)
    assert nominee.position == "Tổ trưởng tổ bảo vệ ANTT thôn 1"
    assert nominee.summary == "Tích cực tuần tra"


def test_a_line_without_a_name_is_complained_of(proposal: Proposal, qtbot: QtBot) -> None:
    dialog = QuickNominees(proposal, bool)
    qtbot.addWidget(dialog)
    dialog.box.setPlainText("; Tổ trưởng")
    with pytest.raises(ValueError, match="Dòng 1 chưa có tên"):
        dialog.nominees()
