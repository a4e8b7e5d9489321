"""Who or what is proposed twice: by several units, by one twice, or after an award was given.

A likeness is told and never decided: whoever reads it acts upon it, or passes it over with a reason
that the journal keeps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from resources.catalogues import words
from resources.wording import _
from storage.commendation.award_words import held_words
from storage.commendation.comparing import HeldBy
from storage.commendation.double_books import Books, Entry, award_key, books_of, likeness
from storage.commendation.evidence import Held
from storage.commendation.rule_values import read_thresholds
from storage.commendation.rules import Rule, Rulebook
from storage.commendation.similarity import Told, most_alike, told
from storage.journal import note
from storage.ledger import Ledger
from storage.records import Award, Nominee, Proposal, Review
from storage.repository import find
from storage.spelling import fold

PERSON_TWICE, TEXT_TWICE, MEDAL_TWICE, AWARDED = "person", "text", "medal", "award"

_DISMISS, _DOUBLE = "dismiss", "double"  # of the journal
_ALL = 100  # percent


@dataclass(frozen=True, slots=True)
class Double:
    """One likeness: its kind, whether it is sure, what it says, and between what it is.

    `nominee` is who is proposed, None where a whole dossier is meant; `other` is the nominee it is
    like, if it is one. `reason` is why it was passed over.
    """

    kind: str
    sure: bool
    words: str
    proposal: str
    nominee: Nominee | None
    beside: str  # the identity of the other nominee, or of the award
    other: Nominee | None = None
    reason: str = ""

    @property
    def key(self) -> str:
        """Return what a reason answers: the same from whichever side it is looked at."""
        ends = sorted((self.nominee.id if self.nominee else self.proposal, self.beside))
        return ":".join((self.kind, *ends))


def doubles(
    ledger: Ledger,
    proposals: Sequence[Proposal],
    held: Mapping[str, HeldBy],
    units: Mapping[str, str],
    book: Rulebook,
) -> list[Double]:
    """Return the likenesses of whom these proposals name, sure ones first, each once.

    `held` are the awards that came with dossiers, by proposal; `units` the names of units by code.
    """
    books = books_of(ledger, proposals, held, units, book)
    chosen = {one.id for one in proposals}
    own = [entry for entry in books.entries if entry.proposal.id in chosen]
    found = [
        *(double for entry in own for double in _people(books, entry)),
        *_texts(books, own),
        *(double for entry in own for double in _medals(books, entry)),
        *(double for entry in own for double in _held_before(books, entry)),
        *(double for one in proposals for double in _awarded(ledger, books, one, own)),
    ]
    reasons = dismissed(ledger)
    each: dict[str, Double] = {}
    for one in found:
        each.setdefault(one.key, replace(one, reason=reasons.get(one.key, "")))
    return sorted(each.values(), key=lambda one: (bool(one.reason), not one.sure))


def dismiss(ledger: Ledger, double: Double, reason: str) -> None:
    """Pass a likeness over with a reason, or look at it again where the reason is empty."""
    with ledger.change():
        note(ledger, _DISMISS, _DOUBLE, double.key, reason.strip())


def dismissed(ledger: Ledger) -> dict[str, str]:
    """Return by key the reasons for which likenesses were passed over, the newest of each."""
    query = "SELECT record, after FROM journal WHERE action = ? AND kind = ? ORDER BY seq"
    return {key: str(said or "") for key, said in ledger.db.execute(query, [_DISMISS, _DOUBLE])}


def _people(books: Books, entry: Entry) -> Iterator[Double]:
    for other in books.by_name[entry.folded]:
        same = None if other is entry else likeness(entry, other)
        if same is None or not _competes(entry, other):
            continue
        sure = _("{one} và {other}: cùng một trường hợp, được đề nghị hai lần.")
        perhaps = _("{one} và {other}: có thể là một, hãy hỏi lại đơn vị.")
        said = (sure if same else perhaps).format(
            one=books.place(entry), other=books.place(other, entry)
        )
        yield _double(PERSON_TWICE, entry, other, said, sure=same)


def _competes(one: Entry, other: Entry) -> bool:
    """Tell whether both ask for the same: for one occasion, or for one form not decided yet."""
    if fold(one.proposal.occasion) == fold(other.proposal.occasion):
        return True
    return one.pending and other.pending and one.proposal.form == other.proposal.form


def _texts(books: Books, own: Sequence[Entry]) -> Iterator[Double]:
    rule = books.book.check("k13")
    least = read_thresholds(rule.value, 1, _ALL) if rule else None
    if not least:
        return
    newest = sorted(books.entries, key=lambda entry: entry.nominee.id, reverse=True)
    reports = [(entry, _told(entry.nominee)) for entry in newest]
    for entry in own:
        report = _told(entry.nominee)
        others = [pair for pair in reports if _is_foreign(entry, pair[0])]
        found = report and most_alike(report, [told for _one, told in others], least[0] / _ALL)
        if found:
            other, share = others[found[0]][0], int(found[1] * _ALL)
            said = _("Thành tích của {one} giống {percent}% với {other}.").format(
                one=books.place(entry), percent=share, other=books.place(other, entry)
            )
            yield _double(TEXT_TWICE, entry, other, said, sure=True)


def _told(nominee: Nominee) -> Told | None:
    return told(f"{nominee.situation} {nominee.achievement} {nominee.summary}", nominee.name)


def _is_foreign(entry: Entry, other: Entry) -> bool:
    """Tell whether other units speak of others here: the same person is told of already."""
    return entry.nominee.unit != other.nominee.unit and likeness(entry, other) is None


def _medals(books: Books, entry: Entry) -> Iterator[Double]:
    """Find who is to get again what is given once in a life (Thông tư 20/2025/TT-BCA)."""
    rule, form = books.book.check("k10"), entry.proposal.form
    if not _once(rule, form):
        return
    for held in _held(books, entry):
        if held.award.form == form:
            said = _("{one} đã được tặng {award}; hình thức này chỉ tặng một lần.").format(
                one=books.place(entry), award=held_words(held.award, books.book.words("authority"))
            )
            yield _double(MEDAL_TWICE, entry, held.award, said, sure=held.sure)
    for other in books.by_name[entry.folded]:
        same = None if other is entry else likeness(entry, other)
        if same is not None and other.proposal.form == form and not _competes(entry, other):
            said = _("{one} đã được tặng ở {other}; hình thức này chỉ tặng một lần.").format(
                one=books.place(entry), other=books.place(other, entry)
            )
            yield _double(MEDAL_TWICE, entry, other, said, sure=same)


def _once(rule: Rule | None, form: str) -> bool:
    return rule is not None and form in rule.forms


def _held(books: Books, entry: Entry) -> Iterator[Held]:
    """Find what came with the dossier, and what the register here has under the name."""
    came = books.held.get(entry.proposal.id, {}).get(entry.nominee.honoree or "", ())
    yield from (one for one in came if not one.cancelled)
    known = {one.award.id for one in came}
    for award in books.awards.get(award_key(entry.nominee), ()):
        if award.id not in known:
            yield Held(award, sure=False)


def _held_before(books: Books, entry: Entry) -> Iterator[Double]:
    for held in _held(books, entry):
        if fold(held.award.occasion) == fold(entry.proposal.occasion):
            said = _("{one} đã được tặng {award} cho đúng dịp này.").format(
                one=books.place(entry), award=held_words(held.award, books.book.words("authority"))
            )
            yield _double(AWARDED, entry, held.award, said, sure=held.sure)


def _awarded(
    ledger: Ledger, books: Books, proposal: Proposal, own: Sequence[Entry]
) -> Iterator[Double]:
    """Find awards without names that the unit's months brought for the same occasion."""
    subjects = {one.nominee.subject for one in own if one.proposal.id == proposal.id}
    answered = {one.number for one in find(ledger, Review, proposal=proposal.id)}
    for award in books.nameless:
        same = award.unit == proposal.unit and fold(award.occasion) == fold(proposal.occasion)
        if not same or award.subject not in subjects or award.number in answered:
            continue
        said = _("Sổ khen thưởng của {unit} đã có {count} {subject} được {award} dịp «{occasion}».")
        yield Double(
            kind=AWARDED,
            sure=False,
            words=said.format(
                unit=books.unit(award.unit),
                count=award.quantity,
                subject=words("award_subjects").get(award.subject, award.subject).lower(),
                award=held_words(award, books.book.words("authority")),
                occasion=award.occasion,
            ),
            proposal=proposal.id,
            nominee=None,
            beside=award.id,
        )


def _double(kind: str, entry: Entry, other: Entry | Award, words: str, *, sure: bool) -> Double:
    beside = other.id if isinstance(other, Award) else other.nominee.id
    return Double(
        kind=kind,
        sure=sure,
        words=words,
        proposal=entry.proposal.id,
        nominee=entry.nominee,
        beside=beside,
        other=None if isinstance(other, Award) else other.nominee,
    )
