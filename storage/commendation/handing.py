"""What becomes of awards after the decision: handed over, or cancelled.

Each function returns what is to be saved together; done again, there is nothing more to save.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from resources.wording import _
from storage.commendation.given import CANCELLED, HANDED, GivenAward, with_events
from storage.commendation.life import followed, told
from storage.errors import KnownError
from storage.ledger import Ledger
from storage.records import Award, AwardEvent, Nominee, Proposal, Record
from storage.repository import find, get


class EventTooEarlyError(KnownError):
    """An award was handed over or cancelled before it was decided."""

    CODE = "KT-07"


class CancellingUnsaidError(KnownError):
    """An award is cancelled by a paper and for a reason."""

    CODE = "KT-08"


def hand_over(ledger: Ledger, awards: Iterable[Award], on: date, paper: str = "") -> list[Record]:
    """Return the handing over of the awards that were not yet; cancelled ones are left out.

    A proposal whose awards are all handed over is awarded. Raises EventTooEarlyError.
    """
    waiting = [g.award for g in with_events(ledger, awards) if not (g.handed or g.cancelled)]
    events = [_event(award, HANDED, on, paper) for award in waiting]
    return [*events, *_followed(ledger, events)]


def cancel_award(  # noqa: PLR0913  # a cancelling is said with its day, paper and reason
    ledger: Ledger, award: Award, on: date, *, paper: str, reason: str, returned: int = 0
) -> list[Record]:
    """Return the cancelling of an award (Luật 06/2022/QH15 Chương VII); `returned` in đồng.

    A proposal whose awards are all cancelled is cancelled. Raises CancellingUnsaidError without
    paper or reason, EventTooEarlyError before the decision.
    """
    if not (paper.strip() and reason.strip()):
        raise CancellingUnsaidError(
            _(
                "Hủy bỏ khen thưởng cần số văn bản và lý do. Chưa có gì được ghi; hãy ghi đủ hai "
                "mục rồi lưu lại."
            )
        )
    if any(given.cancelled for given in with_events(ledger, [award])):
        return []
    event = _event(award, CANCELLED, on, paper, reason=reason, returned=returned)
    return [event, *_followed(ledger, [event])]


def _event(  # noqa: PLR0913  # what is said of an event
    award: Award, event: str, on: date, paper: str, *, reason: str = "", returned: int = 0
) -> AwardEvent:
    if on < award.decided_on:
        raise EventTooEarlyError(
            _(
                "Ngày {on:%d/%m/%Y} trước ngày quyết định khen thưởng ({decided:%d/%m/%Y}). Chưa "
                "có gì được ghi; hãy sửa lại ngày."
            ).format(on=on, decided=award.decided_on)
        )
    return AwardEvent(
        unit=award.unit,
        award=award.id,
        event=event,
        happened_on=on,
        paper=paper,
        reason=reason,
        returned=returned,
    )


def _followed(ledger: Ledger, events: Sequence[AwardEvent]) -> list[Record]:
    """Return the proposals that are awarded or cancelled now, with all their awards."""
    awards = [get(ledger, Award, event.award) for event in events]
    nominees = [get(ledger, Nominee, award.nominee) for award in awards if award.nominee]
    proposals = dict.fromkeys(nominee.proposal for nominee in nominees)
    pairs = [(get(ledger, Proposal, one), _given(ledger, one, events)) for one in proposals]
    return [
        after for before, given in pairs if (after := _after(before, given, events[-1])) != before
    ]


def _given(ledger: Ledger, proposal: str, events: Sequence[AwardEvent]) -> list[GivenAward]:
    """Return the awards of a proposal with what happened to them, now included."""
    nominees = find(ledger, Nominee, proposal=proposal)
    awards = [award for each in nominees for award in find(ledger, Award, nominee=each.id)]
    return [
        GivenAward(one.award, (*one.events, *(e for e in events if e.award == one.award.id)))
        for one in with_events(ledger, awards)
    ]


def _after(proposal: Proposal, given: Sequence[GivenAward], last: AwardEvent) -> Proposal:
    left = [one for one in given if not one.cancelled]
    if not left:
        said = {"paper": last.paper, "reason": last.reason}
        return told(proposal, "cancelled", last.happened_on, **said)
    if all(one.handed for one in left):
        return followed(proposal, "awarded", last.happened_on, last.paper)
    return proposal
