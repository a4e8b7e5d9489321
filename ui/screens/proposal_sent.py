"""How far the file of a proposal's dossier has come on its way to the superior."""

from __future__ import annotations

from resources.wording import _
from storage.records import Proposal
from sync.dossier_sealing import MAY_LEAVE
from sync.outbox import Outgoing, outgoing
from ui.screens.desk import Desk
from ui.screens.states import state_of
from ui.screens.words import moment_words

_OF_PROPOSAL = "SELECT bundle_id FROM dossier WHERE proposal = ? AND unit = ?"


def sent_words(desk: Desk, proposal: Proposal) -> str:
    """Say what became of the last file, or how one is sent; "" while none may leave."""
    last = last_sent(desk, proposal)
    if last is None:
        way = _("Gửi cho cấp trên bằng tệp: vào «Việc khác», «Gửi hồ sơ cho cấp trên…».")
        return way if proposal.status in MAY_LEAVE and desk.safe else ""
    state = state_of("sealed_dossier" if last.state == "sealed" else last.state)
    words = _("Tệp hồ sơ gửi cấp trên, gói số {seq}, ký lúc {at}: {state}. {meaning}")
    at = moment_words(last.made_at, desk.practice_day)
    return words.format(seq=last.seq, at=at, state=state.word.lower(), meaning=state.meaning)


def last_sent(desk: Desk, proposal: Proposal) -> Outgoing | None:
    """Return the last bundle of a proposal that these books sealed, none if there is none."""
    rows = desk.ledger.db.execute(_OF_PROPOSAL, [proposal.id, proposal.unit]).fetchall()
    sealed = {identity for (identity,) in rows}
    if not sealed:
        return None
    found = (one for one in outgoing(desk.ledger) if one.bundle_id in sealed)
    return max(found, key=lambda one: (one.epoch, one.seq), default=None)
