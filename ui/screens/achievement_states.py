"""What became of an achievement: it waits, is in a proposal, or was awarded."""

from __future__ import annotations

from resources.wording import _
from storage.commendation.nominating import live_uses
from storage.ledger import Ledger
from storage.records import Award
from storage.repository import find

WAITING, PROPOSED, AWARDED = "waiting", "proposed", "awarded"
STATES = {
    WAITING: _("Chưa đề nghị"),
    PROPOSED: _("Đang đề nghị"),
    AWARDED: _("Đã khen"),
}


def states_of(ledger: Ledger) -> dict[str, str]:
    """Return the state of each achievement that does not wait, by its identity."""
    given = {award.nominee for award in find(ledger, Award)}
    return {
        identity: AWARDED if nominee in given else PROPOSED
        for identity, nominee in live_uses(ledger).items()
    }
