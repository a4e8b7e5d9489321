"""Candidates, noted early, go into proposals and stay in their register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from storage.records import Candidate, Honoree, Nominee, Proposal
from storage.repository import find
from tests.conftest import UNIT
from ui.screens.candidates import Candidates
from ui.screens.desk import Desk
from ui.screens.nominating import Nominating

SEVEN = Candidate(
    unit=UNIT, subject="household", name="Hộ ông Bảy", merit="Hiến đất", noted_on=date(2022, 10, 1)
)


@pytest.fixture
def candidates(desk: Desk, shown: Callable[[QWidget], QWidget]) -> Candidates:
    made = Candidates(desk)
    made.resize(1000, 600)
    shown(made)
    return made


def nominate(candidates: Candidates, *, proposal: str = "", occasion: str = "") -> None:
    """Press the button and answer its dialog."""

    def reply() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Nominating)
        dialog.choice.setCurrentIndex(dialog.choice.findData(proposal))
        QTest.keyClicks(dialog.occasion, occasion)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    candidates.show_record(SEVEN.id)
    QTimer.singleShot(30, reply)
    candidates.nominate()


def test_a_candidate_goes_into_a_new_proposal_and_stays_in_its_register(
    candidates: Candidates, desk: Desk
) -> None:
    desk.save(SEVEN)
    sought: list[tuple[str, str]] = []
    desk.sought.connect(lambda code, identity: sought.append((code, identity)))
    nominate(candidates, occasion="Tong ket nam 2022")
    (proposal,), (nominee,) = find(desk.ledger, Proposal), find(desk.ledger, Nominee)
    assert proposal.occasion == "Tong ket nam 2022"
    assert (nominee.proposal, nominee.subject, nominee.name, nominee.summary) == (
        proposal.id,
        "household",
        "Hộ ông Bảy",
        "Hiến đất",
    )
    assert sought == [("commendations", proposal.id)]
    assert find(desk.ledger, Candidate) == [SEVEN]
    assert [one.name for one in find(desk.ledger, Honoree)] == ["Hộ ông Bảy"]
    assert desk.undo()
    for kind in (Nominee, Proposal, Honoree):
        assert find(desk.ledger, kind) == []


def test_a_candidate_may_join_an_open_proposal(candidates: Candidates, desk: Desk) -> None:
    made = {"unit": UNIT, "form": "certificate", "authority": "commune_chair"}
    old = Proposal.model_validate(made | {"occasion": "Năm 2021", "status": "decided"})
    now = Proposal.model_validate(made | {"occasion": "Năm 2022"})
    desk.save(old, now, SEVEN)
    dialog = Nominating(SEVEN, [now], old, candidates)
    assert [dialog.choice.itemText(at) for at in range(dialog.choice.count())] == [
        "Lập đề nghị mới",
        "Năm 2022",
    ]
    nominate(candidates, proposal=now.id)
    (nominee,) = find(desk.ledger, Nominee)
    assert nominee.proposal == now.id


def test_candidates_never_leave_the_post() -> None:
    assert not Candidate.SENT
