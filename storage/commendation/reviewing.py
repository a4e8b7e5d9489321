"""Dossiers that units sent, how far their answers are, and what is answered over several at once.

At the superior only: an answer is a Review and nothing else. The awards come back with the months
of the units, so that no award stands in the books twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from resources.wording import _
from storage.commendation.deadlines import Deadline, deadline_of
from storage.commendation.decisions import Verdict
from storage.commendation.people import is_open
from storage.commendation.rules import rulebook
from storage.dossiers import dossiers
from storage.ledger import Ledger
from storage.records import Nominee, Proposal, Review
from storage.records.proposal import NomineeVerdict
from storage.repository import find, of_ids

NEW, MENDED, AGAIN = "new", "mended", "again"
"""A dossier not answered yet, sent anew after an answer, sent anew though it was decided."""
WAITING = frozenset({NEW, MENDED, AGAIN, "appraised"})
"""States in which the unit waits for an answer."""

_FINAL = frozenset({"decided", "refused"})  # of proposal_statuses
_APPROVED = "approved"  # of nominee_results
_REASON, _WHOLE = 500, 20_000  # letters of the reason of one nominee, of a whole answer
_MORE = _("… (lý do của từng trường hợp ghi đủ ở trường hợp đó)")

# A dossier counts as taken in from the receipt that says so on: numbers of the journal, no clock.
_TAKEN = """SELECT record, max(seq) FROM journal
WHERE action = 'receipt' AND kind = 'received' AND after = 'full' GROUP BY record"""
_CAME = "SELECT bundle_id, received_at FROM received WHERE kind = 'dossier'"
_ANSWERS = "SELECT proposal, review, number, digest, written_at FROM decision ORDER BY number"
_LAST = """SELECT decision.proposal, review.status
FROM decision JOIN review ON review.id = decision.review ORDER BY decision.number"""
_NAMED = """SELECT proposal, subject, count(*), group_concat(name, ' ') FROM nominee
GROUP BY proposal, subject"""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that was signed: which revision it speaks of, and when it was written out."""

    review: Review
    revision: int
    digest: str
    written_at: str | None


