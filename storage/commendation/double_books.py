"""All who are proposed and still count, ready to be compared with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from resources.wording import _
from storage.commendation.comparing import HeldBy
from storage.commendation.given import standing, with_events
from storage.commendation.people import PERSON, is_open, is_same, person_of
from storage.commendation.reviewing import last_statuses
from storage.commendation.rules import Rulebook
from storage.commendation.same_name import may_be, spelt
from storage.commendation.statuses import FELL, UNDECIDED
from storage.ledger import Ledger
from storage.namesakes import namesakes
from storage.records import Award, Honoree, Nominee, Proposal
from storage.repository import find, of_ids
from storage.spelling import fold

_COMPARED = 600  # reports of whoever it is, the newest ones, that texts are compared with


@dataclass(frozen=True, slots=True)
class Entry:
    """A nominee that still counts, with its proposal as it was answered last.

    `folded` is the name as search compares it: each is compared with hundreds.
    """

    nominee: Nominee
    proposal: Proposal
    page: Honoree | None
    folded: str

    @property
    def born(self) -> int | None:
        """Return the year of birth, of the page where the proposal has none."""
        return self.nominee.birth_year or (self.page.birth_year if self.page else None)

    @property
    def pending(self) -> bool:
        """Tell whether its proposal waits for a decision."""
        return self.proposal.status in UNDECIDED


@dataclass(frozen=True)
class Books:
    """What is looked through: who counts, by name too, the awards by `award_key`, the units.

    `nameless` are the awards that came with months, which bring no names.
    """

    entries: Sequence[Entry]
    by_name: Mapping[str, Sequence[Entry]]
    awards: Mapping[tuple[str, str], Sequence[Award]]
    nameless: Sequence[Award]
    held: Mapping[str, HeldBy]
    units: Mapping[str, str]
    book: Rulebook

    def unit(self, code: str) -> str:
        """Return the name of a unit."""
        return self.units.get(code, code)

    def place(self, entry: Entry, beside: Entry | None = None) -> str:
        """Say who it is, where, and for what unless another that was said has the same occasion."""
        occasion = entry.proposal.occasion
        said = beside is not None and fold(beside.proposal.occasion) == fold(occasion)
        facts = (
            _("sinh {year}").format(year=entry.born) if entry.born else "",
            entry.nominee.position,
            self.unit(entry.nominee.unit),
            "" if said else _("dịp «{occasion}»").format(occasion=occasion),
        )
        return f"«{entry.nominee.name}» ({', '.join(filter(None, facts))})"


def books_of(
    ledger: Ledger,
    proposals: Sequence[Proposal],
    held: Mapping[str, HeldBy],
    units: Mapping[str, str],
    book: Rulebook,
) -> Books:
    """Read what likenesses to whom these proposals name are looked for in.

    That is all of the same names, and the newest nominees whoever they are, for their texts.
    """
    named = [one for each in proposals for one in find(ledger, Nominee, proposal=each.id)]
    names = {one.name for one in named}
    looked_at = (*_newest(ledger), *namesakes(ledger, Nominee, names), *(one.id for one in named))
    entries = _entries(ledger, of_ids(ledger, Nominee, looked_at).values())
    by_name: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_name[entry.folded].append(entry)
    awards: dict[tuple[str, str], list[Award]] = defaultdict(list)
    known = of_ids(ledger, Award, namesakes(ledger, Award, names)).values()
    for award in standing(with_events(ledger, known)):
        awards[award_key(award)].append(award)
    own = sorted({one.unit for one in proposals})
    nameless = [award for unit in own for award in find(ledger, Award, unit=unit, name="")]
    return Books(entries, by_name, awards, nameless, held, units, book)


def award_key(one: Award | Nominee) -> tuple[str, str]:
    """Return what an award is looked up by: whom it names, in any spelling."""
    return one.subject, spelt(one.name)


def _newest(ledger: Ledger) -> list[str]:
    query = "SELECT id FROM nominee ORDER BY id DESC LIMIT ?"
    return [identity for (identity,) in ledger.db.execute(query, [_COMPARED]).fetchall()]


def _entries(ledger: Ledger, nominees: Iterable[Nominee]) -> list[Entry]:
    counting = [one for one in nominees if is_open(one)]
    proposals = of_ids(ledger, Proposal, (one.proposal for one in counting))
    pages = of_ids(ledger, Honoree, (one.honoree for one in counting if one.honoree))
    statuses = last_statuses(ledger)
    answered = {
        identity: one.model_copy(update={"status": statuses.get(identity, one.status)})
        for identity, one in proposals.items()
    }
    return [
        Entry(one, answered[one.proposal], pages.get(one.honoree or ""), fold(one.name))
        for one in counting
        if answered[one.proposal].status not in FELL
    ]


def likeness(one: Entry, other: Entry) -> bool | None:
    """Tell whether both are the same: True for sure, False for perhaps, None for no."""
    ours, theirs = one.nominee, other.nominee
    if ours.subject != theirs.subject or one.folded != other.folded:
        return None
    if ours.unit == theirs.unit:
        return is_same(person_of(ours, page=one.page), person_of(theirs, page=other.page))
    same_words = spelt(ours.name) == spelt(theirs.name)
    if ours.subject == PERSON:
        if not may_be(one.born, other.born):
            return None
        return same_words and bool(one.born and other.born)
    where = [fold(each.address or each.position) for each in (ours, theirs)]
    if not same_words or (all(where) and where[0] != where[1]):
        return None  # each commune has its Tổ liên gia số 1
    return bool(where[0]) and where[0] == where[1]
