"""Nominees of several dossiers side by side: what is known of each, what the rules find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from storage.commendation.award_words import held_words
from storage.commendation.case import case_of
from storage.commendation.decisions import Verdict
from storage.commendation.evidence import Case, Held
from storage.commendation.findings import Finding, findings
from storage.commendation.reviewing import ReceivedDossier, last_statuses, result_of
from storage.commendation.statuses import UNDECIDED
from storage.commendation.votes import share_words
from storage.ledger import Ledger
from storage.records import Achievement, Honoree, Nominee, Proposal, Selection
from storage.steps import Step, Steps

HeldBy = Mapping[str, tuple[Held, ...]]
"""The awards that came with a dossier, by the page of whoever holds them."""

_DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Compared:
    """One nominee as the superior judges it: the received records, and what follows from them."""

    nominee: Nominee
    dossier: ReceivedDossier
    page: Honoree | None
    held: tuple[str, ...]
    votes: str
    findings: tuple[Finding, ...]
    verdict: Verdict
    achievements: tuple[Achievement, ...] = ()

    @property
    def unit(self) -> str:
        """Return the code of the unit that proposes."""
        return self.nominee.unit

    @property
    def born(self) -> int | None:
        """Return the year of birth, of the page where the proposal has none."""
        return self.nominee.birth_year or (self.page.birth_year if self.page else None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Dossiers beside each other; `general` is what the rules find of each as a whole."""

    dossiers: tuple[ReceivedDossier, ...]
    rows: tuple[Compared, ...]
    general: Mapping[str, tuple[Finding, ...]]


def compare(
    ledger: Ledger,
    dossiers: Sequence[ReceivedDossier],
    held: Mapping[str, HeldBy],
    today: date,
) -> Steps[Comparison]:
    """Judge the nominees of dossiers by the superior's own books; `held` is by proposal."""
    statuses = last_statuses(ledger)
    rows: list[Compared] = []
    general: dict[str, tuple[Finding, ...]] = {}
    for place, dossier in enumerate(dossiers):
        proposal = dossier.proposal
        yield Step(place, len(dossiers), proposal.occasion)
        case = _case(ledger, proposal, held.get(proposal.id, {}), statuses, today)
        found = findings(case)
        general[proposal.id] = tuple(one for one in found if one.nominee is None)
        rows += [_compared(dossier, case, one, found) for one in case.nominees]
    return Comparison(tuple(dossiers), tuple(rows), general)


def _case(
    ledger: Ledger, proposal: Proposal, held: HeldBy, statuses: Mapping[str, str], today: date
) -> Case:
    """Gather a received proposal, with what was answered to the others in place of what they say.

    Awards that came along stand beside those that the register here has under a name.
    """
    case = case_of(ledger, proposal, today=today)
    claims = (replace(one, proposal=_answered(one.proposal, statuses)) for one in case.claims)
    rivals = (_answered(one, statuses) for one in case.rivals)
    also = {one.id: _joined(case.held.get(one.id, ()), held, one) for one in case.nominees}
    return replace(
        case,
        claims=tuple(claims),
        rivals=tuple(one for one in rivals if one.status in UNDECIDED),
        held=also,
    )


def _answered(proposal: Proposal, statuses: Mapping[str, str]) -> Proposal:
    said = statuses.get(proposal.id)
    return proposal.model_copy(update={"status": said}) if said else proposal


def _joined(known: tuple[Held, ...], held: HeldBy, nominee: Nominee) -> tuple[Held, ...]:
    here = {one.award.id for one in known}
    came = held.get(nominee.honoree or "", ())
    return (*known, *(one for one in came if one.award.id not in here))


def _compared(
    dossier: ReceivedDossier, case: Case, nominee: Nominee, found: Iterable[Finding]
) -> Compared:
    return Compared(
        nominee=nominee,
        dossier=dossier,
        page=case.honorees.get(nominee.honoree or ""),
        held=_held(case, nominee),
        votes=_votes(nominee, case.selection),
        findings=tuple(one for one in found if one.nominee == nominee.id),
        verdict=result_of(dossier, nominee),
        achievements=case.noted(nominee),
    )


def _held(case: Case, nominee: Nominee) -> tuple[str, ...]:
    named = case.book.words("authority")
    known = [held_words(one.award, named) for one in case.holds(nominee)]
    typed = [line.strip() for line in nominee.held.splitlines() if line.strip()]
    return tuple(dict.fromkeys((*known, *typed)))


def _votes(nominee: Nominee, selection: Selection | None) -> str:
    if nominee.votes is None or selection is None or not selection.voters:
        return ""
    return f"{nominee.votes}/{selection.voters} ({share_words(nominee, selection)})"
