"""A draft goes with all that hangs on it; what left the post stays."""

from __future__ import annotations

from datetime import date

import pytest

from storage.commendation.kept_papers import keep_paper
from storage.commendation.life import advance
from storage.commendation.removing import ProposalSentError, removal_of
from storage.dossiers import Dossier, keep_dossier
from storage.errors import StillReferredError
from storage.ledger import Ledger
from storage.records import KINDS, KeptPaper, Nominee, Proposal, Selection
from storage.repository import find, put, remove
from tests.storage.commendation.of_a_proposal import (
    DAY,
    kept,
    made_achievement,
    made_award,
    made_nominee,
    made_proposal,
    made_selection,
)

PDF = b"%PDF-1.7 signed"


def written(ledger: Ledger) -> Proposal:
    proposal, done = made_proposal(), made_achievement()
    nominees = [
        made_nominee(proposal, achievements=(done.id,)),
        made_nominee(proposal, "Trần Văn An"),
    ]
    kept(ledger, done, proposal, *nominees, made_selection(proposal))
    keep_paper(
        ledger,
        proposal,
        nominees[0],
        kind="merit",
        title="Báo cáo",
        pdf=PDF,
        signatures=1,
        day=DAY,
    )
    return proposal


def all_of(ledger: Ledger) -> dict[str, object]:
    return {one.id: one for kind in KINDS for one in find(ledger, kind)}


def test_a_draft_is_removed_in_one_go_and_can_be_brought_back_whole(ledger: Ledger) -> None:
    proposal = written(ledger)
    before = all_of(ledger)
    together = removal_of(ledger, proposal)
    with ledger.change():
        for record in together:
            remove(ledger, record)
    for kind in (Proposal, Nominee, Selection, KeptPaper):
        assert find(ledger, kind) == []
    kept(ledger, *reversed(together))
    assert all_of(ledger) == before


def test_other_proposals_and_achievements_stay(ledger: Ledger) -> None:
    other = written(ledger)
    proposal = written(ledger)
    gone = {one.id for one in removal_of(ledger, proposal)}
    stay = [one for kind in (Nominee, Selection) for one in find(ledger, kind, proposal=other.id)]
    assert len(stay) == 3
    assert not gone.intersection(one.id for one in stay)
    assert len(removal_of(ledger, proposal)) == 5


def test_a_nominee_goes_with_the_paper_that_was_kept_of_it(ledger: Ledger) -> None:
    written(ledger)
    (nominee,) = find(ledger, Nominee, name="Lê Thị Bình")
    for record in removal_of(ledger, nominee):
        remove(ledger, record)
    assert [one.name for one in find(ledger, Nominee)] == ["Trần Văn An"]


def test_who_was_awarded_stays_named(ledger: Ledger) -> None:
    written(ledger)
    (nominee,) = find(ledger, Nominee, name="Trần Văn An")
    kept(ledger, made_award(nominee.name, nominee=nominee.id))
    with pytest.raises(StillReferredError, match="Khen thưởng đã có quyết định"):
        remove(ledger, *removal_of(ledger, nominee))


def test_what_left_the_post_is_given_up_and_never_removed(ledger: Ledger) -> None:
    sent = written(ledger)
    keep_dossier(ledger, Dossier("0" * 64, sent.unit, sent.id, 1, "2022-11-20T08:00:00+07:00"))
    given_up = advance(made_proposal(), "cancelled", DAY, reason="Trùng")
    old = made_proposal(status="decided", decided_on=date(2022, 12, 1))
    for proposal in (sent, given_up, old):
        put(ledger, proposal)
        with pytest.raises(ProposalSentError, match=r"không xóa khỏi sổ.*KT-09"):
            removal_of(ledger, proposal)
