"""What leaves with the dossier of one proposal: shown to people first, then sealed, the very same.

It is the one thing that takes names and texts of people out of the post, so it speaks of nobody
but those whom the proposal names. Awards they hold travel as lines of their own (`held`), not as
records: an award that came with a month has the same identity there and no name, and a superior
that kept it twice would count it twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from resources.catalogues import words
from resources.wording import _
from storage.commendation.given import CANCELLED
from storage.dossiers import dossiers, paper_data
from storage.ledger import Ledger
from storage.records import (
    Achievement,
    Award,
    AwardEvent,
    Honoree,
    KeptPaper,
    Nominee,
    Proposal,
    Record,
    Selection,
    fields_of,
)
from storage.records.base import Code, Codes, Count, Identity, Text
from storage.repository import find
from storage.spelling import fold
from sync.content import Row
from sync.document import Value

DOSSIER_KINDS: tuple[type[Record], ...] = (
    Proposal,
    Honoree,
    Achievement,
    Nominee,
    Selection,
    KeptPaper,
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper that goes along: its digest is its name in the bundle."""

    digest: str
    title: str
    size: int  # bytes


class HeldAward(Value):
    """An award that one of the honorees holds already, so that doubles and K10 are seen above."""

    award: Identity
    honoree: Identity
    decided_on: date
    number: Text = ""
    form: Code
    authority: Code
    authorities: Codes = ()
    award_type: Code
    occasion: Text
    quantity: Count = 1
    amount: Count = 0
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class DossierContent:
    """All that a dossier says, in the order in which a screen lists it."""

    unit: str
    proposal: str
    revision: int
    words: str  # one sentence for a person without the program
    records: Mapping[type[Record], Sequence[Row]]
    held: Sequence[HeldAward] = ()
    papers: Sequence[Paper] = ()


def what_leaves_with(ledger: Ledger, proposal: Proposal) -> DossierContent:
    """Return what would leave with the dossier of a proposal, sent now."""
    nominees = find(ledger, Nominee, proposal=proposal.id)
    honorees = _named_by(ledger, nominees)
    kept = find(ledger, KeptPaper, proposal=proposal.id)
    records: dict[type[Record], Sequence[Record]] = {
        Proposal: [proposal],
        Honoree: honorees,
        Achievement: _rested_on(ledger, nominees),
        Nominee: nominees,
        Selection: find(ledger, Selection, proposal=proposal.id),
        KeptPaper: kept,
    }
    return DossierContent(
        unit=proposal.unit,
        proposal=proposal.id,
        revision=len(dossiers(ledger, proposal.id)) + 1,
        words=_sentence(proposal, nominees),
        records={kind: _rows(found) for kind, found in records.items()},
        held=[_held(ledger, award) for one in honorees for award in _awards(ledger, one)],
        papers=_papers(ledger, kept),
    )


def dossier_fields(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a kind that leave in a dossier, personal ones too."""
    if kind not in DOSSIER_KINDS:
        return ()
    return tuple(field.name for field in fields_of(kind) if field.fact.sent)


def _named_by(ledger: Ledger, nominees: Sequence[Nominee]) -> list[Honoree]:
    named = {nominee.honoree for nominee in nominees}
    return [
        one
        for identity in sorted(filter(None, named))
        for one in find(ledger, Honoree, id=identity)
    ]


def _rested_on(ledger: Ledger, nominees: Sequence[Nominee]) -> list[Achievement]:
    """Return the noted achievements of the nominees themselves; of others nothing leaves."""
    honorees = {nominee.honoree for nominee in nominees} - {None}
    names = {fold(nominee.name) for nominee in nominees}
    rested = sorted({identity for nominee in nominees for identity in nominee.achievements})
    found = [one for identity in rested for one in find(ledger, Achievement, id=identity)]
    return [
        one
        for one in found
        if (one.honoree in honorees if one.honoree else fold(one.name) in names)
    ]


def _awards(ledger: Ledger, honoree: Honoree) -> list[Award]:
    return find(ledger, Award, honoree=honoree.id)


def _held(ledger: Ledger, award: Award) -> HeldAward:
    ended = find(ledger, AwardEvent, award=award.id, event=CANCELLED)
    shared = HeldAward.model_fields.keys() & Award.model_fields.keys()
    said = {name: getattr(award, name) for name in shared}
    return HeldAward.model_validate(said | {"award": award.id, "cancelled": bool(ended)})


def _rows(records: Sequence[Record]) -> list[Row]:
    rows = [one.model_dump(mode="json", include=set(dossier_fields(type(one)))) for one in records]
    return sorted(rows, key=lambda row: str(row["id"]))


def _papers(ledger: Ledger, kept: Sequence[KeptPaper]) -> list[Paper]:
    titles = {paper.digest: paper.title for paper in kept}  # one file may be kept under two titles
    sizes = {digest: len(paper_data(ledger, digest) or b"") for digest in titles}
    return [Paper(digest, titles[digest], sizes[digest]) for digest in sorted(titles)]


def _sentence(proposal: Proposal, nominees: Sequence[Nominee]) -> str:
    subjects = words("award_subjects")
    counts = Counter(nominee.subject for nominee in nominees)
    told = ", ".join(
        f"{counts[code]} {word.lower()}" for code, word in subjects.items() if counts[code]
    )
    said = _("Hồ sơ khen thưởng: {occasion} ({nominees}).")
    return said.format(occasion=proposal.occasion, nominees=told)
