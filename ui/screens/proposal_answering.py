"""What becomes of a submitted proposal: the answer, the awards handed over, giving it up."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from resources.wording import _
from storage.commendation.decisions import Decision as Decided
from storage.commendation.decisions import Verdict, decide
from storage.commendation.given import with_events
from storage.commendation.handing import hand_over as handed_over
from storage.commendation.life import AT_HAND, advance, next_statuses
from storage.commendation.people import is_open
from storage.commendation.step_guards import refuse_future
from storage.records import Award, Nominee, Proposal, Record
from storage.repository import find
from sync.decision_taking import waiting_awards
from sync.decision_words import waiting_words
from ui.paper.gather import nominees_of
from ui.screens.asking import tell
from ui.screens.decision import ANSWERS, Decision
from ui.screens.desk import Desk
from ui.screens.proposal_step_dialog import Asked, Step, StepDialog
from ui.screens.words import choice_word


def answer(desk: Desk, proposal: Proposal, parent: QWidget) -> bool:
    """Ask what came back on a proposal and keep it; a decision begins the awards."""
    if not ANSWERS.keys() & set(next_statuses(proposal)):
        tell(parent, _("Chưa ghi kết quả được"), _unanswerable(proposal))
        return False
    named = nominees_of(desk.ledger, proposal)
    standing = [one for one in named if is_open(one)]
    dialog = Decision(desk.today(), standing, next_statuses(proposal), parent)
    made: list[Record] = []
    dialog.take = lambda: made.extend(_answered(desk, proposal, named, dialog))
    if not dialog.exec():
        return False
    came = next((one.status for one in made if isinstance(one, Proposal)), dialog.status)
    if not desk.save(*made, said=step_words(came)):
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
    given = with_events(desk.ledger, awards)
    waiting = [one.award for one in given if not (one.handed or one.cancelled)]
    if not waiting:
        words = _("Những khen thưởng này đã trao hoặc đã hủy bỏ từ trước.")
        tell(parent, _("Không có gì để ghi"), words)
        return False
    made: list[Record] = []

    def take(step: Step) -> None:
        refuse_future(step.on, desk.today())
        made[:] = handed_over(desk.ledger, waiting, step.on, step.paper)

    asked = Asked(
        title=_("Đã trao tặng"),
        said=_("{count} khen thưởng được ghi là đã trao.").format(count=len(waiting)),
        go=_("&Ghi đã trao"),
        paper=_("&Văn bản, kế hoạch trao (nếu có)"),
    )
    drafted = f"handing over {waiting[0].id}"
    if not StepDialog(asked, desk.today(), take, parent, drafted=drafted).exec():
        return False
    words = _("trao {count} khen thưởng").format(count=len(waiting))
    return desk.save(*made, said=words)


def take_step(desk: Desk, proposal: Proposal, status: str, asked: Asked, parent: QWidget) -> bool:
    """Ask for a step of a proposal and keep it; false if it was not taken."""
    made: list[Proposal] = []

    def take(step: Step) -> None:
        said = {"paper": step.paper, "reason": step.reason}
        made.append(advance(proposal, status, step.on, **said, today=desk.today()))

    drafted = f"{status} {proposal.id}"
    taken = bool(StepDialog(asked, desk.today(), take, parent, drafted=drafted).exec())
    return taken and desk.save(made[-1], said=step_words(status))


def step_words(status: str) -> str:
    """Say that a proposal came to a status, for the note about what was kept."""
    return _("bước “{step}”").format(step=choice_word("proposal_statuses", status))


def _unanswerable(proposal: Proposal) -> str:
    """Say why nothing can come back on a proposal now."""
    if proposal.status in AT_HAND:
        return _("Đề nghị chưa trình, hoặc bị trả lại chưa trình lại. Trình xong thì ghi kết quả.")
    words = _("Đề nghị đã có kết quả: {status}.")
    return words.format(status=choice_word("proposal_statuses", proposal.status).lower())


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
