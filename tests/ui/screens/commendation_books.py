"""Books with achievements, a proposal and a meeting, for tests of the screens of commendation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from storage.commendation.life import advance, with_dossier, with_meeting
from storage.commendation.nominating import proposal_from
from storage.records import Achievement, Nominee, Proposal, Selection
from storage.repository import find
from tests.conftest import UNIT
from ui.screens.desk import Desk
from ui.screens.honorees_linked import save_linked

D = TypeVar("D", bound=QDialog)
OCCASION = "Có thành tích trong phong trào năm 2022"
COLLECTIVES = ("Tổ liên gia số 3", "Đội dân phòng thôn Đông")
PEOPLE = ("Nguyễn Văn Bình", "Trần Thị Cúc", "Lê Văn Dũng")


def note_achievements(desk: Desk) -> list[Achievement]:
    """Note an achievement of each collective and person, and return them."""
    groups = {"collective": COLLECTIVES, "individual": PEOPLE}
    for subject, names in groups.items():
        for day, name in enumerate(names, 1):
            save_linked(
                desk,
                Achievement(
                    unit=UNIT,
                    happened_on=date(2022, 6, day),
                    subject=subject,
                    name=name,
                    text=f"Việc làm tốt của {name}",
                ),
            )
    return find(desk.ledger, Achievement)


def begin_proposal(desk: Desk) -> Proposal:
    """Begin a proposal from the achievements, noted first."""
    asked = {"form": "certificate", "authority": "commune_chair", "award_type": "theme"}
    made, records = proposal_from(desk.ledger, note_achievements(desk), occasion=OCCASION, **asked)
    assert desk.save(*records)
    return made


def hold_meeting(desk: Desk, proposal: Proposal) -> Proposal:
    """Hold a meeting at which all agree, and confirm what is asked of each."""
    meeting = Selection(
        unit=UNIT,
        proposal=proposal.id,
        held_on=date(2022, 12, 1),
        place="Trụ sở",
        voters=9,
        standards="Có thành tích",
    )
    named = find(desk.ledger, Nominee, proposal=proposal.id)
    agreed = [one.model_copy(update={"votes": 9, "clear": True}) for one in named]
    assert desk.save(with_meeting(proposal, meeting), meeting, *agreed)
    return find(desk.ledger, Proposal, id=proposal.id)[0]


def submit(desk: Desk, proposal: Proposal) -> Proposal:
    """Complete and submit a proposal that was reviewed."""
    complete = with_dossier(proposal, date(2022, 12, 2))
    done = advance(complete, "submitted", date(2022, 12, 3), paper="05/TTr-CAX")
    assert desk.save(done)
    return done


def when(kind: type[D], act: Callable[[D], object]) -> None:
    """Do something with the dialog of a kind that comes next."""

    def look(tries: int) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        elif tries:
            QTimer.singleShot(20, lambda: look(tries - 1))

    QTimer.singleShot(0, lambda: look(200))


def kept(desk: Desk, proposal: Proposal) -> Proposal:
    """Return a proposal as the books have it now."""
    return find(desk.ledger, Proposal, id=proposal.id)[0]
