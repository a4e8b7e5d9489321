"""What becomes of an award after its decision, said and noted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from resources.wording import _
from storage.commendation.handing import cancel_award
from storage.commendation.step_guards import refuse_future
from storage.records import Award, AwardEvent, Record
from ui.screens.asking import tell
from ui.screens.desk import Desk
from ui.screens.proposal_step_dialog import Asked, Step, StepDialog
from ui.screens.words import choice_word, date_words, name_of

_CANCELLING = Asked(
    title=_("Hủy bỏ khen thưởng"),
    said=_(
        "Khen thưởng vẫn còn trong sổ, kèm quyết định hủy bỏ; tiền thưởng phải thu hồi thì ghi "
        "trong lý do."
    ),
    go=_("&Ghi hủy bỏ"),
    paper=_("Quyết định hủy &bỏ (số) *"),
    reason=_("&Lý do *"),
)


def cancel_one(desk: Desk, award: Award, parent: QWidget) -> bool:
    """Ask by which paper and why an award was cancelled, and keep it."""
    made: list[Record] = []

    def take(step: Step) -> None:
        refuse_future(step.on, desk.today())
        paper, reason = step.paper, step.reason
        made[:] = cancel_award(desk.ledger, award, step.on, paper=paper, reason=reason)

    drafted = f"cancelling {award.id}"
    if not StepDialog(_CANCELLING, desk.today(), take, parent, drafted=drafted).exec():
        return False
    if not made:
        tell(parent, _("Không có gì để ghi"), _("Khen thưởng này đã hủy bỏ từ trước."))
    said = _("hủy bỏ khen thưởng “{name}”").format(name=name_of(award))
    return bool(made) and desk.save(*made, said=said)


def event_words(event: AwardEvent) -> str:
    """Say an event of an award: what, on which day, by which paper, why."""
    said = _("{event} ngày {day}").format(
        event=choice_word("award_events", event.event), day=date_words(event.happened_on)
    )
    return ", ".join(filter(None, (said, event.paper, event.reason)))
