from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.records import Award, Nominee, Proposal
from storage.repository import find, put
from tests.conftest import UNIT
from ui.screens.commendation_papers import report, reports, submission
from ui.screens.commendations import Commendations
from ui.screens.decision import Decision, awards_of
from ui.screens.desk import Desk
from ui.screens.preview import PreviewDialog
from ui.screens.quick_nominees import QuickNominees, nominee_of

LINE = "Nguyễn Văn Bình; Tổ trưởng tổ bảo vệ ANTT thôn 1; 1971; Tích cực tuần tra"


@pytest.fixture
def proposal(desk: Desk) -> Proposal:
    made = Proposal(
        unit=UNIT,
        occasion="Có thành tích xuất sắc năm 2022",
        form="certificate",
        authority="commune_chair",
        bases="Luật Thi đua, khen thưởng",
        number="12/TTr-CAX",
        proposed_on=date(2022, 12, 1),
    )
    put(desk.ledger, made)
    return made


@pytest.fixture
def screen(desk: Desk, proposal: Proposal, qtbot: QtBot) -> Commendations:
    shown = Commendations(desk)
    qtbot.addWidget(shown)
    shown.resize(1000, 600)
    shown.show()
    shown.show_record(proposal.id)
    return shown


def titles_of_preview() -> list[str]:
    """Close the preview that comes next and say which papers it showed."""
    titles: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PreviewDialog)
        titles.extend(paper.title for paper in dialog.papers)
        dialog.accept()

    QTimer.singleShot(0, close)
    return titles


def test_a_line_of_the_minutes_is_a_nominee(proposal: Proposal) -> None:
    nominee = nominee_of(LINE, proposal, "individual")
    assert (nominee.name, nominee.birth_year) == ("Nguyễn Văn Bình", 1971)
    assert nominee.position == "Tổ trưởng tổ bảo vệ ANTT thôn 1"
    assert nominee.summary == "Tích cực tuần tra"


def test_many_nominees_are_entered_at_once(
    screen: Commendations, desk: Desk, proposal: Proposal
) -> None:
    def type_and_accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QuickNominees)
        dialog.subject.setCurrentIndex(dialog.subject.findData("individual"))
        dialog.box.setPlainText(f"{LINE}\n\nTrần Thị Cúc; Chi hội trưởng")
        dialog.go.click()

    QTimer.singleShot(0, type_and_accept)
    screen.proposals.enter_quickly()
    named = {nominee.name for nominee in find(desk.ledger, Nominee, proposal=proposal.id)}
    assert named == {"Nguyễn Văn Bình", "Trần Thị Cúc"}
    assert screen.proposals.nominees.list.model.rowCount() == 2
    assert desk.undo()
    assert find(desk.ledger, Nominee) == []


def test_a_line_without_a_name_is_complained_of(proposal: Proposal, qtbot: QtBot) -> None:
    dialog = QuickNominees(proposal, bool)
    qtbot.addWidget(dialog)
    dialog.box.setPlainText("; Tổ trưởng")
    with pytest.raises(ValueError, match="Không đọc được dòng"):
        dialog.nominees()


def test_all_papers_are_shown_together(
    screen: Commendations, desk: Desk, proposal: Proposal
) -> None:
    put(desk.ledger, nominee_of(LINE, proposal, "individual"))
    put(desk.ledger, nominee_of("Tổ liên gia số 3", proposal, "collective"))
    titles = titles_of_preview()
    screen.proposals.show_papers("all")
    assert titles == [
        "Tờ trình",
        "Báo cáo thành tích: Tổ liên gia số 3",
        "Báo cáo thành tích: Nguyễn Văn Bình",
    ]


def test_two_people_of_one_name_get_two_files(desk: Desk, proposal: Proposal) -> None:
    twins = [nominee_of(LINE, proposal, "individual") for _ in range(2)]
    for twin in twins:
        put(desk.ledger, twin)
    assert len({paper.file_name for paper in reports(desk.ledger, proposal)}) == 2
    assert report(desk.ledger, proposal, twins[0]).pdf.startswith(b"%PDF")


def test_the_submission_of_a_proposal_without_a_number_is_a_draft(
    desk: Desk, proposal: Proposal
) -> None:
    draft = proposal.model_copy(update={"number": ""})
    assert submission(desk.ledger, draft).pdf != submission(desk.ledger, proposal).pdf


def test_a_decision_puts_everybody_into_the_register_of_awards(
    screen: Commendations, desk: Desk, proposal: Proposal
) -> None:
    put(desk.ledger, nominee_of(LINE, proposal, "individual"))

    def decide() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Decision)
        dialog.number.setText("45/QĐ-UBND")
        dialog.accept()

    QTimer.singleShot(0, decide)
    screen.proposals.decide()
    (award,) = find(desk.ledger, Award)
    assert (award.name, award.number) == ("Nguyễn Văn Bình", "45/QĐ-UBND")
    assert find(desk.ledger, Proposal)[0].status == "decided"


def test_an_award_says_what_the_proposal_asked_for(proposal: Proposal) -> None:
    nominee = nominee_of("Tổ 3", proposal, "collective")
    (award,) = awards_of(proposal, [nominee], "1", date(2022, 12, 8))
    assert (award.form, award.authority, award.subject) == (
        "certificate",
        "commune_chair",
        "collective",
    )


def test_a_new_proposal_begins_like_the_last(screen: Commendations) -> None:
    screen.begin_new()
    assert screen.proposals.sheet.form.values()["bases"] == "Luật Thi đua, khen thưởng"


def test_an_award_that_is_sought_is_shown_in_its_register(
    screen: Commendations, desk: Desk, proposal: Proposal
) -> None:
    nominee = nominee_of("Tổ 3", proposal, "collective")
    put(desk.ledger, nominee)
    (award,) = awards_of(proposal, [nominee], "1", date(2022, 12, 8))
    assert desk.save(award)
    screen.show_record(award.id)
    assert screen.shown is screen.awards
    assert screen.awards.sheet.record == award


def test_the_register_of_awards_says_how_many_and_where_nobody_said(
    screen: Commendations, desk: Desk
) -> None:
    given = {"unit": UNIT, "form": "certificate", "authority": "commune_chair", "occasion": "19/8"}
    for day, quantity, precision in (
        (date(2022, 8, 19), 25, "exact"),
        (date(2021, 8, 19), 1000, "at_least"),
        (date(2019, 8, 19), 0, "unstated"),
    ):
        said = {"decided_on": day, "quantity": quantity, "precision": precision}
        desk.save(Award.model_validate(given | said | {"subject": "collective"}))
    screen.tabs.setCurrentIndex(1)
    model = screen.awards.list.model
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    across = heads.index("Số lượng")
    shown = [model.index(row, across).data() for row in range(model.rowCount())]
    assert shown == ["25", "hơn 1.000", "chưa nêu số lượng"]
