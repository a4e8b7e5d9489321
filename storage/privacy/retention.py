"""How long personal data is kept: rules with the unit's own periods, and what is over by them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from resources.catalogues import entries
from storage.commendation.life import OPEN
from storage.drafts import drop_draft
from storage.duties import require
from storage.ledger import Ledger
from storage.looks import looks_before, put_away_looks
from storage.privacy.erasing import Done, erase
from storage.privacy.person import kept_because
from storage.privacy.tips import told_tips
from storage.privacy.tombstones import NEUTRAL
from storage.records import Achievement, Candidate, Member, Nominee, Proposal, Record
from storage.repository import find

_FELL = frozenset({"refused", "withdrawn"})  # of nominee_results
_LOOKS = "looks_old"
_OVER = "retention_over"  # of erasure_grounds


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """What is kept for how many months after its day; 0 months: for as long as people want."""

    code: str
    title: str
    months: int


@dataclass(frozen=True, slots=True)
class Due:
    """Something whose time is over: a record, a draft by its form's name, or looks: how many."""

    rule: RetentionRule
    since: date
    record: Record | None = None
    draft: str = ""
    looks: int = 0


def retention_rules(ledger: Ledger) -> tuple[RetentionRule, ...]:
    """Return the rules with the unit's own periods, else those of the list."""
    own = ledger.settings.retention
    return tuple(
        RetentionRule(one.code, one.word, own.get(one.code, int(one.extra["months"])))
        for one in entries("retention_rules")
        if one.is_offered()
    )


def over(ledger: Ledger, today: date) -> list[Due]:
    """List exactly what would go today, the oldest of each rule first."""
    found: list[Due] = []
    for rule in retention_rules(ledger):
        listing = _LISTED.get(rule.code)
        if listing and rule.months:
            ended = _before(today, rule.months)
            dues = [Due(rule, *one) for one in listing(ledger) if one[0] <= ended]
            found += sorted(dues, key=lambda due: due.since)
        elif rule.code == _LOOKS and rule.months:
            count, first = looks_before(ledger, _before(today, rule.months))
            found += [Due(rule, first, looks=count)] if first else []
    return found


def clear(ledger: Ledger, dues: Sequence[Due], today: date) -> Done | None:
    """Erase what is over, with tombstones; of drafts and looks nothing has to be certified.

    Raises what `erase` raises.
    """
    require(ledger, "manage")
    records = [due.record for due in dues if due.record]
    done = erase(ledger, records, _OVER, today) if records else None
    for due in dues:
        drop_draft(ledger, due.draft)
        if due.looks:
            put_away_looks(ledger, _before(today, due.rule.months))
    return done


def _before(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, 28))


_Listed = tuple[date, Record | None, str]


def _members(ledger: Ledger) -> Iterator[_Listed]:
    for one in find(ledger, Member, unit=ledger.settings.unit):
        if one.left_on and one.full_name != NEUTRAL:
            yield one.left_on, one, ""


def _candidates(ledger: Ledger) -> Iterator[_Listed]:
    for one in find(ledger, Candidate, unit=ledger.settings.unit):
        if one.subject != "collective" and one.name != NEUTRAL:
            yield one.noted_on, one, ""


def _achievements(ledger: Ledger) -> Iterator[_Listed]:
    used = {one for nominee in find(ledger, Nominee) for one in nominee.achievements}
    for one in find(ledger, Achievement, unit=ledger.settings.unit):
        if one.subject != "collective" and one.id not in used and one.name != NEUTRAL:
            yield one.happened_on, one, ""


def _nominees(ledger: Ledger) -> Iterator[_Listed]:
    ended = {one.id: one for one in find(ledger, Proposal) if one.status not in OPEN}
    for one in find(ledger, Nominee, unit=ledger.settings.unit):
        day = ended[one.proposal].proposed_on if one.proposal in ended else None
        fell = one.result in _FELL and one.subject != "collective" and one.name != NEUTRAL
        if day and fell and not kept_because(ledger, one):
            yield day, one, ""


def _drafts(ledger: Ledger) -> Iterator[_Listed]:
    for form, kept_at in ledger.db.execute("SELECT form, kept_at FROM draft").fetchall():
        yield date.fromisoformat(kept_at[:10]), None, form


def _tips(ledger: Ledger) -> Iterator[_Listed]:
    for one in told_tips(ledger):
        yield one.happened_on, one, ""


_LISTED: dict[str, Callable[[Ledger], Iterator[_Listed]]] = {
    "members_left": _members,
    "candidates_old": _candidates,
    "achievements_old": _achievements,
    "nominees_refused": _nominees,
    "drafts_old": _drafts,
    "tip_words": _tips,
}
