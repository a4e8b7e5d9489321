"""What a post does with an answer to its dossier: the proposal moves on, awards are entered.

Which answer counts is told by numbers alone. Kept is what was inside, signature and all: it can
be checked for ever, whatever becomes of the keys of this computer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from storage.commendation.decisions import (
    Decision,
    Verdict,
    answered,
    awards_due,
    decide,
    decided_without_awards,
)
from storage.dossiers import dossiers
from storage.journal import note, now_text
from storage.ledger import Ledger
from storage.months import shut_month
from storage.records import Award, Nominee, Proposal, Record
from storage.repository import find, get, put
from sync.decision import DecisionDocument, SaidOfNominee, document_of, open_decision, review_of
from sync.decision_errors import DecisionUnknownProposalError
from sync.held import held_registry, keep_registry
from sync.keys import UnitKeys

_GIVEN = "approved"  # of nominee_results
_GIVEN_UP = "cancelled"  # of proposal_statuses


@dataclass(frozen=True, slots=True)
class TakenDecision:
    """What became of an answer.

    `fresh` is false for one that is older than what is known, or known already: it changed
    nothing. `awards` were entered now; `waiting` wait for their month to be opened again;
    `contrary` stand in the register although this answer does not give them; `unknown` are named
    by it and not by the proposal any more; `moved` tells whether the proposal followed.
    """

    document: DecisionDocument
    proposal: Proposal
    fresh: bool
    moved: bool = False
    awards: Sequence[Award] = ()
    waiting: Sequence[Award] = ()
    contrary: Sequence[Award] = ()
    unknown: Sequence[SaidOfNominee] = ()


def take_decision(ledger: Ledger, data: bytes, keys: UnitKeys) -> TakenDecision:
    """Take over what the superior answered, in one change; older or repeated changes nothing.

    Raises DecisionForOtherError, DecisionSignerError, DecisionUnknownProposalError, and the
    refusals of containers and registries.
    """
    with ledger.change():
        me = ledger.settings.unit
        opened = open_decision(data, held_registry(ledger), me, keys)
        document = opened.document
        if not find(ledger, Proposal, id=document.proposal, unit=me):
            raise DecisionUnknownProposalError
        keep_registry(ledger, opened.registry)
        if document.number <= _newest_number(ledger, document.proposal):
            return _told(ledger, document)
        moved = _follow(ledger, document)
        _keep(ledger, document, opened.inside)
        entered = enter_waiting(ledger, document.proposal)
        return _told(ledger, document, fresh=True, moved=moved, awards=entered)


def taken_decisions(ledger: Ledger, proposal: str = "") -> list[DecisionDocument]:
    """Return the answers these books took, the oldest first; those to one proposal if named."""
    query = "SELECT data FROM decision WHERE unit = ? AND ? IN (proposal, '') ORDER BY number"
    rows = ledger.db.execute(query, [ledger.settings.unit, proposal]).fetchall()
    return [document_of(bytes(data)) for (data,) in rows]


def waiting_awards(ledger: Ledger, proposal: str = "") -> list[Award]:
    """Return the awards that decisions gave and that wait: the month of their day is closed.

    Whether the decision came as a file or was typed here; those of one proposal if it is named.
    """
    lacking = _lacking(ledger, proposal)
    return [award for award in lacking if shut_month(ledger, award.decided_on)]


def enter_waiting(
    ledger: Ledger, proposal: str = "", *, within: tuple[date, date] | None = None
) -> list[Award]:
    """Enter the awards that waited for a month that is open now, and return them.

    Those of one proposal if it is named, and those decided within two days if they are given.
    """
    first, last = within or (date.min, date.max)
    with ledger.change():
        lacking = _lacking(ledger, proposal)
        meant = [award for award in lacking if first <= award.decided_on <= last]
        ready = [award for award in meant if not shut_month(ledger, award.decided_on)]
        for award in ready:
            put(ledger, award)
        return ready


def _lacking(ledger: Ledger, proposal: str) -> list[Award]:
    found = decided_without_awards(ledger, proposal)
    return [award for one in found for award in awards_due(ledger, one, _amounts(ledger, one))]


def _follow(ledger: Ledger, document: DecisionDocument) -> bool:
    """Let the proposal follow an answer.

    False where a decision that was typed here stands, where what is asked for was sent since, or
    where the proposal was given up here: only a decision goes before that.
    """
    proposal = get(ledger, Proposal, document.proposal)
    if document.status == "decided":
        _save(ledger, _decided(ledger, document))
        return True
    if (
        proposal.decided_on
        or proposal.status == _GIVEN_UP
        or _is_of_older_dossier(ledger, document)
    ):
        return False
    _save(ledger, answered(ledger, proposal, review_of(document)))
    return True


def _is_of_older_dossier(ledger: Ledger, document: DecisionDocument) -> bool:
    sent = [each.bundle_id for each in dossiers(ledger, document.proposal)]
    ended = document.status == "refused"
    return not ended and document.dossier in sent[:-1]


def _save(ledger: Ledger, records: Sequence[Record]) -> None:
    for record in records:
        if not isinstance(record, Award):  # they are entered where their month lets them
            put(ledger, record)


def _amounts(ledger: Ledger, proposal: Proposal) -> dict[str, int]:
    """Return the sums that the last decision taken in says, by nominee; of one typed here, none."""
    said = [one for one in taken_decisions(ledger, proposal.id) if one.status == "decided"]
    return _sums(said[-1]) if said and said[-1].paper == proposal.decision_paper else {}


def _sums(document: DecisionDocument) -> dict[str, int]:
    return {one.nominee: one.amount for one in document.verdicts if one.amount is not None}


def _decided(ledger: Ledger, document: DecisionDocument) -> list[Record]:
    """Return what a decision changes; whom it does not name, the superior never saw."""
    said = {each.nominee: each for each in document.verdicts}
    proposal = get(ledger, Proposal, document.proposal)
    nominees = find(ledger, Nominee, proposal=proposal.id)
    decision = Decision(
        document.paper,
        document.on,
        {each.nominee: Verdict(each.result, each.reason) for each in document.verdicts},
        _sums(document),
    )
    named = [nominee for nominee in nominees if nominee.id in said]
    return decide(ledger, proposal, named, decision)


def _keep(ledger: Ledger, document: DecisionDocument, inside: bytes) -> None:
    put(ledger, review_of(document))
    row = {name: getattr(document, name) for name in ("number", "unit", "proposal", "review")}
    row |= {"digest": document.digest, "data": inside, "made_at": now_text(), "written_at": None}
    ledger.db.table("decision").insert(row)
    note(ledger, "answer", "proposal", document.proposal, document.status)


def _newest_number(ledger: Ledger, proposal: str) -> int:
    query = "SELECT max(number) FROM decision WHERE proposal = ?"
    (newest,) = ledger.db.execute(query, [proposal]).fetchone()
    return int(newest or 0)


def _told(
    ledger: Ledger,
    document: DecisionDocument,
    *,
    fresh: bool = False,
    moved: bool = False,
    awards: Sequence[Award] = (),
) -> TakenDecision:
    known = {each.id for each in find(ledger, Nominee, proposal=document.proposal)}
    decided = document.verdicts if fresh and document.status == "decided" else ()
    return TakenDecision(
        document=document,
        proposal=get(ledger, Proposal, document.proposal),
        fresh=fresh,
        moved=moved,
        awards=awards,
        waiting=waiting_awards(ledger, document.proposal),
        contrary=[award for each in decided for award in _contrary(ledger, document, each)],
        unknown=[each for each in decided if each.result == _GIVEN and each.nominee not in known],
    )


def _contrary(ledger: Ledger, document: DecisionDocument, said: SaidOfNominee) -> list[Award]:
    """Return the awards of a nominee that stand in the register otherwise than decided."""
    decided = (document.paper, document.on) if said.result == _GIVEN else None
    held = find(ledger, Award, nominee=said.nominee)
    return [award for award in held if (award.number, award.decided_on) != decided]