@dataclass(frozen=True, slots=True)
class ReceivedDossier:
    """What a unit sent last of one proposal; `counts` are by subject, answers oldest first.

    `named` are the names of all whom it proposes.

    `state` is one of NEW, MENDED, AGAIN, or the status that the last answer said.
    """

    proposal: Proposal
    bundle_id: str
    revision: int
    received_on: date
    state: str
    counts: Mapping[str, int] = field(default_factory=dict)
    named: str = ""
    answers: tuple[Answered, ...] = ()
    deadline: Deadline | None = None

    @property
    def decided(self) -> Review | None:
        """Return the last decision that was signed, of whichever revision."""
        said = (one.review for one in reversed(self.answers))
        return next((review for review in said if review.status in _FINAL), None)

    @property
    def warning(self) -> str:
        """Say that what was decided came again, "" where it did not."""
        review = self.decided
        if self.state != AGAIN or review is None:
            return ""
        return _(
            "Hồ sơ này đã có kết quả {number} ngày {day:%d/%m/%Y}, đơn vị lại gửi bản {revision}. "
            "Chỉ ký quyết định mới nếu quyết định trước sai."
        ).format(number=review.number, day=review.on, revision=self.revision)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said over one dossier or several at once: number, day and reason are typed once.

    `verdicts` are by nominee; whom a decision does not name was approved. `status` is appraised,
    returned, decided or refused.
    """

    status: str
    on: date
    number: str = ""
    reason: str = ""
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)


def received_dossiers(ledger: Ledger, today: date) -> list[ReceivedDossier]:
    """Return the dossiers that units sent: what waits first, then the newest, unit by unit."""
    own, book = ledger.settings.unit, rulebook(ledger, today)
    proposals = {one.id: one for one in find(ledger, Proposal) if one.unit != own}
    answers, named = _answers(ledger), _named(ledger)
    latest = today if ledger.settings.sample else date.max  # its books live in a day of their own
    came = {row[0]: min(_day(row[1]), latest) for row in ledger.db.execute(_CAME).fetchall()}
    newest = {one.proposal: one for one in dossiers(ledger) if one.proposal in proposals}
    found = []
    for identity, dossier in newest.items():
        proposal, said = proposals[identity], tuple(answers[identity])
        state = _state(said, dossier.revision)
        waiting = proposal.model_copy(update={"status": "submitted"})  # sent is sent
        found.append(
            ReceivedDossier(
                proposal=proposal,
                bundle_id=dossier.bundle_id,
                revision=dossier.revision,
                received_on=came[dossier.bundle_id],
                state=state,
                counts={subject: count for subject, (count, _names) in named[identity].items()},
                named=" ".join(names for _count, names in named[identity].values()),
                answers=said,
                deadline=deadline_of(book, waiting) if state in WAITING else None,
            )
        )
    found.sort(key=lambda one: (one.proposal.unit, one.proposal.id))
    found.sort(key=lambda one: one.received_on, reverse=True)
    return sorted(found, key=lambda one: one.state not in WAITING)


def is_alike(one: Proposal, other: Proposal) -> bool:
    """Tell whether one decision may speak of both: same form, authority and type of award."""
    alike = ("form", "authority", "award_type")
    return all(getattr(one, name) == getattr(other, name) for name in alike)


def result_of(dossier: ReceivedDossier, nominee: Nominee) -> Verdict:
    """Return what became of a nominee by the last answer to this revision; open before."""
    last = dossier.answers[-1] if dossier.answers else None
    if last is None or dossier.state != last.review.status:
        return Verdict(nominee.result, nominee.result_reason)
    review = last.review
    said = next((one for one in review.verdicts if one.nominee == nominee.id), None)
    if said:
        return Verdict(said.result, said.reason)
    if review.status == "refused":
        return Verdict("refused", review.reason[:_REASON])
    given = review.status == "decided" and nominee.result == "open"
    return Verdict(_APPROVED if given else nominee.result, nominee.result_reason)


def last_statuses(ledger: Ledger) -> dict[str, str]:
    """Return by proposal what its last answer said: its own status is what the unit sent."""
    return dict(ledger.db.execute(_LAST).fetchall())


def reviews_of(ledger: Ledger, proposals: Sequence[Proposal], reply: Reply) -> list[Review]:
    """Return the answer to each dossier; where a decision leaves nobody, that one is refused."""
    return [_review(ledger, proposal, reply) for proposal in proposals]


def _review(ledger: Ledger, proposal: Proposal, reply: Reply) -> Review:
    named = [one for one in find(ledger, Nominee, proposal=proposal.id) if is_open(one)]
    said = {one.id: reply.verdicts[one.id] for one in named if one.id in reply.verdicts}
    status, verdicts = reply.status, said
    if status == "decided":
        verdicts = {one.id: said.get(one.id, Verdict()) for one in named}
        if named and all(one.result != _APPROVED for one in verdicts.values()):
            status = "refused"
    elif status == "returned":
        verdicts = {one: Verdict("open", each.reason) for one, each in said.items() if each.reason}
    return Review(
        unit=ledger.settings.unit,
        proposal=proposal.id,
        status=status,
        on=reply.on,
        number=reply.number,
        reason=_reason(status, reply, named, verdicts),
        verdicts=tuple(_said(one, each) for one, each in verdicts.items()),
    )


def _said(nominee: str, verdict: Verdict) -> NomineeVerdict:
    return NomineeVerdict(nominee=nominee, result=verdict.result, reason=verdict.reason[:_REASON])


def _reason(
    status: str, reply: Reply, named: Sequence[Nominee], verdicts: Mapping[str, Verdict]
) -> str:
    """Say the whole reason, with what concerns a single nominee below it by name."""
    if status in ("decided", "appraised"):
        return reply.reason
    lines = [
        f"{one.name}: {verdicts[one.id].reason}"
        for one in named
        if one.id in verdicts and verdicts[one.id].reason
    ]
    said = "\n".join(filter(None, (reply.reason, *lines)))
    return said if len(said) <= _WHOLE else said[: _WHOLE - len(_MORE)] + _MORE


def _answers(ledger: Ledger) -> dict[str, list[Answered]]:
    taken = dict(ledger.db.execute(_TAKEN).fetchall())
    sent: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in dossiers(ledger):
        sent[each.proposal].append((taken.get(each.bundle_id, 0), each.revision))
    found: dict[str, list[Answered]] = defaultdict(list)
    rows = ledger.db.execute(_ANSWERS).fetchall()
    reviews = of_ids(ledger, Review, (row[1] for row in rows))
    for proposal, review, number, digest, written in rows:
        before = (revision for seq, revision in sent[proposal] if seq < number)
        answered = Answered(reviews[review], max(before, default=1), digest, written)
        found[proposal].append(answered)
    return found


def _named(ledger: Ledger) -> dict[str, dict[str, tuple[int, str]]]:
    """Return by proposal, of each kind of subject, how many are named and their names."""
    found: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    for proposal, subject, count, names in ledger.db.execute(_NAMED).fetchall():
        found[proposal][subject] = (count, names)
    return found


def _state(answers: Sequence[Answered], revision: int) -> str:
    if not answers:
        return NEW
    last = answers[-1]
    if last.revision == revision:
        return last.review.status
    return AGAIN if any(one.review.status in _FINAL for one in answers) else MENDED


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).astimezone().date()
