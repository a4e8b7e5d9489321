"""What becomes of a submitted proposal: the answer, the awards handed over, giving it up."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from resources.wording import _
from storage.commendation.decisions import Decision as Decided
from storage.commendation.decisions import Verdict, decide
from storage.commendation.handing import hand_over as handed_over
from storage.commendation.life import advance, next_statuses
from storage.errors import KnownError
from storage.records import Award, Nominee, Proposal, Record
from storage.repository import find
from sync.decision_taking import waiting_awards
from sync.decision_words import waiting_words
from ui.paper.gather import nominees_of
from ui.screens.asking import tell
from ui.screens.decision import Decision
from ui.screens.desk import Desk
from ui.screens.proposal_step_dialog import Asked, Step, StepDialog

_OUT = frozenset({"withdrawn", "refused"})


def answer(desk: Desk, proposal: Proposal, parent: QWidget) -> bool:
    """Ask what came back on a proposal and keep it; a decision begins the awards."""
    named = nominees_of(desk.ledger, proposal)
    standing = [one for one in named if one.result not in _OUT]
    dialog = Decision(desk.today(), standing, next_statuses(proposal), parent)
    if not dialog.exec():
        return False
    try:
        records = _answered(desk, proposal, named, dialog)
    except KnownError as error:
        desk.refused.emit(str(error))
        return False
    if not desk.save(*records):
        return False
    _say_waiting(desk, proposal, parent)
    return True


def hand_over(desk: Desk, proposal: Proposal, parent: QWidget) -> bool:
    """Note that all awards of a proposal were handed over on a day."""
    if _say_waiting(desk, proposal, parent):
        return False
    named = nominees_of(desk.ledger, proposal)
    awards = [one for nominee in named for one in find(desk.ledger, Award, nominee=nominee.id)]
    return hand_over_awards(desk, awards, parent)


def hand_over_awards(desk: Desk, awards: list[Award], parent: QWidget) -> bool:
    """Ask on which day awards were handed over, and keep it."""
    made: list[Record] = []

    def take(step: Step) -> None:
        made[:] = handed_over(desk.ledger, awards, step.on, step.paper)

    asked = Asked(
        title=_("Đã trao tặng"),
        said=_("{count} khen thưởng được ghi là đã trao.").format(count=len(awards)),
        go=_("&Ghi đã trao"),
        paper=_("&Văn bản, kế hoạch trao (nếu có)"),
    )
    if not StepDialog(asked, desk.today(), take, parent).exec():
        return False
    if not made:
        words = _("Những khen thưởng này đã trao hoặc đã hủy bỏ từ trước.")
        tell(parent, _("Không có gì để ghi"), words)
    return bool(made) and desk.save(*made)


def take_step(desk: Desk, proposal: Proposal, status: str, asked: Asked, parent: QWidget) -> bool:
    """Ask for a step of a proposal and keep it; false if it was not taken."""
    made: list[Proposal] = []

    def take(step: Step) -> None:
        said = {"paper": step.paper, "reason": step.reason}
        made.append(advance(proposal, status, step.on, **said, today=desk.today()))

    return bool(StepDialog(asked, desk.today(), take, parent).exec()) and desk.save(made[-1])


def _say_waiting(desk: Desk, proposal: Proposal, parent: QWidget) -> bool:
    """Say where awards of the proposal wait for a closed month, and tell whether any does."""
    words = waiting_words(desk.ledger, waiting_awards(desk.ledger, proposal.id))
    if words:
        tell(parent, _("Khen thưởng chờ vào sổ"), words)
    return bool(words)


def _answered(
    desk: Desk, proposal: Proposal, named: list[Nominee], dialog: Decision
) -> list[Record]:
    on, number = dialog.day.read(), dialog.number.text().strip()
    if dialog.status == "decided":
        verdicts = {one: Verdict("refused", dialog.said) for one in dialog.refused}
        return decide(desk.ledger, proposal, named, Decided(number, on, verdicts), desk.today())
    said = {"paper": number, "reason": dialog.said}
    return [advance(proposal, dialog.status, on, **said, today=desk.today())]
