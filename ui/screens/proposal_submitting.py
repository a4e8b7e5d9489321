"""A proposal is submitted: the number and the day of its tờ trình."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from resources.wording import _
from storage.commendation.life import advance
from storage.commendation.step_guards import refuse_place
from storage.ledger import Ledger
from storage.records import Proposal
from storage.repository import find
from ui.screens.desk import Desk
from ui.screens.proposal_answering import step_words
from ui.screens.proposal_step_dialog import Asked, Step, StepDialog


def submit(desk: Desk, proposal: Proposal, parent: QWidget) -> bool:
    """Ask for number and day and note that the proposal was submitted; false if it was not."""
    if not desk.attempt(lambda: refuse_place(proposal, "submitted")):
        return False
    today = desk.today()
    made: list[Proposal] = []

    def take(step: Step) -> None:
        made.append(advance(proposal, "submitted", step.on, paper=step.paper, today=today))

    asked = Asked(
        title=_("Trình đề nghị"),
        said=_("Tờ trình in ra sau đó mang số này. Sửa số, ngày nếu cấp số khác."),
        go=_("&Ghi đã trình"),
        paper=_("&Số tờ trình *"),
        number=proposal.number or next_number(desk.ledger, today.year),
    )
    drafted = f"submitted {proposal.id}"
    taken = bool(StepDialog(asked, today, take, parent, drafted=drafted).exec())
    return taken and desk.save(made[-1], said=step_words("submitted"))


def next_number(ledger: Ledger, year: int) -> str:
    """Return the number after the last one of a year's own proposals, such as 05/TTr-CAX."""
    used = (
        _number(one.number)
        for one in find(ledger, Proposal, unit=ledger.settings.unit)
        if one.proposed_on and one.proposed_on.year == year
    )
    return f"{max(used, default=0) + 1:02}/TTr-{ledger.settings.symbol}"


def _number(said: str) -> int:
    digits = said.strip().partition("/")[0]
    return int(digits) if digits.isascii() and digits.isdigit() else 0
